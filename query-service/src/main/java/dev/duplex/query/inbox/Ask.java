package dev.duplex.query.inbox;

import java.time.Instant;
import java.util.UUID;

/**
 * Somebody waits for an answer since a message of his.
 *
 * @param by who waits
 * @param thread the message that opened the thread, the message itself at the top level
 * @param topLevel whether the message is in no thread but its own
 */
public record Ask(UUID by, UUID message, Instant at, UUID thread, boolean topLevel) {}
