package dev.duplex.query.analytics;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.duckdb.DuckDBAppender;
import org.jspecify.annotations.Nullable;

/** Values in and out of rows, absent ones included. */
final class Rows {

    private Rows() {}

    static void append(DuckDBAppender rows, @Nullable UUID id) throws SQLException {
        if (id == null) {
            rows.appendNull();
        } else {
            rows.append(id);
        }
    }

    static void append(DuckDBAppender rows, @Nullable String text) throws SQLException {
        if (text == null) {
            rows.appendNull();
        } else {
            rows.append(text);
        }
    }

    static void append(DuckDBAppender rows, @Nullable Enum<?> value) throws SQLException {
        append(rows, value == null ? null : value.name());
    }

    static UUID uuid(ResultSet row, int column) throws SQLException {
        UUID id = find(row, column);
        if (id == null) {
            throw new SQLException("No id in column " + column);
        }
        return id;
    }

    static @Nullable UUID find(ResultSet row, int column) throws SQLException {
        return row.getObject(column, UUID.class);
    }
}
