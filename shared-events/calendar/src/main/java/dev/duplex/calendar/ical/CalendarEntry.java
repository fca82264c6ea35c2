package dev.duplex.calendar.ical;

import dev.duplex.calendar.CallTerms;
import dev.duplex.events.call.CalendarRevision;
import dev.duplex.events.call.InvitationAnswer;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An event of a calendar.
 *
 * @param uid as the calendar has it
 * @param occurrence which one of a series it is about, null for all of it
 * @param terms with nobody invited; those invited are the attendees. Null where it only names what it is about, as
 *     cancellations and answers do
 * @param without occurrences that do not take place
 * @param cancelled by its {@code STATUS}
 */
public record CalendarEntry(
        String uid,
        @Nullable Local occurrence,
        @Nullable CallTerms terms,
        List<Local> without,
        Optional<Address> organizer,
        List<Guest> guests,
        boolean cancelled,
        CalendarRevision revision) {

    /** @param answer empty where they have not answered, or nothing that is an answer */
    public record Guest(Address address, Optional<InvitationAnswer> answer) {}

    /** A time by the clock on some wall. */
    public record Local(LocalDateTime time, ZoneId zone) {

        /** By the clock on another wall; on the same one it is what it is, even where the clock skips it. */
        public LocalDateTime in(ZoneId other) {
            return zone.equals(other)
                    ? time
                    : time.atZone(zone).withZoneSameInstant(other).toLocalDateTime();
        }
    }
}
