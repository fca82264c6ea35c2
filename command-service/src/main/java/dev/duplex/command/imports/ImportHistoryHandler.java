package dev.duplex.command.imports;

import dev.duplex.command.decision.Boundary;
import dev.duplex.command.decision.Decider;
import dev.duplex.command.decision.Decision;
import dev.duplex.command.decision.Rejection;
import dev.duplex.events.DuplexEvent;
import dev.duplex.events.EventTag;
import dev.duplex.events.conversation.ConversationEvent;
import dev.duplex.events.conversation.ConversationEvent.ConversationRenamed;
import dev.duplex.events.conversation.ConversationEvent.ConversationStarted;
import dev.duplex.events.conversation.ConversationEvent.ParticipantAdded;
import dev.duplex.events.conversation.ConversationEvent.ParticipantLeft;
import dev.duplex.events.conversation.ConversationKind;
import dev.duplex.events.message.MessageEvent.MessageEdited;
import dev.duplex.events.message.MessageEvent.MessageRetracted;
import dev.duplex.events.message.MessageEvent.MessageSent;
import dev.duplex.events.message.MessageEvent.ReactionAdded;
import dev.duplex.events.people.PeopleEvent.PersonJoined;
import dev.duplex.events.workspace.WorkspaceEvent.WorkspaceOpened;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Accepts what the log does not have yet: importing again adds nothing, importing more adds what is new. */
final class ImportHistoryHandler implements Decider<ImportHistory, ImportHistoryHandler.State> {

    /** What makes a piece of history the same when it comes again. */
    private sealed interface Identity {}

    private record Thing(Class<? extends DuplexEvent> type, UUID id) implements Identity {}

    private record Change(Class<? extends DuplexEvent> type, UUID of, Optional<UUID> by, Instant at, String what)
            implements Identity {}

    /**
     * @param known identities of what is in the log
     * @param about the conversation of each external reference, and of the people of each direct conversation
     * @param seats by {@code conversation/person}
     */
    record State(boolean workspaceOpen, Set<Identity> known, Map<EventTag, UUID> about, Map<EventTag, Seat> seats) {}

    /** @param since the newest join or leave: what happened before does not change who takes part now */
    record Seat(boolean taken, Instant since) {}

    @Override
    public Boundary boundary(ImportHistory command) {
        Set<Boundary.Clause> clauses = new HashSet<>();
        clauses.add(new Boundary.Clause(EventTag.workspace(command.workspace()), Set.of(WorkspaceOpened.class)));
        for (DuplexEvent event : command.history()) {
            clauses.add(
                    switch (event) {
                        case PersonJoined joined ->
                            new Boundary.Clause(EventTag.person(joined.person()), Set.of(PersonJoined.class));
                        case ConversationStarted started -> {
                            about(started)
                                    .forEach(tag ->
                                            clauses.add(new Boundary.Clause(tag, Set.of(ConversationStarted.class))));
                            yield new Boundary.Clause(
                                    EventTag.conversation(started.conversation()), Set.of(ConversationStarted.class));
                        }
                        case ConversationRenamed renamed ->
                            new Boundary.Clause(
                                    EventTag.conversation(renamed.conversation()), Set.of(ConversationRenamed.class));
                        case ParticipantAdded added -> membership(added.conversation(), added.person());
                        case ParticipantLeft left -> membership(left.conversation(), left.person());
                        case MessageSent sent ->
                            new Boundary.Clause(EventTag.message(sent.message()), Set.of(MessageSent.class));
                        case MessageEdited edited ->
                            new Boundary.Clause(EventTag.message(edited.message()), Set.of(MessageEdited.class));
                        case MessageRetracted retracted ->
                            new Boundary.Clause(EventTag.message(retracted.message()), Set.of(MessageRetracted.class));
                        case ReactionAdded reaction ->
                            new Boundary.Clause(EventTag.message(reaction.message()), Set.of(ReactionAdded.class));
                        default -> throw new IllegalArgumentException("no history to import: " + event);
                    });
        }
        return new Boundary(List.copyOf(clauses));
    }

    /** Of whom there is but one conversation; a source that names only one of the people does not say with whom. */
    private static List<EventTag> about(ConversationStarted started) {
        List<EventTag> tags = new ArrayList<>();
        if (started.external() != null) {
            tags.add(EventTag.external(started.workspace(), started.external()));
        }
        if (started.kind() == ConversationKind.DIRECT && started.participants().size() > 1) {
            tags.add(EventTag.direct(started.workspace(), started.participants()));
        }
        return tags;
    }

