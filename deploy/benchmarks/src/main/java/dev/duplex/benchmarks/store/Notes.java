package dev.duplex.benchmarks.store;

import com.mongodb.client.MongoDatabase;
import dev.duplex.eventstore.MongoEventStorageEngine;
import dev.duplex.eventstore.PayloadFormat;
import dev.duplex.eventstore.RecordPayloads;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.axonframework.eventsourcing.eventstore.GenericTaggedEventMessage;
import org.axonframework.eventsourcing.eventstore.TaggedEventMessage;
import org.axonframework.messaging.core.MessageType;
import org.axonframework.messaging.core.QualifiedName;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.GenericEventMessage;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.messaging.eventstreaming.Tag;

/** The events that are appended: 256 bytes of text, two tags. */
final class Notes {

    /** The payload. */
    public record Note(String text) {}

    static final MessageType TYPE = new MessageType("note.written", "1");
    static final Note NOTE = new Note("n".repeat(256));

    private Notes() {}

    static PayloadFormat format() {
        return RecordPayloads.builder()
                .register("note.written", "1", Note.class)
                .build();
    }

    static MongoEventStorageEngine engine(MongoDatabase database) {
        return MongoEventStorageEngine.open(database, format());
    }

    static EventMessage message() {
        return new GenericEventMessage(UUID.randomUUID().toString(), TYPE, NOTE, Map.of(), Instant.now());
    }

    static TaggedEventMessage<?> event(String notebook) {
        return new GenericTaggedEventMessage<>(message(), tags(notebook));
    }

    static Set<Tag> tags(String notebook) {
        return Set.of(new Tag("notebook", notebook), new Tag("author", "of-" + notebook));
    }

    static EventCriteria in(String notebook) {
        return EventCriteria.havingTags(new Tag("notebook", notebook)).andBeingOneOfTypes(Set.of(TYPE.qualifiedName()));
    }

    static QualifiedName name() {
        return TYPE.qualifiedName();
    }
}
