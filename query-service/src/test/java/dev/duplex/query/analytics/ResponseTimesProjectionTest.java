package dev.duplex.query.analytics;

import static dev.duplex.query.analytics.waitspan.ResponseMetric.THREAD_FIRST_RESPONSE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.duplex.events.conversation.ConversationEvent.ConversationStarted;
import dev.duplex.events.conversation.ConversationKind;
import dev.duplex.events.people.PersonKind;
import dev.duplex.query.analytics.waitspan.Fact;
import dev.duplex.query.analytics.waitspan.Outcome;
import dev.duplex.query.analytics.waitspan.ResponseMetric;
import dev.duplex.query.analytics.waitspan.Speaker;
import dev.duplex.query.analytics.waitspan.WaitSpan;
import dev.duplex.query.analytics.waitspan.WaitSpans;
import dev.duplex.query.projection.LoggedEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ResponseTimesProjectionTest {

    @TempDir
    Path directory;

    private Path file;
    private final Log log = new Log();

    @BeforeEach
    void begin() {
        file = directory.resolve("analytics.duckdb");
        log.workspace("acme", "UTC").person("acme", "ann", PersonKind.MEMBER).person("acme", "ben", PersonKind.MEMBER);
        log.conversation("acme", "c", ConversationKind.CHANNEL, "ann", "ben");
        log.says("acme", "c", "ann", "q", null, Log.START);
        log.says("acme", "c", "ben", "a", "q", Log.START.plusSeconds(7));
    }

    @Test
    void a_restart_goes_on_where_it_was() {
        try (Analytics before = Analytics.open(file)) {
            before.read(log);
        }
        try (Analytics after = Analytics.open(file)) {
            assertThat(after.projection.position()).isEqualTo(log.end());
            assertThat(after.total(THREAD_FIRST_RESPONSE).p50()).isEqualTo(7.0);
            log.says("acme", "c", "ben", "late, but earlier", "q", Log.START.plusSeconds(3));
            assertThat(after.read(log).total(THREAD_FIRST_RESPONSE))
                    .isEqualTo(new ResponseFigures(1, 0, 3.0, 3.0, 3.0, 3.0, 3.0));
        }
    }

    @Test
    void events_handed_over_again_count_once() {
        try (Analytics analytics = Analytics.open(file)) {
            analytics.read(log).read(log);
            analytics.read(log, 0, 3);
            log.says("acme", "c", "ann", "thanks", "a", Log.START.plusSeconds(9));
            analytics.read(log);
            assertThat(analytics.projection.position()).isEqualTo(log.end());
            assertThat(analytics.total(ResponseMetric.REPLY).count()).isEqualTo(2);
        }
    }

    @Test
    void a_batch_that_fails_midway_leaves_nothing_behind_and_counts_once_when_it_comes_again() throws SQLException {
        try (Analytics analytics = Analytics.open(file)) {
            rename(analytics, "progress", "hidden");
            assertThatThrownBy(() -> analytics.read(log)).isInstanceOf(IllegalStateException.class);
            rename(analytics, "hidden", "progress");
            assertThat(analytics.projection.position()).isZero();
            assertThat(analytics.reader.isWorkspace("acme")).isFalse();
            assertThat(analytics.spans(THREAD_FIRST_RESPONSE)).isEmpty();
            assertThat(analytics.read(log).total(THREAD_FIRST_RESPONSE).count()).isEqualTo(1);
        }
    }

    private static void rename(Analytics analytics, String from, String to) throws SQLException {
        try (var connection = analytics.writer.reader();
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER TABLE " + from + " RENAME TO " + to);
        }
    }

    @Test
    void what_a_killed_process_leaves_holds_every_finished_batch() throws Exception {
        try (Analytics killed = Analytics.open(file)) {
            killed.read(log, 0, 4);
            killed.read(log);
            Path copy = Files.createDirectory(directory.resolve("copy"));
            try (var left = Files.list(directory)) {
                for (Path each : left.filter(Files::isRegularFile).toList()) {
                    Files.copy(each, copy.resolve(each.getFileName()));
                }
            }
            try (Analytics found = Analytics.open(copy.resolve("analytics.duckdb"))) {
                assertThat(found.projection.position()).isEqualTo(log.end());
                assertThat(found.read(log).total(THREAD_FIRST_RESPONSE).count()).isEqualTo(1);
            }
        }
    }

    @Test
    void begun_anew_it_knows_nothing_and_reads_the_log_again() {
        try (Analytics analytics = Analytics.open(file)) {
            analytics.read(log).projection.startAnew();
            assertThat(analytics.projection.progress()).isEqualTo(Progress.NONE);
            assertThat(analytics.reader.isWorkspace("acme")).isFalse();
            assertThat(analytics.read(log).total(THREAD_FIRST_RESPONSE).count()).isEqualTo(1);
        }
    }

    @Test
    void what_was_said_in_a_conversation_that_never_started_is_left_out() {
        log.says("acme", "unheard of", "ann", "x", null, Log.START);
        try (Analytics analytics = Analytics.open(file)) {
            assertThat(analytics.read(log).projection.position()).isEqualTo(log.end());
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {11, 12, 13, 14, 15, 16})
    void batches_restarts_and_a_small_memory_make_no_difference(long seed) {
        Random random = new Random(seed);
        List<String> people = List.of("ann", "ben", "cleo", "carl", "robo");
        log.person("acme", "cleo", PersonKind.CUSTOMER)
                .person("acme", "carl", PersonKind.CUSTOMER)
                .person("acme", "robo", PersonKind.BOT);
        int conversations = 12;
        for (int i = 0; i < conversations; i++) {
            log.conversation("acme", "c" + i, ConversationKind.values()[i % 5], i % 2 == 0 ? "cleo" : "ann");
        }
        Instant at = Log.START;
        for (int i = 0; i < 600; i++) {
            at = at.plusMillis(random.nextInt(20_000) - (random.nextInt(9) == 0 ? 90_000 : 0));
            int c = random.nextInt(conversations);
            String to = random.nextBoolean() ? null : "c" + c + "m" + random.nextInt(i + 5);
            log.says("acme", "c" + c, people.get(random.nextInt(i % 12 < 6 ? 2 : 5)), "c" + c + "m" + i, to, at);
        }
        Analytics analytics = Analytics.withCache(file, 120);
        try {
            for (int from = 0; from < log.end(); ) {
                int to = (int) Math.min(log.end(), from + 1 + random.nextInt(40));
                analytics.read(log, from, to);
                from = to;
                if (random.nextInt(12) == 0) {
                    analytics.close();
                    analytics = Analytics.withCache(file, 120);
                }
            }
            assertThat(stored(analytics)).isEqualTo(foldedAtOnce());
        } finally {
            analytics.close();
        }
    }

    private static Set<String> stored(Analytics analytics) {
        Set<String> spans = new HashSet<>();
        for (ResponseMetric metric : ResponseMetric.values()) {
            for (ResponseSpan span : analytics.spans(metric)) {
                long closed = span.closed() == null ? -1 : span.closed().position();
                assertThat(spans.add(metric + " " + span.opened().position() + " " + closed))
                        .isTrue();
            }
        }
        return spans;
    }

    private Set<String> foldedAtOnce() {
        Map<UUID, Speaker> speakers = Map.of(
                Log.id("cleo"), Speaker.CUSTOMER, Log.id("carl"), Speaker.CUSTOMER, Log.id("robo"), Speaker.MACHINE);
        FactOfEvent facts = new FactOfEvent(person -> speakers.getOrDefault(person, Speaker.MEMBER));
        Map<UUID, ConversationKind> kinds = new HashMap<>();
        Map<UUID, List<Fact>> byConversation = new HashMap<>();
        for (LoggedEvent logged : log.events) {
            if (logged.event() instanceof ConversationStarted started) {
                kinds.put(started.conversation(), started.kind());
            }
            facts.of(logged.position(), logged.event())
                    .ifPresent(found -> byConversation
                            .computeIfAbsent(found.conversation(), id -> new ArrayList<>())
                            .add(found.fact()));
        }
        Set<String> spans = new HashSet<>();
        byConversation.forEach((conversation, all) -> {
            for (WaitSpan span : WaitSpans.of(kinds.get(conversation), all).spans()) {
                if (!(span.outcome() instanceof Outcome.Ended)) {
                    long closed = span.outcome() instanceof Outcome.Answered answered
                            ? answered.moment().position()
                            : -1;
                    spans.add(span.metric() + " " + span.opened().position() + " " + closed);
                }
            }
        });
        return spans;
    }
}
