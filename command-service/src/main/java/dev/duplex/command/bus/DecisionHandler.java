package dev.duplex.command.bus;

import dev.duplex.command.decision.Boundary;
import dev.duplex.command.decision.Decider;
import dev.duplex.command.decision.Decision;
import dev.duplex.events.DuplexEvent;
import dev.duplex.events.EventTag;
import dev.duplex.events.catalogue.EventCatalogue;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.axonframework.eventsourcing.eventstore.AppendEventsTransactionRejectedException;
import org.axonframework.eventsourcing.eventstore.ConsistencyMarker;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.EventStoreTransaction;
import org.axonframework.eventsourcing.eventstore.GlobalIndexConsistencyMarker;
import org.axonframework.eventsourcing.eventstore.SourcingCondition;
import org.axonframework.messaging.commandhandling.CommandHandler;
import org.axonframework.messaging.commandhandling.CommandMessage;
import org.axonframework.messaging.commandhandling.CommandResultMessage;
import org.axonframework.messaging.commandhandling.GenericCommandResultMessage;
import org.axonframework.messaging.core.MessageStream;
import org.axonframework.messaging.core.MessageType;
import org.axonframework.messaging.core.QualifiedName;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.GenericEventMessage;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.messaging.eventstreaming.Tag;

/** Runs a decider as an Axon command handler: source its boundary, fold, decide, append under that boundary. */
final class DecisionHandler<C, S> implements CommandHandler {

    static final MessageType RESULT = new MessageType("duplex.decided", "1");

    private final Class<C> command;
    private final Decider<C, S> decider;
    private final EventStore store;
    private final LogEnd logEnd;

    DecisionHandler(Class<C> command, Decider<C, S> decider, EventStore store, LogEnd logEnd) {
        this.command = command;
        this.decider = decider;
        this.store = store;
        this.logEnd = logEnd;
    }

    @Override
    public MessageStream.Single<CommandResultMessage> handle(CommandMessage message, ProcessingContext context) {
        C given = Objects.requireNonNull(command.cast(message.payload()));
        EventStoreTransaction transaction = store.transaction(context);
        Decision decision = decide(given, transaction::source);
        List<DuplexEvent> events = events(decision);
        events.forEach(event -> transaction.appendEvent(eventMessage(event)));
        Decided decided = events.isEmpty()
                ? surely(given, new Decided(decision, transaction, 0))
                : new Decided(decision, transaction, 0);
        return MessageStream.just(new GenericCommandResultMessage(RESULT, decided));
    }

    /**
     * A decision that appends nothing, on a state that is not old: no append would show that it was.
     *
     * @throws AppendEventsTransactionRejectedException if there is something to append after all
     */
    private Decided surely(C given, Decided decided) {
        long end = logEnd.now();
        if (end <= decided.position() + 1) {
            return decided;
        }
        Decision decision = decide(given, logEnd::source);
        if (!events(decision).isEmpty()) {
            throw AppendEventsTransactionRejectedException.conflictingEventsDetected(
                    decided.transaction().appendPosition());
        }
        return new Decided(decision, decided.transaction(), end);
    }

    private Decision decide(C given, Function<SourcingCondition, MessageStream<? extends EventMessage>> log) {
        S state = fold(log, decider.boundary(given), decider.initial());
        Set<Boundary.Clause> named = new HashSet<>();
        Boundary more = decider.further(given, state);
        while (!more.clauses().isEmpty()) {
            state = fold(log, more, state);
            named.addAll(more.clauses());
            more = new Boundary(decider.further(given, state).clauses().stream()
                    .filter(clause -> !named.contains(clause))
                    .toList());
        }
        return decider.decide(given, state);
    }

    private static List<DuplexEvent> events(Decision decision) {
        return decision instanceof Decision.Accepted accepted ? accepted.events() : List.of();
    }

    /**
     * A decision.
     *
     * @param transaction knows the position of its events once it is committed
     * @param seen exclusive end of the log that it has seen for sure, 0 if it appends and so need not be sure
     */
    record Decided(Decision decision, EventStoreTransaction transaction, long seen) {

        /** Of the last event written or seen, -1 for none. */
        long position() {
            ConsistencyMarker marker = transaction.appendPosition();
            long end = ConsistencyMarker.ORIGIN.equals(marker) ? 0 : GlobalIndexConsistencyMarker.position(marker);
            return Math.max(seen, end) - 1;
        }
    }

    private S fold(
            Function<SourcingCondition, MessageStream<? extends EventMessage>> log, Boundary boundary, S initial) {
        if (boundary.clauses().isEmpty()) {
            return initial;
        }
        return log.apply(SourcingCondition.conditionFor(criteria(boundary)))
                .reduce(
                        initial,
                        (state, entry) -> entry.message().payload() instanceof DuplexEvent event
                                ? decider.evolve(state, event)
                                : state)
                .join();
    }

    static GenericEventMessage eventMessage(DuplexEvent event) {
        return new GenericEventMessage(
                UUID.randomUUID().toString(), EventTypes.typeOf(event.getClass()), event, Map.of(), event.at());
    }

    private static EventCriteria criteria(Boundary boundary) {
        return EventCriteria.either(
                boundary.clauses().stream().map(DecisionHandler::criteria).toList());
    }

    private static EventCriteria criteria(Boundary.Clause clause) {
        EventTag tag = clause.tag();
        Set<QualifiedName> names = clause.types().stream()
                .map(type ->
                        new QualifiedName(EventCatalogue.current().typeOf(type).name()))
                .collect(Collectors.toUnmodifiableSet());
        return EventCriteria.havingTags(new Tag(tag.key(), tag.value())).andBeingOneOfTypes(names);
    }
}
