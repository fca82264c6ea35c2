package dev.duplex.query.projection;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoDatabase;
import dev.duplex.events.DuplexEvent;
import dev.duplex.events.catalogue.EventCatalogue;
import dev.duplex.eventstore.EventPositions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.axonframework.messaging.core.Context.ResourceKey;
import org.axonframework.messaging.core.Message;
import org.axonframework.messaging.core.MessageStream;
import org.axonframework.messaging.core.QualifiedName;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.axonframework.messaging.eventhandling.EventHandler;
import org.axonframework.messaging.eventhandling.EventHandlingComponent;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.processing.streaming.token.TrackingToken;

/**
 * Gathers the events of a processor's batch and applies them together, before the processor stores its token. It takes
 * every event, known here or not, so that the token is always as far as the log.
 */
final class BatchingComponent implements EventHandlingComponent {

    private static final ResourceKey<List<LoggedEvent>> GATHERED = ResourceKey.withLabel("gathered");
    private static final Set<QualifiedName> CATALOGUED = EventCatalogue.current().types().stream()
            .map(type -> new QualifiedName(type.name()))
            .collect(Collectors.toUnmodifiableSet());

    /** The token is written after them and is durable: the journal keeps the order, so they are durable by then. */
    private static final WriteConcern ORDERED_BEFORE_THE_TOKEN = WriteConcern.W1.withJournal(false);

    private final Projection projection;
    private final MongoDatabase database;
    private final ReadModelPositions positions;

    BatchingComponent(Projection projection, MongoDatabase database, ReadModelPositions positions) {
        this.projection = projection;
        this.database = database.withWriteConcern(ORDERED_BEFORE_THE_TOKEN);
        this.positions = positions;
    }

    @Override
    public MessageStream.Empty<Message> handle(EventMessage event, ProcessingContext context) {
        List<LoggedEvent> gathered = context.computeResourceIfAbsent(GATHERED, () -> {
            List<LoggedEvent> events = new ArrayList<>();
            context.runOnPostInvocation(later -> apply(events));
            context.runOnAfterCommit(later -> TrackingToken.fromContext(later)
                    .ifPresent(token -> token.position().ifPresent(end -> positions.reached(projection.name(), end))));
            return events;
        });
        if (event.payload() instanceof DuplexEvent payload) {
            gathered.add(new LoggedEvent(payload, EventPositions.of(event)));
        }
        return MessageStream.empty();
    }

    private void apply(List<LoggedEvent> events) {
        Batch batch = new Batch(database);
        projection.apply(List.copyOf(events), batch);
        batch.flush(projection.shelves());
    }

    @Override
    public Set<QualifiedName> supportedEvents() {
        return CATALOGUED;
    }

    @Override
    public boolean supports(QualifiedName eventName) {
        return true;
    }

    /** One sequence: a document may depend on others, so their order must hold as well. */
    @Override
    public Object sequenceIdentifierFor(EventMessage event, ProcessingContext context) {
        return projection.name();
    }

    @Override
    public BatchingComponent subscribe(QualifiedName name, EventHandler handler) {
        throw new IllegalStateException("A projection takes all events itself");
    }

    @Override
    public BatchingComponent subscribe(Set<QualifiedName> names, EventHandler handler) {
        throw new IllegalStateException("A projection takes all events itself");
    }
}
