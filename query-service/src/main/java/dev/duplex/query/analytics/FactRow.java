package dev.duplex.query.analytics;

import dev.duplex.events.message.MessageMode;
import dev.duplex.query.analytics.waitspan.Fact;
import dev.duplex.query.analytics.waitspan.Speaker;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.duckdb.DuckDBAppender;
import org.jspecify.annotations.Nullable;

/**
 * A fact as the table holds it.
 *
 * @param subject the message or the call
 * @param other the message answered, or who rang
 */
record FactRow(
        long position,
        Instant at,
        String what,
        @Nullable UUID subject,
        @Nullable UUID person,
        @Nullable Speaker speaker,
        @Nullable UUID other,
        @Nullable MessageMode mode) {

    static final String COLUMNS = "position, happened_at, what, subject, person, speaker, other, mode";

    static FactRow of(Fact fact) {
        long position = fact.position();
        Instant at = fact.at();
        return switch (fact) {
            case Fact.Said said ->
                new FactRow(
                        position,
                        at,
                        "said",
                        said.message(),
                        said.author(),
                        said.speaker(),
                        said.parent(),
                        said.mode());
            case Fact.Retracted retracted -> plain(fact, "retracted", retracted.message(), null);
            case Fact.TookPart part ->
                new FactRow(position, at, "took-part", null, part.person(), part.speaker(), null, null);
            case Fact.Rung rung ->
                new FactRow(position, at, "rung", rung.call(), rung.person(), null, rung.ringer(), null);
            case Fact.Answered answered -> plain(fact, "answered", answered.call(), answered.person());
            case Fact.NotAnswered not -> plain(fact, "not-answered", not.call(), not.person());
            case Fact.Joined joined ->
                new FactRow(position, at, "joined", joined.call(), joined.person(), joined.speaker(), null, null);
            case Fact.Left left -> plain(fact, "left", left.call(), left.person());
            case Fact.CallEnded ended -> plain(fact, "call-ended", ended.call(), null);
        };
    }

    private static FactRow plain(Fact fact, String what, UUID subject, @Nullable UUID person) {
        return new FactRow(fact.position(), fact.at(), what, subject, person, null, null, null);
    }

    void append(UUID conversation, DuckDBAppender rows) throws SQLException {
        rows.beginRow();
        rows.append(conversation);
        rows.append(position);
        rows.append(Micros.of(at));
        rows.append(what);
        Rows.append(rows, subject);
        Rows.append(rows, person);
        Rows.append(rows, speaker);
        Rows.append(rows, other);
        Rows.append(rows, mode);
        rows.endRow();
    }

    /** @param row with {@link #COLUMNS} from the given column on */
    static Fact read(ResultSet row, int first) throws SQLException {
        long position = row.getLong(first);
        Instant at = Micros.instant(row.getLong(first + 1));
        String what = row.getString(first + 2);
        return switch (what) {
            case "said" ->
                new Fact.Said(
                        position,
                        at,
                        Rows.uuid(row, first + 3),
                        Rows.uuid(row, first + 4),
                        Speaker.valueOf(row.getString(first + 5)),
                        Rows.find(row, first + 6),
                        MessageMode.valueOf(row.getString(first + 7)));
            case "retracted" -> new Fact.Retracted(position, at, Rows.uuid(row, first + 3));
            case "took-part" ->
                new Fact.TookPart(position, at, Rows.uuid(row, first + 4), Speaker.valueOf(row.getString(first + 5)));
            case "rung" ->
                new Fact.Rung(
                        position, at, Rows.uuid(row, first + 3), Rows.uuid(row, first + 4), Rows.find(row, first + 6));
            case "answered" -> new Fact.Answered(position, at, Rows.uuid(row, first + 3), Rows.uuid(row, first + 4));
            case "not-answered" ->
                new Fact.NotAnswered(position, at, Rows.uuid(row, first + 3), Rows.uuid(row, first + 4));
            case "joined" ->
                new Fact.Joined(
                        position,
                        at,
                        Rows.uuid(row, first + 3),
                        Rows.uuid(row, first + 4),
                        Speaker.valueOf(row.getString(first + 5)));
            case "left" -> new Fact.Left(position, at, Rows.uuid(row, first + 3), Rows.uuid(row, first + 4));
            case "call-ended" -> new Fact.CallEnded(position, at, Rows.uuid(row, first + 3));
            default -> throw new SQLException("A fact of unknown kind: " + what);
        };
    }
}
