package dev.duplex.command.call;

import dev.duplex.events.call.DeclineReason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a person, or the clock, does to a call that has started. */
sealed interface CallCommand {

    UUID call();

    Instant at();

    /** What a person does. A device is that of the client, null where it names none. */
    sealed interface OfPerson extends CallCommand {

        UUID by();
    }

    /** Answers a ring, joins late, or goes on in the call on another device. */
    record AnswerCall(UUID call, @Nullable String device, Capacity capacity, UUID by, Instant at) implements OfPerson {}

    /** @param until when the person means to call or write back, only for later */
    record DeclineCall(
            UUID call, DeclineReason reason, @Nullable Instant until, UUID by, Instant at) implements OfPerson {}

    record LeaveCall(UUID call, @Nullable String device, UUID by, Instant at) implements OfPerson {}

    record EndCall(UUID call, UUID by, Instant at) implements OfPerson {}

    record RingMore(UUID call, List<UUID> people, boolean urgent, UUID by, Instant at) implements OfPerson {}

    record CancelRing(UUID call, UUID person, UUID by, Instant at) implements OfPerson {}

    /** @param person the host from now on */
    record HandOver(UUID call, UUID person, UUID by, Instant at) implements OfPerson {}

    /** The client on that device is still there. */
    record KeepSeat(UUID call, String device, UUID by, Instant at) implements OfPerson {}

    /** @param text empty to clear what was noted */
    record TakeNotes(UUID call, String text, UUID by, Instant at) implements OfPerson {}

    /** The call ends, and what it left open is seen to later. */
    record ContinueLater(UUID call, @Nullable String reason, List<Point> points, UUID by, Instant at)
            implements OfPerson {}

    /**
     * Something that a call left open.
     *
     * @param kind whether its owner owes a reply or has something to do
     * @param due null for no date
     */
    record Point(
            Kind kind, String text, UUID owner, @Nullable Instant due) {

        enum Kind {
            REPLY,
            ACTION
        }
    }

    /**
     * Whoever has been rung for that long without an answer has missed the call.
     *
     * @param patience for as long a live chat rings
     */
    record MissCall(UUID call, Duration ringTime, Duration patience, Instant at) implements CallCommand {}

    /** The client on that device was not heard of for longer than a seat is kept. */
    record LoseSeat(UUID call, UUID person, String device, Instant at) implements CallCommand {}

    /** A live chat ends in which nobody wrote for that long. */
    record EndQuietChat(UUID call, Duration quiet, Instant at) implements CallCommand {}
}
