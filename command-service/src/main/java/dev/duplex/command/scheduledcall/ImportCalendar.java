package dev.duplex.command.scheduledcall;

import dev.duplex.calendar.CallTerms;
import dev.duplex.calendar.ical.CalendarEntry.Local;
import dev.duplex.events.call.InvitationAnswer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a calendar says of calls of a conversation: all of it happens, or none. */
record ImportCalendar(UUID conversation, List<Entry> entries, UUID by, Instant at) {

    /** In the order in which they count. */
    sealed interface Entry {

        UUID scheduled();

        /** By which the calendar names it. */
        String uid();
    }

    /**
     * It is scheduled, or changed where it is.
     *
     * @param own whether it was scheduled here before
     * @param invitees empty where the calendar names nobody
     */
    record Invite(UUID scheduled, String uid, boolean own, CallTerms terms, Optional<List<UUID>> invitees)
            implements Entry {}

    record Move(UUID scheduled, String uid, Local occurrence, CallTerms terms, Optional<List<UUID>> invitees)
            implements Entry {}

    /**
     * @param occurrence null for all
     * @param ifThere whether it is no matter when the series has no such occurrence
     */
    record Drop(UUID scheduled, String uid, @Nullable Local occurrence, boolean ifThere) implements Entry {}

    record Reply(UUID scheduled, String uid, @Nullable Local occurrence, UUID person, InvitationAnswer answer)
            implements Entry {}
}
