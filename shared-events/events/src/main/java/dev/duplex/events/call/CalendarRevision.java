package dev.duplex.events.call;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which revision of an event a calendar has told (RFC 5545, 3.8.7.4 and 3.8.7.2).
 *
 * @param sequence its {@code SEQUENCE}, 0 where it names none
 * @param stamp its {@code DTSTAMP}, null where it names none
 */
public record CalendarRevision(int sequence, @Nullable Instant stamp) {

    /** The sequence decides and, where it is the same, the stamp (RFC 5546, 2.1.5). */
    public boolean isOlderThan(CalendarRevision other) {
        return sequence < other.sequence
                || (sequence == other.sequence && stamp != null && other.stamp != null && stamp.isBefore(other.stamp));
    }
}
