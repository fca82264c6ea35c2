package dev.duplex.query.inbox;

import dev.duplex.events.people.PersonKind;
import java.time.Instant;
import java.util.UUID;

/**
 * One who may be asked.
 *
 * @param since when the person joined the conversation, which is when asking can begin
 */
record Waiter(UUID person, PersonKind kind, Instant since) {}
