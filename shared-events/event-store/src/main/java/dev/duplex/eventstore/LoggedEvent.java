package dev.duplex.eventstore;

import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Map;
import org.axonframework.common.ObjectUtils;
import org.axonframework.conversion.Converter;
import org.axonframework.messaging.core.GenericMessage;
import org.axonframework.messaging.core.Message;
import org.axonframework.messaging.core.MessageType;
import org.axonframework.messaging.core.Metadata;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.jspecify.annotations.Nullable;

/** An event read from the log. It knows its position, and so does every message derived from it. */
final class LoggedEvent implements EventMessage {

    private final long position;
    private final StoredEvent event;
    private final Metadata metadata;
    private final @Nullable Message converted;

    LoggedEvent(long position, StoredEvent event) {
        this(position, event, event.metadata, null);
    }

    private LoggedEvent(long position, StoredEvent event, Metadata metadata, @Nullable Message converted) {
        this.position = position;
        this.event = event;
        this.metadata = metadata;
        this.converted = converted;
    }

    long position() {
        return position;
    }

    StoredEvent stored() {
        return event;
    }

    @Override
    public String identifier() {
        return event.id;
    }

    @Override
    public MessageType type() {
        return event.type;
    }

    @Override
    public Instant timestamp() {
        return event.at;
    }

    @Override
    public Metadata metadata() {
        return metadata;
    }

    @Override
    public @Nullable Object payload() {
        return converted == null ? stored(event.payload) : converted.payload();
    }

    @Override
    public Class<?> payloadType() {
        return ObjectUtils.nullSafeTypeOf(payload());
    }

    @Override
    @SuppressWarnings("TypeParameterUnusedInFormals") // as Axon has it
    public <T> @Nullable T payloadAs(Type type, @Nullable Converter converter) {
        return asMessage().payloadAs(type, converter);
    }

    @Override
    public EventMessage withMetadata(Map<String, String> replacement) {
        return new LoggedEvent(position, event, Metadata.from(replacement), converted);
    }

    @Override
    public EventMessage andMetadata(Map<String, String> additional) {
        return additional.isEmpty()
                ? this
                : new LoggedEvent(position, event, metadata.mergedWith(additional), converted);
    }

    @Override
    public EventMessage withConvertedPayload(Type type, Converter converter) {
        Object payload = asMessage().payloadAs(type, converter);
        return ObjectUtils.nullSafeTypeOf(payload).isAssignableFrom(payloadType())
                ? this
                : new LoggedEvent(
                        position, event, metadata, new GenericMessage(event.id, event.type, payload, metadata));
    }

    private Message asMessage() {
        return converted == null
                ? new GenericMessage(event.id, event.type, stored(event.payload), metadata)
                : converted;
    }

    private @Nullable Object stored(LazyPayload payload) {
        try {
            return payload.get();
        } catch (UnknownEventVersionException e) {
            throw e.at(position);
        }
    }

    @Override
    public String toString() {
        return "LoggedEvent[%d %s %s]".formatted(position, event.type, event.id);
    }
}
