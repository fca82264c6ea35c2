package dev.duplex.command.scheduledcall;

import dev.duplex.calendar.CallTerms;
import dev.duplex.calendar.ical.CalendarEntry.Local;
import dev.duplex.events.call.CalendarRevision;
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

    /** What an event says, in one revision of it. */
    sealed interface Revised extends Entry {

        /** Which one of a series it is about, null for all of it. */
        @Nullable Local about();

        CalendarRevision revision();
    }

    /**
     * It is scheduled, or changed where it is.
     *
     * @param own whether it was scheduled here before
     * @param invitees empty where the calendar names nobody
     */
    record Invite(
            UUID scheduled,
            String uid,
            boolean own,
            CallTerms terms,
            Optional<List<UUID>> invitees,
            CalendarRevision revision)
            implements Revised {

        @Override
        public @Nullable Local about() {
            return null;
        }
    }

    record Move(
            UUID scheduled,
            String uid,
            Local occurrence,
            CallTerms terms,
            Optional<List<UUID>> invitees,
            CalendarRevision revision)
            implements Revised {

        @Override
        public Local about() {
            return occurrence;
        }
    }

    /**
     * @param occurrence null for all
     * @param ifThere said of a series as a whole: it is no matter when it has no such occurrence
     */
    record Drop(UUID scheduled, String uid, @Nullable Local occurrence, boolean ifThere, CalendarRevision revision)
            implements Revised {

        @Override
        public @Nullable Local about() {
            return ifThere ? null : occurrence;
        }
    }

    record Reply(UUID scheduled, String uid, @Nullable Local occurrence, UUID person, InvitationAnswer answer)
            implements Entry {}
}
