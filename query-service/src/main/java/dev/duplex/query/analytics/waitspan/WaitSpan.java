package dev.duplex.query.analytics.waitspan;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * In this conversation, from this moment, someone was waited on.
 *
 * @param waiting who opened it; null where the system rang
 * @param waitedOn the one person who can answer, null where any of another side can
 */
public record WaitSpan(
        ResponseMetric metric,
        Moment opened,
        @Nullable UUID waiting,
        @Nullable UUID waitedOn,
        Outcome outcome) {

    /**
     * Unique in the log, and the same in every fold. One event opens at most one span of a metric, except that a message can
     * have several replies: those are told apart by the reply.
     */
    public long id() {
        long position = metric == ResponseMetric.REPLY && outcome instanceof Outcome.Answered answered
                ? answered.moment().position()
                : opened.position();
        return metric.spanAt(position);
    }
}
