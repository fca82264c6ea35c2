package dev.duplex.command.bus;

import dev.duplex.command.decision.Boundary;
import dev.duplex.command.decision.Decider;
import dev.duplex.command.decision.Decision;
import dev.duplex.events.DuplexEvent;
import dev.duplex.events.EventTag;
import dev.duplex.events.catalogue.EventCatalogue;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.EventStoreTransaction;
import org.axonframework.eventsourcing.eventstore.SourcingCondition;
import org.axonframework.messaging.commandhandling.CommandHandler;
import org.axonframework.messaging.commandhandling.CommandMessage;
import org.axonframework.messaging.commandhandling.CommandResultMessage;
import org.axonframework.messaging.commandhandling.GenericCommandResultMessage;
import org.axonframework.messaging.core.MessageStream;
import org.axonframework.messaging.core.MessageType;
import org.axonframework.messaging.core.QualifiedName;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.axonframework.messaging.eventhandling.GenericEventMessage;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.messaging.eventstreaming.Tag;

/** Runs a decider as an Axon command handler: source its boundary, fold, decide, append under that boundary. */
final class DecisionHandler<C, S> implements CommandHandler {

    static final MessageType RESULT = new MessageType("duplex.decided", "1");

    private final Class<C> command;
    private final Decider<C, S> decider;
    private final EventStore store;

    DecisionHandler(Class<C> command, Decider<C, S> decider, EventStore store) {
        this.command = command;
        this.decider = decider;
        this.store = store;
    }

    @Override
    public MessageStream.Single<CommandResultMessage> handle(CommandMessage message, ProcessingContext context) {
        C given = Objects.requireNonNull(command.cast(message.payload()));
        EventStoreTransaction transaction = store.transaction(context);
        S state = fold(transaction, decider.boundary(given), decider.initial());
        state = fold(transaction, decider.further(given, state), state);
        Decision decision = decider.decide(given, state);
        if (decision instanceof Decision.Accepted accepted) {
            accepted.events().forEach(event -> transaction.appendEvent(eventMessage(event)));
        }
        return MessageStream.just(new GenericCommandResultMessage(RESULT, new Decided(decision, transaction)));
    }

    /** The decision, and the transaction that knows the position once it is committed. */
    record Decided(Decision decision, EventStoreTransaction transaction) {}

    private S fold(EventStoreTransaction transaction, Boundary boundary, S initial) {
        if (boundary.clauses().isEmpty()) {
            return initial;
        }
        return transaction
                .source(SourcingCondition.conditionFor(criteria(boundary)))
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
