package dev.duplex.command.bus;

import dev.duplex.events.DuplexEvent;
import dev.duplex.events.catalogue.EventCatalogue;
import dev.duplex.events.catalogue.StoredType;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.axonframework.eventsourcing.eventstore.TagResolver;
import org.axonframework.messaging.core.MessageType;
import org.axonframework.messaging.core.MessageTypeResolver;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventstreaming.Tag;

/** Axon's names and tags of our events, from the catalogue; commands go by their class. */
final class EventTypes implements MessageTypeResolver, TagResolver {

    @Override
    public Optional<MessageType> resolve(Class<?> payload) {
        return Optional.of(
                DuplexEvent.class.isAssignableFrom(payload)
                        ? typeOf(payload.asSubclass(DuplexEvent.class))
                        : new MessageType(payload));
    }

    @Override
    public Set<Tag> resolve(EventMessage event) {
        return event.payload() instanceof DuplexEvent payload
                ? payload.tags().stream()
                        .map(tag -> new Tag(tag.key(), tag.value()))
                        .collect(Collectors.toUnmodifiableSet())
                : Set.of();
    }

    static MessageType typeOf(Class<? extends DuplexEvent> event) {
        StoredType type = EventCatalogue.current().typeOf(event);
        return new MessageType(type.name(), Integer.toString(type.version()));
    }
}
