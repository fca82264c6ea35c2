package dev.duplex.command.conversation;

import dev.duplex.command.decision.Boundary;
import dev.duplex.command.decision.Decider;
import dev.duplex.command.decision.Decision;
import dev.duplex.command.decision.Rejection;
import dev.duplex.events.DuplexEvent;
import dev.duplex.events.EventTag;
import dev.duplex.events.conversation.ConversationEvent.ConversationStarted;
import dev.duplex.events.conversation.ConversationEvent.ParticipantAdded;
import dev.duplex.events.conversation.ConversationKind;
import dev.duplex.events.conversation.ExternalReference;
import dev.duplex.events.conversation.ParticipantRole;
import dev.duplex.events.people.PeopleEvent.PersonJoined;
import dev.duplex.events.workspace.WorkspaceEvent.WorkspaceOpened;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

final class StartConversationHandler implements Decider<StartConversation, StartConversationHandler.State> {

    /**
     * @param people the workspace that each joined
     * @param started conversations with the same id, the same external reference or the same people talking directly
     */
    record State(boolean workspaceOpen, Map<UUID, String> people, List<ConversationStarted> started) {}

    @Override
    public Boundary boundary(StartConversation command) {
        Boundary boundary = Boundary.of(EventTag.workspace(command.workspace()), WorkspaceOpened.class)
                .and(EventTag.conversation(command.conversation()), ConversationStarted.class);
        Optional<String> external = external(command);
        if (external.isPresent()) {
            boundary = boundary.and(EventTag.external(command.workspace(), external.get()), ConversationStarted.class);
        }
        if (command.kind() == ConversationKind.DIRECT) {
            boundary = boundary.and(
                    EventTag.direct(command.workspace(), command.participants()), ConversationStarted.class);
        }
        for (UUID person : command.participants()) {
            boundary = boundary.and(EventTag.person(person), PersonJoined.class);
        }
        return boundary;
    }

    @Override
    public State initial() {
        return new State(false, Map.of(), List.of());
    }

    @Override
    public State evolve(State state, DuplexEvent event) {
        if (event instanceof WorkspaceOpened) {
            return new State(true, state.people(), state.started());
        }
        if (event instanceof PersonJoined joined) {
            Map<UUID, String> more = new HashMap<>(state.people());
            more.put(joined.person(), joined.workspace());
            return new State(state.workspaceOpen(), more, state.started());
        }
        if (event instanceof ConversationStarted started) {
            return new State(
                    state.workspaceOpen(),
                    state.people(),
                    Stream.concat(state.started().stream(), Stream.of(started)).toList());
        }
        return state;
    }

    @Override
    public Decision decide(StartConversation command, State state) {
        if (!state.workspaceOpen()) {
            return Decision.reject(new Rejection.Unknown("workspace", command.workspace(), "workspace"));
        }
        Optional<Rejection> badExternal = badExternal(command);
        if (badExternal.isPresent()) {
            return Decision.reject(badExternal.get());
        }
        for (ConversationStarted other : state.started()) {
            if (other.conversation().equals(command.conversation())) {
                return same(command, other)
                        ? Decision.already()
                        : Decision.reject(new Rejection.IdTaken(
                                "id", command.conversation().toString()));
            }
        }
        Optional<UUID> stranger = command.participants().stream()
                .filter(person -> !command.workspace().equals(state.people().get(person)))
                .findFirst();
        if (stranger.isPresent()) {
            return Decision.reject(
                    new Rejection.Unknown("person", stranger.get().toString(), "participants"));
        }
        if (command.kind() == ConversationKind.DIRECT && command.participants().size() < 2) {
            return Decision.reject(new Rejection.NotAllowed(
                    "direct-needs-others", "A direct conversation is between at least two people.", "participants"));
        }
        return exists(command, state).orElseGet(() -> start(command));
    }

    private static Optional<Rejection> badExternal(StartConversation command) {
        if (command.external() == null) {
            return command.kind() == ConversationKind.REVIEW
                    ? Optional.of(new Rejection.NotAllowed(
                            "external-missing",
                            "A review is about an outside item; name it, as in github:owner/repo#123.",
                            "external"))
                    : Optional.empty();
        }
        return external(command).isPresent()
                ? Optional.empty()
                : Optional.of(new Rejection.NotAllowed(
                        "bad-external",
                        "The reference names its system first and has that system's form, as in"
                                + " github:owner/repo#123, asana:1201234567890, mailto:team@example.org or jira:ABC-1.",
                        "external"));
    }

    private static Optional<String> external(StartConversation command) {
        return Optional.ofNullable(command.external()).flatMap(ExternalReference::normalised);
    }

    /** Both the outside item and the people may have a conversation: the refusal goes before what is found. */
    private static Optional<Decision> exists(StartConversation command, State state) {
        Optional<String> external = external(command);
        for (ConversationStarted other : state.started()) {
            if (external.isPresent() && external.get().equals(other.external())) {
                return Optional.of(Decision.reject(new Rejection.ExternalTaken(
                        external.get(), other.conversation().toString())));
            }
        }
        return state.started().stream()
                .findFirst()
                .map(direct -> Decision.found(direct.conversation().toString()));
    }

    private static Decision start(StartConversation command) {
        List<DuplexEvent> events = new ArrayList<>();
        events.add(new ConversationStarted(
                command.workspace(),
                command.conversation(),
                command.kind(),
                command.subject(),
                external(command).orElse(null),
                command.participants(),
                command.by(),
                command.at()));
        for (UUID person : command.participants()) {
            events.add(new ParticipantAdded(
                    command.workspace(),
                    command.conversation(),
                    person,
                    person.equals(command.by()) ? ParticipantRole.OWNER : ParticipantRole.MEMBER,
                    command.by(),
                    command.at()));
        }
        return Decision.accept(events);
    }

    private static boolean same(StartConversation command, ConversationStarted other) {
        return command.workspace().equals(other.workspace())
                && command.kind() == other.kind()
                && Objects.equals(command.subject(), other.subject())
                && external(command).equals(Optional.ofNullable(other.external()))
                && Set.copyOf(command.participants()).equals(Set.copyOf(other.participants()));
    }
}
