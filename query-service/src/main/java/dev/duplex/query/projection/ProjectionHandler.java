package dev.duplex.query.projection;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoDatabase;
import dev.duplex.events.DuplexEvent;
import dev.duplex.events.catalogue.EventCatalogue;
import dev.duplex.events.catalogue.StoredType;
import dev.duplex.eventstore.EventPositions;
import dev.duplex.eventstore.SequencedHandler;
import dev.duplex.eventstore.Sequencing;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.axonframework.messaging.eventhandling.EventMessage;

/** Applies events to one generation of a projection's documents: loaded, changed and written together. */
final class ProjectionHandler implements SequencedHandler {

    /** The token is written after them and is durable: the journal keeps the order, so they are durable by then. */
    private static final WriteConcern ORDERED_BEFORE_THE_TOKEN = WriteConcern.W1.withJournal(false);

    private final Projection projection;
    private final Generation generation;
    private final MongoDatabase database;
    private final Sequencing sequencing;
    private final Set<String> types;

    ProjectionHandler(Projection projection, Generation generation, MongoDatabase database) {
        this.projection = projection;
        this.generation = generation;
        this.database = database.withWriteConcern(ORDERED_BEFORE_THE_TOKEN);
        this.sequencing = projection.sequencing();
        this.types = EventCatalogue.current().types().stream()
                .filter(type ->
                        projection.handles().stream().anyMatch(handled -> handled.isAssignableFrom(type.record())))
                .map(StoredType::name)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public String name() {
        return generation.processor(projection.name());
    }

    @Override
    public Sequencing sequencing() {
        return sequencing;
    }

    @Override
    public boolean wants(EventMessage event) {
        return types.contains(event.type().name());
    }

    @Override
    public void apply(List<EventMessage> events) {
        List<LoggedEvent> logged = events.stream()
                .map(event -> new LoggedEvent(
                        (DuplexEvent) Objects.requireNonNull(event.payload()), EventPositions.of(event)))
                .toList();
        Batch batch = new Batch(database, generation);
        projection.apply(logged, batch);
        batch.flush(projection.shelves());
    }
}
