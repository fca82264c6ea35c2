package dev.duplex.calendar;

import dev.duplex.events.call.Media;
import dev.duplex.events.call.Recurrence;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is said of a scheduled call, or of one occurrence of it.
 *
 * @param provider how its media are to flow, null for the usual way
 * @param start by the clock on the wall of the time zone
 * @param timeZone an IANA name
 * @param invitees without the one who scheduled it
 * @param recurrence null for a single call, and for one occurrence
 */
public record CallTerms(
        String title,
        Media media,
        @Nullable String provider,
        LocalDateTime start,
        String timeZone,
        int minutes,
        List<UUID> invitees,
        @Nullable Recurrence recurrence) {

    public CallTerms {
        invitees = List.copyOf(invitees);
    }

    /** When the first one begins. */
    public Instant starts() {
        return at(start);
    }

    /**
     * When the clock on the wall shows a local time: one that it skips is as much later as it skips, of one that it shows twice
     * it is the first.
     */
    public Instant at(LocalDateTime local) {
        return local.atZone(ZoneId.of(timeZone)).toInstant();
    }

    public Duration length() {
        return Duration.ofMinutes(minutes);
    }

    /** Whether occurrences begin when those of the other do. */
    public boolean sameTimes(CallTerms other) {
        return start.equals(other.start)
                && timeZone.equals(other.timeZone)
                && Objects.equals(recurrence, other.recurrence);
    }

    CallTerms of(LocalDateTime occurrence) {
        return new CallTerms(title, media, provider, occurrence, timeZone, minutes, invitees, null);
    }
}
