package dev.duplex.eventstore;

import org.bson.BsonDocument;
import org.jspecify.annotations.Nullable;

/**
 * How payloads become BSON documents and come back. An implementation is thread-safe and deterministic: a payload is
 * decoded from its stored form on every node, on the appending one too, so that live and replayed events are alike.
 */
public interface PayloadFormat {

    /**
     * Encodes the payload of an event that is to be appended.
     *
     * @param type the event's stored name
     * @param version the version of the event's message type
     * @param payload the payload, {@code null} for an event without one
     * @return the document to store; it must not be changed afterwards
     * @throws IllegalArgumentException when this payload cannot be stored under that name and version
     */
    BsonDocument encode(String type, String version, @Nullable Object payload);

    /**
     * The version that {@link #decode} brings a stored payload to. Cheap: asked for each event read.
     *
     * @param type the event's stored name
     * @param storedVersion the version it was stored with
     * @return the version of the decoded payload; the stored one for a type or version that is not known
     */
    String currentVersion(String type, String storedVersion);

    /**
     * Decodes a stored payload, bringing it to its current version. Called at most a few times for each event read, and
     * only when somebody asks for its payload.
     *
     * @param type the event's stored name
     * @param storedVersion the version it was stored with
     * @param stored the stored document
     * @return the payload; for a type that is not known the document itself as {@link org.bson.Document}, never an error
     * @throws UnknownEventVersionException when the stored version is later than the known one
     * @throws IllegalArgumentException when the document does not fit its known type
     */
    @Nullable Object decode(String type, String storedVersion, BsonDocument stored);
}
