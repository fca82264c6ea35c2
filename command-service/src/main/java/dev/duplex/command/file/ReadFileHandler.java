package dev.duplex.command.file;

import dev.duplex.command.decision.Boundary;
import dev.duplex.command.decision.Decider;
import dev.duplex.command.decision.Decision;
import dev.duplex.command.decision.Rejection;
import dev.duplex.command.facts.Membership;
import dev.duplex.events.DuplexEvent;
import dev.duplex.events.EventTag;
import dev.duplex.events.people.PeopleEvent.PersonJoined;
import dev.duplex.events.people.PersonKind;
import java.util.Set;
import java.util.UUID;

/**
 * Before it is sent a file is its uploader's; then everybody's who sees a message that carries it, until the last such
 * message is retracted. Who may not know of it is told that there is none.
 */
final class ReadFileHandler implements Decider<ReadFile, ReadFileHandler.State> {

    record State(FileUse use, Membership membership, boolean customer) {}

    @Override
    public Boundary boundary(ReadFile command) {
        UUID by = command.by();
        return by == null
                ? FileUse.boundary(command.file())
                : FileUse.boundary(command.file())
                        .and(Membership.boundary(command.conversation(), Set.of(by)))
                        .and(EventTag.person(by), PersonJoined.class);
    }

    @Override
    public Boundary further(ReadFile command, State state) {
        return state.use().further();
    }

    @Override
    public State initial() {
        return new State(FileUse.NONE, Membership.UNKNOWN, false);
    }

    @Override
    public State evolve(State state, DuplexEvent event) {
        return event instanceof PersonJoined joined
                ? new State(state.use(), state.membership(), joined.kind() == PersonKind.CUSTOMER)
                : new State(state.use().evolve(event), state.membership().evolve(event), state.customer());
    }

    @Override
    public Decision decide(ReadFile command, State state) {
        UUID by = command.by();
        if (!state.use().wasSent()) {
            return by == null || by.equals(command.uploader()) ? Decision.already() : unknown(command);
        }
        boolean visible = state.use().carriers().stream()
                .filter(message -> message.conversation().equals(command.conversation()))
                .anyMatch(message -> !(message.privateNote() && state.customer()));
        if (!visible) {
            return unknown(command);
        }
        return by == null || state.membership().has(by)
                ? Decision.already()
                : Decision.reject(new Rejection.NotAParticipant(command.conversation(), by, "Duplex-Person"));
    }

    private static Decision unknown(ReadFile command) {
        return Decision.reject(new Rejection.Unknown("file", command.file().toString(), "file"));
    }
}
