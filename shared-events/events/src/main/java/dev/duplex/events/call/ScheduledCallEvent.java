package dev.duplex.events.call;

import dev.duplex.events.DuplexEvent;
import dev.duplex.events.EventTag;
import dev.duplex.events.Personal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A call that is to take place, once or again and again. An occurrence is named by its local start as the series has it. */
public sealed interface ScheduledCallEvent extends DuplexEvent {

    UUID conversation();

    UUID scheduled();

    @Override
    default Set<EventTag> tags() {
        return Set.of(EventTag.conversation(conversation()), EventTag.scheduledCall(scheduled()));
    }

    /**
     * @param provider how its media are to flow, null for the usual way
     * @param start by the clock on the wall of the time zone
     * @param timeZone an IANA name
     * @param minutes how long it is meant to take
     * @param invitees without the one who schedules it
     * @param recurrence null for a single call
     * @param external its {@code UID} where it came from a calendar, else null
     */
    record CallScheduled(
            String workspace,
            UUID conversation,
            UUID scheduled,
            @Personal(subject = "by") String title,
            Media media,
            @Nullable String provider,
            LocalDateTime start,
            String timeZone,
            int minutes,
            List<UUID> invitees,
            @Nullable Recurrence recurrence,
            @Nullable String external,
            UUID by,
            Instant at)
            implements ScheduledCallEvent {}

    /**
     * All of it is said anew. People are asked again where the time is another.
     *
     * @param occurrence the one that is moved, null for the whole series
     * @param provider how its media are to flow, null for the usual way
     * @param recurrence null for a single call, and for an occurrence
     */
    record CallRescheduled(
            String workspace,
            UUID conversation,
            UUID scheduled,
            @Nullable LocalDateTime occurrence,
            @Personal(subject = "by") String title,
            Media media,
            @Nullable String provider,
            LocalDateTime start,
            String timeZone,
            int minutes,
            List<UUID> invitees,
            @Nullable Recurrence recurrence,
            UUID by,
            Instant at)
            implements ScheduledCallEvent {}

    /** @param occurrence the one that does not take place, null for all */
    record CallCancelled(
            String workspace,
            UUID conversation,
            UUID scheduled,
            @Nullable LocalDateTime occurrence,
            @Personal(subject = "by") @Nullable String reason,
            UUID by,
            Instant at)
            implements ScheduledCallEvent {}

    /** @param occurrence the one that is answered, null for all */
    record InvitationAnswered(
            String workspace,
            UUID conversation,
            UUID scheduled,
            UUID person,
            InvitationAnswer answer,
            @Nullable LocalDateTime occurrence,
            @Nullable UUID by,
            Instant at)
            implements ScheduledCallEvent {}

    /**
     * It begins soon, and people were told.
     *
     * @param starts when this occurrence begins
     * @param people who were told: the one who scheduled it and those invited who have not declined
     */
    record ScheduledCallReminded(
            String workspace,
            UUID conversation,
            UUID scheduled,
            LocalDateTime occurrence,
            Instant starts,
            List<UUID> people,
            @Nullable UUID by,
            Instant at)
            implements ScheduledCallEvent {}
}
