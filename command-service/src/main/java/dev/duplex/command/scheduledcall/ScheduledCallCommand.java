package dev.duplex.command.scheduledcall;

import dev.duplex.calendar.CallTerms;
import dev.duplex.events.call.InvitationAnswer;
import dev.duplex.events.call.Media;
import dev.duplex.events.call.Recurrence;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What becomes of a call that is to take place. */
sealed interface ScheduledCallCommand {

    UUID scheduled();

    Instant at();

    /** What a person does with one that is scheduled. */
    sealed interface OfPerson extends ScheduledCallCommand {

        /** The one that is meant, null for all. */
        @Nullable LocalDateTime occurrence();

        UUID by();
    }

    /**
     * @param terms with nobody invited where the invitees are not chosen
     * @param invitees empty for all others of the conversation
     * @param external its {@code UID} where it comes from a calendar
     */
    record ScheduleCall(
            UUID conversation,
            UUID scheduled,
            CallTerms terms,
            Optional<List<UUID>> invitees,
            @Nullable String external,
            UUID by,
            Instant at)
            implements ScheduledCallCommand {

        ScheduleCall(
                UUID conversation,
                UUID scheduled,
                CallTerms terms,
                Optional<List<UUID>> invitees,
                UUID by,
                Instant at) {
            this(conversation, scheduled, terms, invitees, null, by, at);
        }
    }

    /**
     * What is null stays as it is.
     *
     * @param once where no recurrence is named, whether it ends up a single call
     */
    record Change(
            @Nullable String title,
            @Nullable Media media,
            @Nullable String provider,
            @Nullable LocalDateTime start,
            @Nullable String timeZone,
            @Nullable Integer minutes,
            @Nullable List<UUID> invitees,
            @Nullable Recurrence recurrence,
            boolean once) {

        Change(
                @Nullable String title,
                @Nullable Media media,
                @Nullable String provider,
                @Nullable LocalDateTime start,
                @Nullable String timeZone,
                @Nullable Integer minutes,
                @Nullable List<UUID> invitees,
                @Nullable Recurrence recurrence) {
            this(title, media, provider, start, timeZone, minutes, invitees, recurrence, false);
        }

        CallTerms of(CallTerms before) {
            return new CallTerms(
                    Objects.requireNonNullElse(title, before.title()),
                    Objects.requireNonNullElse(media, before.media()),
                    provider == null ? before.provider() : provider,
                    Objects.requireNonNullElse(start, before.start()),
                    Objects.requireNonNullElse(timeZone, before.timeZone()),
                    Objects.requireNonNullElse(minutes, before.minutes()),
                    Objects.requireNonNullElse(invitees, before.invitees()),
                    recurrence == null && !once ? before.recurrence() : recurrence);
        }
    }

    record RescheduleCall(UUID scheduled, @Nullable LocalDateTime occurrence, Change change, UUID by, Instant at)
            implements OfPerson {}

    record CancelScheduledCall(
            UUID scheduled,
            @Nullable LocalDateTime occurrence,
            @Nullable String reason,
            UUID by,
            Instant at) implements OfPerson {}

    /** @param person whose answer it is; another one where a calendar brings it */
    record AnswerInvitation(
            UUID scheduled,
            @Nullable LocalDateTime occurrence,
            InvitationAnswer answer,
            UUID person,
            UUID by,
            Instant at)
            implements OfPerson {

        AnswerInvitation(
                UUID scheduled, @Nullable LocalDateTime occurrence, InvitationAnswer answer, UUID by, Instant at) {
            this(scheduled, occurrence, answer, by, by, at);
        }
    }

    /** An occurrence is near. */
    record RemindOfCall(UUID scheduled, LocalDateTime occurrence, Duration before, Instant at)
            implements ScheduledCallCommand {}
}
