package dev.duplex.query.timeline;

import dev.duplex.query.call.ContinuedLater;
import dev.duplex.query.call.Escalation;
import dev.duplex.query.graphql.PersonRef;
import dev.duplex.query.timeline.TransitionBody.Direction;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The conversation changed its mode. */
record Transition(
        Instant at,
        long position,
        Direction direction,
        UUID call,
        @Nullable UUID fromMessage,
        List<PersonRef> wanted,
        @Nullable String reason,
        List<PersonRef> owing,
        List<ContinuedLater.PointView> points,
        @Nullable Instant answerLikelyAt,
        @Nullable PersonRef by)
        implements TimelineEntry {

    static Transition of(EntryDocument entry, TransitionBody body) {
        Escalation escalation = body.escalation();
        ContinuedLater later = body.continuedLater();
        return new Transition(
                entry.at(),
                entry.logged(),
                body.direction(),
                body.call(),
                escalation == null ? null : escalation.message(),
                escalation == null ? List.of() : PersonRef.all(escalation.wanted()),
                escalation != null ? escalation.reason() : later == null ? null : later.reason(),
                later == null ? List.of() : PersonRef.all(later.owing()),
                later == null ? List.of() : ContinuedLater.PointView.of(later.points()),
                later == null ? null : later.answerLikelyAt(),
                PersonRef.ofNullable(escalation != null ? escalation.by() : later == null ? null : later.by()));
    }
}
