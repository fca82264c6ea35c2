package dev.duplex.command.people;

import dev.duplex.command.decision.Boundary;
import dev.duplex.command.decision.Decider;
import dev.duplex.command.decision.Decision;
import dev.duplex.command.decision.Rejection;
import dev.duplex.events.DuplexEvent;
import dev.duplex.events.EventTag;
import dev.duplex.events.people.PeopleEvent.PersonJoined;
import dev.duplex.events.workspace.WorkspaceEvent.WorkspaceOpened;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

final class JoinPersonHandler implements Decider<JoinPerson, JoinPersonHandler.State> {

    /** @param joined people with the same id or the same handle, and the acting one */
    record State(@Nullable WorkspaceOpened workspace, List<PersonJoined> joined) {}

    @Override
    public Boundary boundary(JoinPerson command) {
        Boundary boundary = Boundary.of(EventTag.workspace(command.workspace()), WorkspaceOpened.class)
                .and(EventTag.person(command.person()), PersonJoined.class);
        UUID by = command.by();
        if (by != null) {
            boundary = boundary.and(EventTag.person(by), PersonJoined.class);
        }
        return command.handle() == null
                ? boundary
                : boundary.and(EventTag.handle(command.workspace(), command.handle()), PersonJoined.class);
    }

    @Override
    public State initial() {
        return new State(null, List.of());
    }

    @Override
    public State evolve(State state, DuplexEvent event) {
        if (event instanceof WorkspaceOpened opened) {
            return new State(opened, state.joined());
        }
        if (event instanceof PersonJoined joined) {
            List<PersonJoined> more = new ArrayList<>(state.joined());
            more.add(joined);
            return new State(state.workspace(), more);
        }
        return state;
    }

    @Override
    public Decision decide(JoinPerson command, State state) {
        if (state.workspace() == null) {
            return Decision.reject(new Rejection.Unknown("workspace", command.workspace(), "workspace"));
        }
        UUID by = command.by();
        if (by != null && !isOf(command.workspace(), by, state)) {
            return Decision.reject(new Rejection.Unknown("person", by.toString(), "Duplex-Person"));
        }
        ZoneId zone =
                Objects.requireNonNullElse(command.timeZone(), state.workspace().timeZone());
        PersonJoined joined = new PersonJoined(
                command.workspace(),
                command.person(),
                command.name(),
                command.email(),
                command.kind(),
                zone,
                command.handle(),
                command.by(),
                command.at());
        Optional<PersonJoined> sameId = state.joined().stream()
                .filter(other -> other.person().equals(command.person()))
                .findFirst();
        if (sameId.isPresent()) {
            return same(joined, sameId.get())
                    ? Decision.already()
                    : Decision.reject(
                            new Rejection.IdTaken("id", command.person().toString()));
        }
        return state.joined().stream()
                .filter(other -> command.handle() != null && command.handle().equals(other.handle()))
                .findFirst()
                .map(holder -> Decision.reject(new HandleTaken(
                        Objects.requireNonNull(command.handle()),
                        holder.person().toString())))
                .orElseGet(() -> Decision.accept(joined));
    }

    private static boolean isOf(String workspace, UUID person, State state) {
        return state.joined().stream()
                .anyMatch(joined ->
                        joined.person().equals(person) && joined.workspace().equals(workspace));
    }

    private static boolean same(PersonJoined one, PersonJoined other) {
        return one.workspace().equals(other.workspace())
                && one.displayName().equals(other.displayName())
                && Objects.equals(one.email(), other.email())
                && one.kind() == other.kind()
                && one.timeZone().equals(other.timeZone())
                && Objects.equals(one.handle(), other.handle());
    }
}
