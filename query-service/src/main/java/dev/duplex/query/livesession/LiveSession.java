package dev.duplex.query.livesession;

import dev.duplex.events.call.EndReason;
import dev.duplex.events.call.Media;
import dev.duplex.query.call.CallOutcome;
import dev.duplex.query.call.CallPhase;
import dev.duplex.query.call.CallState;
import dev.duplex.query.call.Ring;
import dev.duplex.query.call.RingState;
import dev.duplex.query.call.RingView;
import dev.duplex.query.call.SeatView;
import dev.duplex.query.graphql.ConversationRef;
import dev.duplex.query.graphql.PersonRef;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A live session as the schema has it.
 *
 * @param participants while it goes on those who are in it, afterwards all who were
 */
record LiveSession(
        UUID call,
        ConversationRef conversation,
        Media media,
        CallPhase phase,
        PersonRef startedBy,
        Instant startedAt,
        @Nullable UUID escalatedFrom,
        List<PersonRef> ringing,
        List<SeatView> participants,
        List<RingView> declined,
        List<RingView> missed,
        @Nullable Instant endedAt,
        @Nullable EndReason endReason,
        @Nullable Long durationSeconds,
        @Nullable CallOutcome outcome) {

    static LiveSession of(LiveSessionDocument session) {
        CallState call = session.call();
        boolean ended = call.endedAt() != null;
        return new LiveSession(
                session.id(),
                new ConversationRef(session.conversation()),
                call.media(),
                session.phase(),
                new PersonRef(call.startedBy()),
                call.startedAt(),
                call.escalatedFrom(),
                in(call, RingState.RINGING).stream()
                        .map(ring -> new PersonRef(ring.person()))
                        .toList(),
                SeatView.of(call.seats().stream()
                        .filter(seat -> ended || seat.until() == null)
                        .toList()),
                RingView.of(in(call, RingState.DECLINED)),
                RingView.of(in(call, RingState.MISSED)),
                call.endedAt(),
                call.endReason(),
                call.durationSeconds(),
                call.outcome());
    }

    private static List<Ring> in(CallState call, RingState state) {
        return call.rings().stream().filter(ring -> ring.state() == state).toList();
    }
}
