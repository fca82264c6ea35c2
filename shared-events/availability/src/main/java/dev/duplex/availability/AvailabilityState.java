package dev.duplex.availability;

import dev.duplex.events.availability.FocusBreak;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * How a person can be reached at an instant.
 *
 * @param until the first instant at which the kind is another one; empty where none is in sight, which for what recurs every
 *     week is 400 days ahead
 * @param standIn whom to turn to while the person is absent
 * @param mayBreak who may break the focus time
 */
public record AvailabilityState(
        Kind kind, Optional<Instant> until, Optional<UUID> standIn, Optional<FocusBreak> mayBreak) {

    /** Where several hold at once, the first of them counts. */
    public enum Kind {
        /** Not there for a while, often with a stand-in. */
        ABSENT,
        /** Not at the desk just now. */
        AWAY,
        /** Not to be disturbed, also outside the hours. */
        FOCUS,
        OFF_HOURS,
        AVAILABLE
    }
}
