package dev.duplex.query.analytics;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.duckdb.DuckDBConnection;

/** The tables of the file. Instants are microseconds since 1970 in UTC, positions those of the log. */
final class AnalyticsTables {

    /** Raise it with every change of tables or of the fold: files of another version are built anew. */
    static final int VERSION = 1;

    /** The version of an empty file. */
    static final int NONE = 0;

    private AnalyticsTables() {}

    static int version(DuckDBConnection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            try (ResultSet tables = statement.executeQuery(
                    "SELECT count(*), count(*) FILTER (table_name = 'progress') FROM duckdb_tables()")) {
                tables.next();
                if (tables.getInt(1) == 0) {
                    return NONE;
                }
                if (tables.getInt(2) == 0) {
                    return -1;
                }
            }
            try (ResultSet progress = statement.executeQuery("SELECT version FROM progress")) {
                return progress.next() ? progress.getInt(1) : -1;
            }
        }
    }

    static void create(DuckDBConnection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("""
                    BEGIN TRANSACTION;
                    CREATE TABLE workspaces (workspace VARCHAR, zone VARCHAR);
                    CREATE TABLE people (person UUID, workspace VARCHAR, kind VARCHAR, name VARCHAR);
                    CREATE TABLE conversations (conversation UUID, workspace VARCHAR, kind VARCHAR, subject VARCHAR);
                    CREATE TABLE facts (
                        conversation UUID, position BIGINT, happened_at BIGINT, what VARCHAR, subject UUID, person UUID,
                        speaker VARCHAR, other UUID, mode VARCHAR);
                    CREATE TABLE spans (
                        id BIGINT, workspace VARCHAR, conversation UUID, kind VARCHAR, metric VARCHAR,
                        state VARCHAR, reason VARCHAR,
                        opened_at BIGINT, opened_position BIGINT, opened_message UUID, opened_mode VARCHAR,
                        opened_day VARCHAR, opened_hour INTEGER, waiting UUID, waited_on UUID,
                        closed_at BIGINT, closed_position BIGINT, closed_message UUID, closed_mode VARCHAR,
                        answered_by UUID);
                    CREATE TABLE progress (version INTEGER, position BIGINT, last_event VARCHAR);
                    INSERT INTO progress VALUES (%d, 0, '');
                    COMMIT;
                    """.formatted(VERSION));
        }
    }
}
