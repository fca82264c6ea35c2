package dev.duplex.query.analytics;

import static dev.duplex.query.analytics.waitspan.ResponseMetric.FIRST_RESPONSE;
import static dev.duplex.query.analytics.waitspan.ResponseMetric.REPLY;
import static dev.duplex.query.analytics.waitspan.ResponseMetric.THREAD_FIRST_RESPONSE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.duplex.events.conversation.ConversationKind;
import dev.duplex.events.people.PersonKind;
import dev.duplex.query.analytics.ResponseTimes.Group;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ResponseTimesReaderTest {

    private final Log log = new Log();
    private Analytics analytics;

    @BeforeEach
    void open(@TempDir Path directory) {
        analytics = Analytics.open(directory.resolve("analytics.duckdb"));
        log.workspace("acme", "Europe/Berlin")
                .person("acme", "cleo", PersonKind.CUSTOMER)
                .person("acme", "mia", PersonKind.MEMBER)
                .person("acme", "max", PersonKind.MEMBER);
    }

    @AfterEach
    void close() {
        analytics.close();
    }

    @Test
    void without_an_answer_there_are_open_spans_and_no_times() {
        log.conversation("acme", "c1", ConversationKind.INQUIRY, "cleo", "mia")
                .says("acme", "c1", "cleo", "q", null, Log.START);
        ResponseTimes answer = analytics.read(log).ask(FIRST_RESPONSE, ResponseGrouping.PERSON);
        ResponseFigures nothing = new ResponseFigures(0, 1, null, null, null, null, null);
        assertThat(answer.total()).isEqualTo(nothing);
        assertThat(answer.groups()).containsExactly(new Group("nobody", null, nothing));
        assertThat(analytics.total(REPLY)).isEqualTo(new ResponseFigures(0, 0, null, null, null, null, null));
    }

    @Test
    void fractions_of_a_second_are_kept() {
        log.conversation("acme", "c1", ConversationKind.INQUIRY, "cleo", "mia")
                .says("acme", "c1", "cleo", "q", null, Log.START)
                .says("acme", "c1", "mia", "a", null, Log.START.plusMillis(1_234));
        assertThat(analytics.read(log).total(FIRST_RESPONSE))
                .isEqualTo(new ResponseFigures(1, 0, 1.234, 1.234, 1.234, 1.234, 1.234));
    }

    @Test
    void groups_are_in_the_order_of_their_keys_and_labelled_where_they_have_names() {
        for (int i = 0; i < 4; i++) {
            String name = "c" + i;
            Instant asked = Instant.parse("2026-03-28T22:30:00Z").plusSeconds(3600L * i);
            log.conversation("acme", name, i < 2 ? ConversationKind.INQUIRY : ConversationKind.REVIEW, "cleo", "mia")
                    .says("acme", name, "cleo", "q" + i, null, asked)
                    .says("acme", name, i % 2 == 0 ? "mia" : "max", "a" + i, null, asked.plusSeconds(10 * (i + 1)));
        }
        analytics.read(log);
        Function<ResponseGrouping, List<String>> keys = by -> analytics.ask(FIRST_RESPONSE, by).groups().stream()
                .map(group -> group.key() + " " + group.figures().p50())
                .toList();
        assertThat(keys.apply(ResponseGrouping.KIND)).containsExactly("INQUIRY 10.0", "REVIEW 30.0");
        // midnight in Berlin is 23:00 UTC, and 02:00 to 03:00 does not exist on that Sunday
        assertThat(keys.apply(ResponseGrouping.DAY)).containsExactly("2026-03-28 10.0", "2026-03-29 30.0");
        assertThat(keys.apply(ResponseGrouping.HOUR_OF_WEEK))
                .containsExactly("SAT 23 10.0", "SUN 00 20.0", "SUN 01 30.0", "SUN 03 40.0");
        assertThat(analytics.ask(FIRST_RESPONSE, ResponseGrouping.PERSON).groups())
                .extracting(Group::label, group -> group.figures().count())
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("The mia", 2L),
                        org.assertj.core.groups.Tuple.tuple("The max", 2L));
        assertThat(analytics.ask(FIRST_RESPONSE, ResponseGrouping.CONVERSATION).groups())
                .extracting(Group::label)
                .containsExactlyInAnyOrder("About c0", "About c1", "About c2", "About c3");
        assertThat(analytics.ask(FIRST_RESPONSE, ResponseGrouping.CONVERSATION).groups())
                .extracting(Group::key)
                .isSorted();
    }

    @Test
    void a_span_belongs_to_the_instant_at_which_it_opened_from_inclusive_to_exclusive() {
        for (int i = 0; i < 3; i++) {
            log.conversation("acme", "c" + i, ConversationKind.INQUIRY, "cleo", "mia")
                    .says("acme", "c" + i, "cleo", "q" + i, null, Log.START.plusSeconds(i * 60L))
                    .says("acme", "c" + i, "mia", "a" + i, null, Log.START.plusSeconds(9_000));
        }
        analytics.read(log);
        assertThat(countBetween(Log.START, Log.START.plusSeconds(120))).isEqualTo(2);
        assertThat(countBetween(
                        Log.START.plusNanos(1), Log.START.plusSeconds(120).plusNanos(1)))
                .isEqualTo(2);
        assertThat(countBetween(null, Log.START.plusSeconds(60))).isEqualTo(1);
        assertThat(countBetween(Log.START.plusSeconds(60), null)).isEqualTo(2);
    }

    private long countBetween(Instant from, Instant to) {
        var question = new ResponseQuestion("acme", FIRST_RESPONSE, from, to);
        return analytics
                .reader
                .responseTimes(question, Optional.empty(), 1)
                .total()
                .count();
    }

    @Test
    void the_spans_behind_a_figure_name_its_events() {
        log.conversation("acme", "c1", ConversationKind.CHANNEL, "mia", "max")
                .says("acme", "c1", "mia", "q", null, Log.START)
                .says("acme", "c1", "max", "a", "q", Log.START.plusSeconds(5));
        analytics.read(log);
        assertThat(analytics.spans(THREAD_FIRST_RESPONSE)).singleElement().satisfies(span -> {
            assertThat(span.opened().message()).isEqualTo(Log.id("q"));
            assertThat(span.opened().position()).isEqualTo(log.end() - 2);
            assertThat(span.closed().message()).isEqualTo(Log.id("a"));
            assertThat(span.closed().position()).isEqualTo(log.end() - 1);
            assertThat(span.answeredBy()).isEqualTo(Log.id("max"));
            assertThat(span.reason()).isEqualTo("REPLIED");
            assertThat(span.seconds()).isEqualTo(5.0);
        });
    }

    @Test
    void other_workspaces_are_not_counted_in() {
        log.workspace("other", "UTC")
                .conversation("other", "c9", ConversationKind.DIRECT, "x", "y")
                .says("other", "c9", "x", "q", null, Log.START);
        assertThat(analytics.read(log).total(FIRST_RESPONSE).open()).isZero();
    }

    @Test
    void members_are_known_and_customers_and_strangers_are_none() {
        analytics.read(log);
        assertThat(analytics.reader.isWorkspace("acme")).isTrue();
        assertThat(analytics.reader.isWorkspace("nowhere")).isFalse();
        assertThat(analytics.reader.isMember("acme", Log.id("mia"))).isTrue();
        assertThat(analytics.reader.isMember("acme", Log.id("cleo"))).isFalse();
        assertThat(analytics.reader.isMember("acme", Log.id("nobody"))).isFalse();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void quantiles_are_the_nearest_rank_in_total_and_in_each_group(long seed) {
        Random random = new Random(seed);
        List<String> people = List.of("mia", "max", "cleo", "dan", "eve");
        log.conversation("acme", "c", ConversationKind.CHANNEL, "mia");
        Instant at = Log.START;
        for (int i = 0; i < 50 + random.nextInt(900); i++) {
            at = at.plusMillis(random.nextInt(5_000_000) - 200_000);
            String to = i == 0 ? null : "m" + random.nextInt(i);
            log.says("acme", "c", people.get(random.nextInt(people.size())), "m" + i, to, at);
        }
        analytics.read(log);
        List<ResponseSpan> spans = analytics.spans(REPLY);
        assertThat(spans).hasSizeGreaterThan(10);
        assertThat(analytics.total(REPLY)).isEqualTo(naive(spans));
        Map<UUID, List<ResponseSpan>> byPerson =
                spans.stream().collect(Collectors.groupingBy(ResponseSpan::answeredBy));
        List<Group> groups = analytics.ask(REPLY, ResponseGrouping.PERSON).groups();
        assertThat(groups).hasSameSizeAs(byPerson.keySet());
        groups.forEach(
                group -> assertThat(group.figures()).isEqualTo(naive(byPerson.get(UUID.fromString(group.key())))));
    }

    private static ResponseFigures naive(List<ResponseSpan> spans) {
        List<Long> sorted = new ArrayList<>(spans.stream()
                .map(span -> Math.round(span.seconds() * 1e6))
                .sorted()
                .toList());
        long sum = sorted.stream().mapToLong(Long::longValue).sum();
        Function<Integer, Double> rank = percent -> sorted.get((percent * sorted.size() + 99) / 100 - 1) / 1e6;
        return new ResponseFigures(
                sorted.size(),
                0,
                ((double) sum / sorted.size()) / 1e6,
                rank.apply(50),
                rank.apply(90),
                rank.apply(95),
                rank.apply(99));
    }
}
