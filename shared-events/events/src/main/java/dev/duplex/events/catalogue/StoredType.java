package dev.duplex.events.catalogue;

import dev.duplex.events.DuplexEvent;

/**
 * How an event is named in the log.
 *
 * @param name stable, such as {@code message.sent}; never a class name
 * @param version of the stored form, counted from 1
 */
public record StoredType(String name, int version, Class<? extends DuplexEvent> record) {}
