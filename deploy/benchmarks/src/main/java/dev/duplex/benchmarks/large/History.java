package dev.duplex.benchmarks.large;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dev.duplex.embeddedmongodb.EmbeddedMongo;
import dev.duplex.events.DuplexEvent;
import dev.duplex.events.catalogue.EventCatalogue;
import dev.duplex.events.catalogue.StoredType;
import dev.duplex.eventstore.MongoEventStorageEngine;
import dev.duplex.eventstore.RecordPayloads;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.axonframework.eventsourcing.eventstore.GenericTaggedEventMessage;
import org.axonframework.eventsourcing.eventstore.TaggedEventMessage;
import org.axonframework.messaging.core.MessageType;
import org.axonframework.messaging.eventhandling.GenericEventMessage;
import org.axonframework.messaging.eventstreaming.Tag;

/** Writes a log into a data directory before Duplex starts on it. */
final class History implements Consumer<DuplexEvent>, AutoCloseable {

    private static final int BATCH = 500;

    private final EmbeddedMongo server;
    private final MongoClient client;
    private final MongoEventStorageEngine engine;
    private final List<TaggedEventMessage<?>> batch = new ArrayList<>(BATCH);

    History(Path data) {
        server = EmbeddedMongo.start(data.resolve("mongodb"), 0);
        client = MongoClients.create(server.uri());
        RecordPayloads.Builder format = RecordPayloads.builder();
        for (StoredType type : EventCatalogue.current().types()) {
            format.register(
                    type.name(), Integer.toString(type.version()), type.record().asSubclass(Record.class));
        }
        engine = MongoEventStorageEngine.open(client.getDatabase("duplex"), format.build());
    }

    @Override
    public void accept(DuplexEvent event) {
        StoredType type = EventCatalogue.current().typeOf(event.getClass());
        batch.add(new GenericTaggedEventMessage<>(
                new GenericEventMessage(new MessageType(type.name(), Integer.toString(type.version())), event),
                event.tags().stream()
                        .map(tag -> new Tag(tag.key(), tag.value()))
                        .collect(Collectors.toSet())));
        if (batch.size() == BATCH) {
            flush();
        }
    }

    private void flush() {
        if (!batch.isEmpty()) {
            engine.appendEvents(AppendCondition.none(), null, List.copyOf(batch))
                    .join()
                    .commit(null)
                    .join();
            batch.clear();
        }
    }

    /** @return the position of the last event */
    long end() {
        flush();
        return engine.position() - 1;
    }

    @Override
    public void close() {
        flush();
        engine.close();
        client.close();
        server.close();
    }
}