    private static Boundary.Clause membership(UUID conversation, UUID person) {
        return new Boundary.Clause(
                EventTag.participant(conversation, person), Set.of(ParticipantAdded.class, ParticipantLeft.class));
    }

    @Override
    public State initial() {
        return new State(false, Set.of(), Map.of(), Map.of());
    }

    @Override
    public State evolve(State state, DuplexEvent event) {
        Collected collected = new Collected(state);
        collected.add(event);
        return collected.state(state.workspaceOpen() || event instanceof WorkspaceOpened);
    }

    @Override
    public Decision decide(ImportHistory command, State state) {
        if (!state.workspaceOpen()) {
            return Decision.reject(new Rejection.Unknown("workspace", command.workspace(), "workspace"));
        }
        Collected collected = new Collected(state);
        List<DuplexEvent> added = new ArrayList<>();
        for (DuplexEvent event : command.history()) {
            if (collected.isNew(event)) {
                if (event instanceof ConversationStarted started) {
                    Optional<UUID> other = collected.sameAs(started);
                    if (other.isPresent()) {
                        return Decision.reject(new Rejection.ExternalTaken(
                                Objects.requireNonNullElse(started.external(), "the same people"),
                                other.get().toString()));
                    }
                }
                collected.add(event);
                added.add(event);
            }
        }
        return Decision.accept(added);
    }

    private static final class Collected {

        private final Set<Identity> known;
        private final Map<EventTag, UUID> about;
        private final Map<EventTag, Seat> seats;

        Collected(State state) {
            known = new HashSet<>(state.known());
            about = new HashMap<>(state.about());
            seats = new HashMap<>(state.seats());
        }

        State state(boolean workspaceOpen) {
            return new State(workspaceOpen, known, about, seats);
        }

        boolean isNew(DuplexEvent event) {
            if (known.contains(identity(event))) {
                return false;
            }
            return switch (event) {
                case ParticipantAdded added -> {
                    Seat seat = seats.get(tag(added, added.person()));
                    yield seat == null || (!seat.taken() && added.at().isAfter(seat.since()));
                }
                case ParticipantLeft left -> {
                    Seat seat = seats.get(tag(left, left.person()));
                    yield seat != null && seat.taken() && !left.at().isBefore(seat.since());
                }
                default -> true;
            };
        }

        /** The other conversation about the same outside item, or between the same people. */
        Optional<UUID> sameAs(ConversationStarted started) {
            return about(started).stream()
                    .flatMap(tag -> Stream.ofNullable(about.get(tag)))
                    .findFirst();
        }

        void add(DuplexEvent event) {
            known.add(identity(event));
            switch (event) {
                case ConversationStarted started ->
                    about(started).forEach(tag -> about.put(tag, started.conversation()));
                case ParticipantAdded added -> seats.put(tag(added, added.person()), new Seat(true, added.at()));
                case ParticipantLeft left -> seats.put(tag(left, left.person()), new Seat(false, left.at()));
                default -> {}
            }
        }

        private static EventTag tag(ConversationEvent event, UUID person) {
            return EventTag.participant(event.conversation(), person);
        }

        private static Identity identity(DuplexEvent event) {
            return switch (event) {
                case PersonJoined joined -> new Thing(PersonJoined.class, joined.person());
                case ConversationStarted started -> new Thing(ConversationStarted.class, started.conversation());
                case MessageSent sent -> new Thing(MessageSent.class, sent.message());
                case MessageRetracted retracted -> new Thing(MessageRetracted.class, retracted.message());
                case ParticipantAdded added -> change(event, added.conversation(), added.person(), "");
                case ParticipantLeft left -> change(event, left.conversation(), left.person(), "");
                case ConversationRenamed renamed -> change(event, renamed.conversation(), null, renamed.subject());
                case MessageEdited edited -> change(event, edited.message(), null, "");
                case ReactionAdded reaction ->
                    new Change(
                            ReactionAdded.class,
                            reaction.message(),
                            Optional.of(reaction.by()),
                            Instant.EPOCH,
                            reaction.emoji());
                default -> new Change(event.getClass(), new UUID(0, 0), Optional.empty(), event.at(), "");
            };
        }

        private static Change change(DuplexEvent event, UUID of, @Nullable UUID person, String what) {
            return new Change(event.getClass(), of, Optional.ofNullable(person), event.at(), what);
        }
    }
}
