package dev.duplex.query.analytics;

import dev.duplex.events.DuplexEvent;

/** @param position of the event itself in the log */
record Logged(long position, DuplexEvent event) {}
