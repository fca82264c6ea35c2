package dev.duplex.query.projection;

import dev.duplex.events.DuplexEvent;
import dev.duplex.events.EventTag;
import dev.duplex.events.catalogue.EventCatalogue;
import dev.duplex.eventstore.EventPositions;
import dev.duplex.eventstore.MongoEventStorageEngine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.axonframework.eventsourcing.eventstore.SourcingCondition;
import org.axonframework.messaging.core.MessageStream;
import org.axonframework.messaging.core.QualifiedName;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.messaging.eventstreaming.Tag;
import org.springframework.stereotype.Component;

/** What read models were at an earlier moment, from the log alone. Costs as much as there is to read. Thread-safe. */
@Component
public final class History {

    private final MongoEventStorageEngine log;

    History(MongoEventStorageEngine log) {
        this.log = log;
    }

    /**
     * What had happened by an instant, in the order of the log: history that was imported later counts by when it happened.
     *
     * @param tags events carry one of them
     */
    public List<LoggedEvent> until(Instant asOf, Collection<EventTag> tags) {
        return until(asOf, tags, Set.of(DuplexEvent.class));
    }

    /** @param types events are one of these */
    public List<LoggedEvent> until(Instant asOf, Collection<EventTag> tags, Set<Class<? extends DuplexEvent>> types) {
        if (tags.isEmpty()) {
            return List.of();
        }
        Set<QualifiedName> names = EventCatalogue.current().types().stream()
                .filter(type -> types.stream().anyMatch(asked -> asked.isAssignableFrom(type.record())))
                .map(type -> new QualifiedName(type.name()))
                .collect(Collectors.toSet());
        log.catchUp();
        MessageStream<EventMessage> found = log.source(
                SourcingCondition.conditionFor(EventCriteria.either(tags.stream()
                        .map(tag -> EventCriteria.havingTags(new Tag(tag.key(), tag.value()))
                                .andBeingOneOfTypes(names))
                        .toList())),
                null);
        return found.reduce(new ArrayList<LoggedEvent>(), (events, entry) -> {
                    EventMessage message = entry.message();
                    if (message.payload() instanceof DuplexEvent event
                            && !event.at().isAfter(asOf)) {
                        events.add(new LoggedEvent(event, EventPositions.of(message)));
                    }
                    return events;
                })
                .join();
    }

    /** The documents that a projection makes of these events and no others. */
    public Batch fold(Projection projection, List<LoggedEvent> events) {
        Batch batch = Batch.ofNothing();
        projection.apply(events, batch);
        return batch;
    }
}
