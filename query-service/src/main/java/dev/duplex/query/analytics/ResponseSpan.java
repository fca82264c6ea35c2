package dev.duplex.query.analytics;

import dev.duplex.events.message.MessageMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A span as the evidence of a figure.
 *
 * @param id the order of spans, that of the log
 * @param seconds null while it is open
 */
record ResponseSpan(
        long id,
        UUID conversation,
        String reason,
        @Nullable UUID waiting,
        @Nullable UUID answeredBy,
        Event opened,
        @Nullable Event closed,
        @Nullable Double seconds) {

    record Event(Instant at, long position, @Nullable UUID message, MessageMode mode) {}

    static final String COLUMNS = """
            spans.id, spans.conversation, spans.reason, spans.waiting, spans.answered_by,
            spans.opened_at, spans.opened_position, spans.opened_message, spans.opened_mode,
            spans.closed_at, spans.closed_position, spans.closed_message, spans.closed_mode""";

    static ResponseSpan read(ResultSet row) throws SQLException {
        Event opened = event(row, 6);
        boolean open = row.getObject(10) == null;
        return new ResponseSpan(
                row.getLong(1),
                Rows.uuid(row, 2),
                row.getString(3),
                Rows.find(row, 4),
                Rows.find(row, 5),
                opened,
                open ? null : event(row, 10),
                open ? null : (row.getLong(10) - row.getLong(6)) / 1e6);
    }

    private static Event event(ResultSet row, int first) throws SQLException {
        return new Event(
                Micros.instant(row.getLong(first)),
                row.getLong(first + 1),
                Rows.find(row, first + 2),
                MessageMode.valueOf(row.getString(first + 3)));
    }
}
