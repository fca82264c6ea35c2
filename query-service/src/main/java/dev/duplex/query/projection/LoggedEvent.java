package dev.duplex.query.projection;

import dev.duplex.events.DuplexEvent;

/**
 * An event with its place.
 *
 * @param position its own position in the log, counted from 0
 */
public record LoggedEvent(DuplexEvent event, long position) {}
