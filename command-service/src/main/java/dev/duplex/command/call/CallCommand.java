package dev.duplex.command.call;

import dev.duplex.events.call.DeclineReason;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a person, or the clock, does to a call that has started. */
sealed interface CallCommand {

    UUID call();

    Instant at();

    /** What a person does. */
    sealed interface OfPerson extends CallCommand {

        UUID by();
    }

    record AnswerCall(UUID call, UUID by, Instant at) implements OfPerson {}

    /** @param until when the person means to call or write back, only for later */
    record DeclineCall(
            UUID call, DeclineReason reason, @Nullable Instant until, UUID by, Instant at) implements OfPerson {}

    record LeaveCall(UUID call, UUID by, Instant at) implements OfPerson {}

    record EndCall(UUID call, UUID by, Instant at) implements OfPerson {}

    /** Whoever has been rung for that long without an answer has missed the call. */
    record MissCall(UUID call, Duration ringTime, Instant at) implements CallCommand {}
}
