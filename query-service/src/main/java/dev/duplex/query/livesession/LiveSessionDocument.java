package dev.duplex.query.livesession;

import com.mongodb.client.model.Indexes;
import dev.duplex.events.call.CallEvent;
import dev.duplex.events.call.CallEvent.CallStarted;
import dev.duplex.query.call.CallPhase;
import dev.duplex.query.call.CallState;
import dev.duplex.query.call.ContinuedLater;
import dev.duplex.query.call.Escalation;
import dev.duplex.query.projection.ReadDocument;
import dev.duplex.query.projection.Shelf;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * A call as somebody looking for live sessions finds it.
 *
 * @param people who started it, was in it, or was rung
 * @param escalation null for a fresh call
 * @param continuedLater null where it did not go on in messages
 * @param logged the position of its start
 */
public record LiveSessionDocument(
        @BsonId UUID id,
        String workspace,
        UUID conversation,
        CallPhase phase,
        Instant startedAt,
        @Nullable Instant endedAt,
        List<UUID> people,
        CallState call,
        @Nullable Escalation escalation,
        @Nullable ContinuedLater continuedLater,
        long logged,
        long position)
        implements ReadDocument {

    static final Shelf<LiveSessionDocument> SHELF = new Shelf<>(
            "live_sessions",
            LiveSessionDocument.class,
            List.of(
                    Indexes.ascending("workspace", "phase", "startedAt"),
                    Indexes.ascending("workspace", "phase", "endedAt", "logged"),
                    Indexes.ascending("conversation", "phase", "endedAt", "logged"),
                    Indexes.ascending("people", "phase", "endedAt", "logged")));

    static LiveSessionDocument of(CallStarted started, @Nullable Escalation escalation, long position) {
        CallState call = CallState.of(started);
        return new LiveSessionDocument(
                started.call(),
                started.workspace(),
                started.conversation(),
                call.phase(),
                started.at(),
                null,
                call.concerned(),
                call,
                escalation,
                null,
                position,
                position);
    }

    /** Only for those that are over. */
    Instant end() {
        return Objects.requireNonNull(endedAt);
    }

    LiveSessionDocument after(CallEvent event, long applied) {
        return with(call.after(event), escalation, continuedLater, applied);
    }

    LiveSessionDocument escalated(Escalation how, long applied) {
        return with(call, how, continuedLater, applied);
    }

    LiveSessionDocument continued(ContinuedLater how, long applied) {
        return with(call, escalation, how, applied);
    }

    private LiveSessionDocument with(
            CallState changed, @Nullable Escalation escalated, @Nullable ContinuedLater later, long applied) {
        return new LiveSessionDocument(
                id,
                workspace,
                conversation,
                changed.phase(),
                startedAt,
                changed.endedAt(),
                changed.concerned(),
                changed,
                escalated,
                later,
                logged,
                applied);
    }
}
