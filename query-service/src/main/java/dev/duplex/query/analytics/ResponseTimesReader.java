package dev.duplex.query.analytics;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.duckdb.DuckDBConnection;

/** Answers from what is committed, each on a connection of its own. Thread-safe. */
final class ResponseTimesReader {

    private final AnalyticsWriter writer;

    ResponseTimesReader(AnalyticsWriter writer) {
        this.writer = writer;
    }

    boolean isWorkspace(String workspace) {
        return query("SELECT 1 FROM workspaces WHERE workspace = ?", List.of(workspace), rows -> rows.next());
    }

    /** Whether the person is one of the workspace's own, neither a customer nor a bot. */
    boolean isMember(String workspace, UUID person) {
        return query(
                "SELECT 1 FROM people WHERE workspace = ? AND person = ? AND kind = 'MEMBER'",
                List.of(workspace, person),
                rows -> rows.next());
    }

    /** @param atMost how many groups at most */
    ResponseTimes responseTimes(ResponseQuestion question, Optional<ResponseGrouping> groupBy, int atMost) {
        String chosen = " FROM spans WHERE " + question.where();
        return inOneState(connection -> {
            ResponseFigures total = query(
                    connection,
                    "SELECT " + ResponseFigures.COLUMNS + " FROM (SELECT " + ResponseFigures.TOOK + chosen + ")",
                    question.parameters(),
                    rows -> {
                        rows.next();
                        return ResponseFigures.read(rows, 1);
                    });
            if (groupBy.isEmpty()) {
                return new ResponseTimes(question, total, List.of(), 0);
            }
            ResponseGrouping by = groupBy.get();
            int count = query(
                    connection,
                    "SELECT count(DISTINCT " + by.key() + ")" + chosen,
                    question.parameters(),
                    rows -> rows.next() ? rows.getInt(1) : 0);
            return new ResponseTimes(question, total, groups(connection, question, by, atMost), count);
        });
    }

    private static List<ResponseTimes.Group> groups(
            DuckDBConnection connection, ResponseQuestion question, ResponseGrouping by, int atMost)
            throws SQLException {
        String figures = "SELECT key, " + ResponseFigures.COLUMNS + " FROM (SELECT " + by.key() + " AS key, "
                + ResponseFigures.TOOK + " FROM spans WHERE " + question.where() + ") GROUP BY key ORDER BY key LIMIT "
                + atMost;
        return query(
                connection,
                "SELECT *, " + by.label() + " FROM (" + figures + ") ORDER BY key",
                question.parameters(),
                rows -> {
                    List<ResponseTimes.Group> groups = new ArrayList<>();
                    while (rows.next()) {
                        groups.add(new ResponseTimes.Group(
                                by.shown(rows.getString(1)), rows.getString(9), ResponseFigures.read(rows, 2)));
                    }
                    return groups;
                });
    }

    /**
     * The spans behind the figures, in the order of the log.
     *
     * @param after the id after which they begin
     */
    List<ResponseSpan> spans(ResponseQuestion question, long after, int atMost) {
        List<Object> parameters = new ArrayList<>(question.parameters());
        parameters.add(after);
        return query(
                "SELECT " + ResponseSpan.COLUMNS + " FROM spans WHERE " + question.where()
                        + " AND spans.id > ? ORDER BY spans.id LIMIT " + atMost,
                parameters,
                rows -> {
                    List<ResponseSpan> spans = new ArrayList<>();
                    while (rows.next()) {
                        spans.add(ResponseSpan.read(rows));
                    }
                    return spans;
                });
    }

    private interface Reading<T> {
        T read(ResultSet rows) throws SQLException;
    }

    private interface Work<T> {
        T with(DuckDBConnection connection) throws SQLException;
    }

    private <T> T query(String sql, List<?> parameters, Reading<T> reading) {
        return inOneState(connection -> query(connection, sql, parameters, reading));
    }

    private static <T> T query(DuckDBConnection connection, String sql, List<?> parameters, Reading<T> reading)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.size(); i++) {
                statement.setObject(i + 1, parameters.get(i));
            }
            try (ResultSet rows = statement.executeQuery()) {
                return reading.read(rows);
            }
        }
    }

    private <T> T inOneState(Work<T> work) {
        try (DuckDBConnection connection = writer.reader();
                Statement transaction = connection.createStatement()) {
            transaction.execute("BEGIN TRANSACTION READ ONLY");
            T answer = work.with(connection);
            transaction.execute("COMMIT");
            return answer;
        } catch (SQLException failed) {
            throw new IllegalStateException("Cannot read response times", failed);
        }
    }
}
