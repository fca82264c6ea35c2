package dev.duplex.query.analytics;

import dev.duplex.query.analytics.waitspan.ResponseMetric;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which spans are asked for: those that opened from {@code from}, inclusive, to {@code to}, exclusive.
 *
 * @param from null for the beginning
 * @param to null for no end
 */
record ResponseQuestion(
        String workspace,
        ResponseMetric metric,
        @Nullable Instant from,
        @Nullable Instant to) {

    /** SQL of the spans that count, with {@link #parameters()}. */
    String where() {
        return "spans.workspace = ? AND spans.metric = ? AND spans.state <> '" + SpanRow.ENDED + "'"
                + (from == null ? "" : " AND spans.opened_at >= ?")
                + (to == null ? "" : " AND spans.opened_at < ?");
    }

    List<Object> parameters() {
        List<Object> parameters = new ArrayList<>(List.of(workspace, metric.name()));
        if (from != null) {
            parameters.add(upwards(from));
        }
        if (to != null) {
            parameters.add(upwards(to));
        }
        return parameters;
    }

    /** Stored instants are whole microseconds, so a bound between two of them means the later one. */
    private static long upwards(Instant bound) {
        return Micros.of(bound.plusNanos(999));
    }
}
