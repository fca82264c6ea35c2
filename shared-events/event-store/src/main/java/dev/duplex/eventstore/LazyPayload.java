package dev.duplex.eventstore;

import org.bson.BsonDocument;
import org.jspecify.annotations.Nullable;

/** A stored payload, decoded once when somebody first asks and then shared. Thread-safe. */
final class LazyPayload {

    private final PayloadFormat format;
    private final String type;
    private final String version;
    private final int size;
    private @Nullable BsonDocument stored;
    private @Nullable Object decoded;

    LazyPayload(PayloadFormat format, String type, String version, BsonDocument stored, int size) {
        this.format = format;
        this.type = type;
        this.version = version;
        this.stored = stored;
        this.size = size;
    }

    /** Bytes of the stored form. */
    int size() {
        return size;
    }

    /** The stored form as long as it was not decoded; null afterwards. */
    synchronized @Nullable BsonDocument undecoded() {
        return stored;
    }

    synchronized @Nullable Object get() {
        if (stored != null) {
            decoded = format.decode(type, version, stored);
            stored = null;
        }
        return decoded;
    }
}
