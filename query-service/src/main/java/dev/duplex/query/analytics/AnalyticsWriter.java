package dev.duplex.query.analytics;

import dev.duplex.events.conversation.ConversationKind;
import dev.duplex.events.people.PersonKind;
import dev.duplex.query.analytics.ConversationFacts.About;
import dev.duplex.query.analytics.waitspan.Fact;
import dev.duplex.query.analytics.waitspan.SpanChanges;
import dev.duplex.query.analytics.waitspan.Speaker;
import dev.duplex.query.analytics.waitspan.WaitSpan;
import dev.duplex.query.analytics.waitspan.WaitSpans;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** The one connection that writes. DuckDB's appenders join a transaction only when it was begun by a statement. */
final class AnalyticsWriter implements AutoCloseable {

    /** Runs nothing itself, so that readers who come by it never wait for what is being written. */
    private final DuckDBConnection file;

    private final DuckDBConnection connection;

    /** @param file closed with this */
    AnalyticsWriter(DuckDBConnection file) {
        this.file = file;
        try {
            this.connection = file.duplicate();
        } catch (SQLException failed) {
            throw new IllegalStateException("Cannot connect to the analytics file", failed);
        }
    }

    Progress progress() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT position, last_event FROM progress")) {
            row.next();
            return new Progress(row.getLong(1), row.getString(2));
        }
    }

    Map<String, ZoneId> zones() throws SQLException {
        Map<String, ZoneId> zones = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT workspace, zone FROM workspaces")) {
            while (row.next()) {
                zones.put(row.getString(1), ZoneId.of(row.getString(2)));
            }
        }
        return zones;
    }

    Map<UUID, Speaker> speakers() throws SQLException {
        Map<UUID, Speaker> speakers = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT person, kind FROM people WHERE kind <> 'MEMBER'")) {
            while (row.next()) {
                speakers.put(Rows.uuid(row, 1), Batch.speaker(PersonKind.valueOf(row.getString(2))));
            }
        }
        return speakers;
    }

    /** Those of the conversations that are known, folded, without changes to take. */
    Map<UUID, ConversationFacts> load(Collection<UUID> conversations) throws SQLException {
        Map<UUID, About> known = new HashMap<>();
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT conversation, workspace, kind FROM conversations WHERE conversation IN (SELECT unnest(?::UUID[]))")) {
            query.setArray(1, connection.createArrayOf("UUID", conversations.toArray()));
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    known.put(
                            Rows.uuid(row, 1), new About(row.getString(2), ConversationKind.valueOf(row.getString(3))));
                }
            }
        }
        Map<UUID, List<Fact>> facts = new HashMap<>();
        try (PreparedStatement query = connection.prepareStatement("SELECT conversation, " + FactRow.COLUMNS
                + " FROM facts WHERE conversation IN (SELECT unnest(?::UUID[]))")) {
            query.setArray(1, connection.createArrayOf("UUID", known.keySet().toArray()));
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    facts.computeIfAbsent(Rows.uuid(row, 1), id -> new ArrayList<>())
                            .add(FactRow.read(row, 2));
                }
            }
        }
        Map<UUID, ConversationFacts> loaded = new HashMap<>();
        known.forEach((id, about) -> {
            WaitSpans spans = WaitSpans.of(about.kind(), facts.getOrDefault(id, List.of()));
            spans.takeChanges();
            loaded.put(id, new ConversationFacts(about, spans));
        });
        return loaded;
    }

    /** All or nothing. */
    void write(
            Batch batch,
            Map<UUID, ConversationFacts> conversations,
            Map<UUID, SpanChanges> changes,
            Map<String, ZoneId> zones,
            Progress progress)
            throws SQLException {
        execute("BEGIN TRANSACTION");
        appendNames(batch);
        if (!batch.facts.isEmpty()) {
            try (DuckDBAppender rows = connection.createAppender("facts")) {
                for (var entry : batch.facts.entrySet()) {
                    for (Fact fact : entry.getValue()) {
                        FactRow.of(fact).append(entry.getKey(), rows);
                    }
                }
            }
        }
        delete(changes.values().stream()
                .flatMap(change -> change.gone().stream())
                .toArray());
        try (DuckDBAppender rows = connection.createAppender("spans")) {
            for (var entry : changes.entrySet()) {
                ConversationFacts conversation = conversations.get(entry.getKey());
                if (conversation != null) {
                    ZoneId zone = zones.getOrDefault(conversation.about().workspace(), ZoneOffset.UTC);
                    for (WaitSpan span : entry.getValue().written()) {
                        SpanRow.append(rows, entry.getKey(), conversation.about(), zone, span);
                    }
                }
            }
        }
        write(progress);
        execute("COMMIT");
    }

    private void write(Progress progress) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("UPDATE progress SET position = ?, last_event = ?")) {
            statement.setLong(1, progress.position());
            statement.setString(2, progress.lastEvent());
            statement.executeUpdate();
        }
    }

    void clear() throws SQLException {
        execute("BEGIN TRANSACTION");
        for (String table : List.of("workspaces", "people", "conversations", "facts", "spans")) {
            execute("DELETE FROM " + table);
        }
        write(Progress.NONE);
        execute("COMMIT");
    }

    private void appendNames(Batch batch) throws SQLException {
        if (!batch.workspaces.isEmpty()) {
            try (DuckDBAppender rows = connection.createAppender("workspaces")) {
                for (var opened : batch.workspaces) {
                    rows.beginRow();
                    rows.append(opened.workspace());
                    rows.append(opened.timeZone().getId());
                    rows.endRow();
                }
            }
        }
        if (!batch.people.isEmpty()) {
            try (DuckDBAppender rows = connection.createAppender("people")) {
                for (var joined : batch.people) {
                    rows.beginRow();
                    rows.append(joined.person());
                    rows.append(joined.workspace());
                    rows.append(joined.kind().name());
                    rows.append(joined.displayName());
                    rows.endRow();
                }
            }
        }
        if (!batch.started.isEmpty()) {
            try (DuckDBAppender rows = connection.createAppender("conversations")) {
                for (var started : batch.started.values()) {
                    rows.beginRow();
                    rows.append(started.conversation());
                    rows.append(started.workspace());
                    rows.append(started.kind().name());
                    Rows.append(rows, started.subject());
                    rows.endRow();
                }
            }
        }
    }

    private void delete(Object[] spans) throws SQLException {
        if (spans.length > 0) {
            try (PreparedStatement statement =
                    connection.prepareStatement("DELETE FROM spans WHERE id IN (SELECT unnest(?::BIGINT[]))")) {
                statement.setArray(1, connection.createArrayOf("BIGINT", spans));
                statement.executeUpdate();
            }
        }
    }

    /** Of a transaction that may have been begun or not. */
    void rollBack() throws SQLException {
        try {
            execute("ROLLBACK");
        } catch (SQLException none) {
            if (!String.valueOf(none.getMessage()).contains("no transaction is active")) {
                throw none;
            }
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** A connection of its own for a reader, which sees what is committed. */
    DuckDBConnection reader() throws SQLException {
        return file.duplicate();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
        file.close();
    }
}
