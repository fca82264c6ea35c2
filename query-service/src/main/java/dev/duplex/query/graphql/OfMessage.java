package dev.duplex.query.graphql;

import java.util.UUID;

/** What speaks of a message: the field {@code message} of its type is resolved where messages are known. */
public interface OfMessage {

    UUID messageId();
}
