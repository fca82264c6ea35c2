package dev.duplex.command.rest;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** The log keeps instants in milliseconds, so a repeated request compares by them. */
public final class Instants {

    private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private Instants() {}

    public static @Nullable Instant stored(@Nullable Instant given) {
        if (given == null) {
            return null;
        }
        Instant bounded = given.isBefore(EARLIEST) ? EARLIEST : given.isAfter(LATEST) ? LATEST : given;
        return bounded.truncatedTo(ChronoUnit.MILLIS);
    }
}
