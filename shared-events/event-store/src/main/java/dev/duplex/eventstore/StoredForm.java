package dev.duplex.eventstore;

import java.util.Optional;
import java.util.Set;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventstreaming.Tag;
import org.bson.BsonDocument;
import org.bson.BsonString;

/** What is in the log of an event, beside its payload and even where that cannot be decoded. */
public final class StoredForm {

    private StoredForm() {}

    /**
     * The tags of an event that was read from the log.
     *
     * @return empty for an event that has none, or that was not read from a log
     */
    public static Set<Tag> tags(EventMessage event) {
        return event instanceof LoggedEvent logged ? logged.stored().tags() : Set.of();
    }

    /**
     * A text on the first level of a payload that was not decoded, perhaps because it cannot be.
     *
     * @return empty where there is no such text, or the payload was decoded
     */
    public static Optional<String> undecodedText(EventMessage event, String field) {
        BsonDocument stored =
                event instanceof LoggedEvent logged ? logged.stored().payload.undecoded() : null;
        return stored != null && stored.get(field) instanceof BsonString text
                ? Optional.of(text.getValue())
                : Optional.empty();
    }
}
