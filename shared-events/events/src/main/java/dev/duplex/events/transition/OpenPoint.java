package dev.duplex.events.transition;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that a call left open.
 *
 * @param owner who is to see to it
 * @param due until when, null for no date
 * @param action the action item that it became, null where a reply is owed
 */
public record OpenPoint(
        String text,
        UUID owner,
        @Nullable Instant due,
        @Nullable UUID action) {}
