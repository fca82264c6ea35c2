package dev.duplex.query.analytics;

import dev.duplex.query.analytics.ConversationFacts.About;
import dev.duplex.query.analytics.waitspan.Fact;
import dev.duplex.query.analytics.waitspan.SpanChanges;
import dev.duplex.query.analytics.waitspan.Speaker;
import dev.duplex.query.projection.LoggedEvent;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps facts and spans up with the log. A batch's facts, the spans that they change and the position after the batch are
 * written in one transaction, so each event counts exactly once however often it is handed over. Used by one thread.
 */
final class ResponseTimesProjection {

    private static final Logger LOG = LoggerFactory.getLogger(ResponseTimesProjection.class);

    private final AnalyticsWriter writer;
    private final FoldCache cache;
    private final Map<String, ZoneId> zones = new HashMap<>();
    /** Everyone who is not a member. */
    private final Map<UUID, Speaker> speakers = new HashMap<>();

    private volatile Progress progress = Progress.NONE;

    ResponseTimesProjection(AnalyticsWriter writer, FoldCache cache) {
        this.writer = writer;
        this.cache = cache;
        try {
            recall();
        } catch (SQLException failed) {
            throw new IllegalStateException("Cannot read the analytics file", failed);
        }
    }

    /** The first position that is not in the file yet. */
    long position() {
        return progress.position();
    }

    Progress progress() {
        return progress;
    }

    /** Forgets everything, for what was read turned out to be another log. */
    void startAnew() {
        try {
            writer.clear();
            recall();
        } catch (SQLException failed) {
            throw new IllegalStateException("Cannot clear the analytics file", failed);
        }
    }

    /**
     * @param events in the order of the log; those before {@link #position()} are known already and left out
     * @param reached where the log was looked at up to
     * @throws IllegalStateException when it cannot be written; nothing of it is then, and it can be handed over again
     */
    void handle(List<LoggedEvent> events, Progress reached) {
        long known = position();
        if (reached.position() <= known) {
            return;
        }
        try {
            apply(events.stream().filter(event -> event.position() >= known).toList(), reached);
        } catch (SQLException | RuntimeException failed) {
            startOver(failed);
            throw new IllegalStateException("Cannot write response times up to " + reached.position(), failed);
        }
    }

    private void apply(List<LoggedEvent> events, Progress reached) throws SQLException {
        Batch batch = new Batch(events, zones, speakers);
        Map<UUID, ConversationFacts> touched = touched(batch);
        Map<UUID, SpanChanges> changes = new LinkedHashMap<>();
        for (var conversation : touched.entrySet()) {
            List<Fact> more = batch.facts.getOrDefault(conversation.getKey(), List.of());
            ConversationFacts before = conversation.getValue();
            ConversationFacts after =
                    new ConversationFacts(before.about(), before.spans().with(more));
            conversation.setValue(after);
            changes.put(conversation.getKey(), after.spans().takeChanges());
        }
        writer.write(batch, touched, changes, zones, reached);
        progress = reached;
        touched.forEach(cache::give);
    }

    /** The conversations that the batch adds to, as they were before it; facts of any other are dropped from the batch. */
    private Map<UUID, ConversationFacts> touched(Batch batch) throws SQLException {
        Map<UUID, ConversationFacts> touched = new LinkedHashMap<>();
        batch.started
                .values()
                .forEach(conversation -> touched.put(
                        conversation.conversation(),
                        ConversationFacts.begin(new About(conversation.workspace(), conversation.kind()))));
        Map<UUID, List<Fact>> unknown = new LinkedHashMap<>(batch.facts);
        unknown.keySet().removeAll(touched.keySet());
        unknown.keySet().removeIf(id -> {
            var cached = cache.take(id);
            cached.ifPresent(facts -> touched.put(id, facts));
            return cached.isPresent();
        });
        if (!unknown.isEmpty()) {
            touched.putAll(writer.load(unknown.keySet()));
        }
        unknown.keySet().removeAll(touched.keySet());
        if (!unknown.isEmpty()) {
            LOG.warn("Left out what was said in conversations that were never started: {}", unknown.keySet());
            batch.facts.keySet().removeAll(unknown.keySet());
        }
        return touched;
    }

    private void startOver(Exception failed) {
        try {
            writer.rollBack();
            recall();
        } catch (SQLException again) {
            failed.addSuppressed(again);
        }
    }

    private void recall() throws SQLException {
        cache.clear();
        zones.clear();
        speakers.clear();
        zones.putAll(writer.zones());
        speakers.putAll(writer.speakers());
        progress = writer.progress();
    }
}
