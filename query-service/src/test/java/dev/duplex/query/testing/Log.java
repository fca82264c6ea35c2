package dev.duplex.query.testing;

import dev.duplex.events.DuplexEvent;
import dev.duplex.events.catalogue.EventCatalogue;
import dev.duplex.events.catalogue.StoredType;
import dev.duplex.eventstore.MongoEventStorageEngine;
import java.util.List;
import java.util.stream.Collectors;
import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine.AppendTransaction;
import org.axonframework.eventsourcing.eventstore.GenericTaggedEventMessage;
import org.axonframework.eventsourcing.eventstore.TaggedEventMessage;
import org.axonframework.messaging.core.MessageType;
import org.axonframework.messaging.eventhandling.GenericEventMessage;
import org.axonframework.messaging.eventstreaming.Tag;

/** Appends what a story tells, as commands would. */
public record Log(MongoEventStorageEngine engine) {

    private static final int WHOLE = 200;

    /** @return the position of the last event */
    public long append(List<DuplexEvent> events) {
        long last = -1;
        for (int from = 0; from < events.size(); from += WHOLE) {
            List<DuplexEvent> part = events.subList(from, Math.min(events.size(), from + WHOLE));
            List<TaggedEventMessage<?>> tagged =
                    part.stream().<TaggedEventMessage<?>>map(Log::tagged).toList();
            AppendTransaction<?> append =
                    engine.appendEvents(AppendCondition.none(), null, tagged).join();
            append.commit(null).join();
            last = engine.position() - 1;
        }
        return last;
    }

    private static TaggedEventMessage<?> tagged(DuplexEvent event) {
        StoredType type = EventCatalogue.current().typeOf(event.getClass());
        return new GenericTaggedEventMessage<>(
                new GenericEventMessage(new MessageType(type.name(), Integer.toString(type.version())), event),
                event.tags().stream()
                        .map(tag -> new Tag(tag.key(), tag.value()))
                        .collect(Collectors.toSet()));
    }
}
