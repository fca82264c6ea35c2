package dev.duplex.query.analytics;

import dev.duplex.query.analytics.waitspan.Moment;
import dev.duplex.query.analytics.waitspan.Outcome;
import dev.duplex.query.analytics.waitspan.WaitSpan;
import java.sql.SQLException;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.UUID;
import org.duckdb.DuckDBAppender;
import org.jspecify.annotations.Nullable;

/** Writes spans in the order of their table's columns. */
final class SpanRow {

    static final String OPEN = "OPEN";
    static final String ANSWERED = "ANSWERED";
    static final String ENDED = "ENDED";

    private SpanRow() {}

    /** @param zone the workspace's, in which the span has its day and its hour of the week */
    static void append(
            DuckDBAppender rows, UUID conversation, ConversationFacts.About about, ZoneId zone, WaitSpan span)
            throws SQLException {
        ZonedDateTime local = span.opened().at().atZone(zone);
        rows.beginRow();
        rows.append(span.id());
        rows.append(about.workspace());
        rows.append(conversation);
        rows.append(about.kind().name());
        rows.append(span.metric().name());
        rows.append(state(span.outcome()));
        rows.append(reason(span.outcome()));
        moment(rows, span.opened());
        rows.append(local.toLocalDate().toString());
        rows.append(HourOfWeek.of(local));
        Rows.append(rows, span.waiting());
        Rows.append(rows, span.waitedOn());
        switch (span.outcome()) {
            case Outcome.StillOpen() -> closed(rows, null, null);
            case Outcome.Answered(var moment, var by, var _) -> closed(rows, moment, by);
            case Outcome.Ended(var moment, var _) -> closed(rows, moment, null);
        }
        rows.endRow();
    }

    private static String state(Outcome outcome) {
        return switch (outcome) {
            case Outcome.StillOpen() -> OPEN;
            case Outcome.Answered _ -> ANSWERED;
            case Outcome.Ended _ -> ENDED;
        };
    }

    private static String reason(Outcome outcome) {
        return switch (outcome) {
            case Outcome.StillOpen() -> "STILL_OPEN";
            case Outcome.Answered answered -> answered.how().name();
            case Outcome.Ended ended -> ended.why().name();
        };
    }

    private static void closed(DuckDBAppender rows, @Nullable Moment moment, @Nullable UUID by) throws SQLException {
        if (moment == null) {
            for (int column = 0; column < 4; column++) {
                rows.appendNull();
            }
        } else {
            moment(rows, moment);
        }
        Rows.append(rows, by);
    }

    private static void moment(DuckDBAppender rows, Moment moment) throws SQLException {
        rows.append(Micros.of(moment.at()));
        rows.append(moment.position());
        Rows.append(rows, moment.message());
        rows.append(moment.mode().name());
    }
}
