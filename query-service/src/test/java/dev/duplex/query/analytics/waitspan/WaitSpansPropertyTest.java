package dev.duplex.query.analytics.waitspan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duplex.events.conversation.ConversationKind;
import dev.duplex.events.message.MessageMode;
import dev.duplex.query.analytics.waitspan.Fact.Said;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class WaitSpansPropertyTest {

    static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void in_whatever_order_and_batches_facts_arrive_the_spans_are_those_of_one_fold(long seed) {
        Random random = new Random(seed);
        ConversationKind kind = kind(random);
        List<Fact> facts = facts(random, 60);
        List<Fact> arriving = new ArrayList<>(facts);
        if (random.nextInt(4) > 0) {
            int late = random.nextInt(8);
            for (int i = 0; i < late; i++) {
                Collections.swap(arriving, random.nextInt(arriving.size()), random.nextInt(arriving.size()));
            }
        }
        Map<Long, WaitSpan> stored = new HashMap<>();
        WaitSpans spans = WaitSpans.of(kind, List.of());
        for (int from = 0; from < arriving.size(); ) {
            int to = Math.min(arriving.size(), from + 1 + random.nextInt(7));
            spans = spans.with(arriving.subList(from, to));
            SpanChanges changes = spans.takeChanges();
            changes.gone().forEach(id -> assertThat(stored.remove(id)).isNotNull());
            changes.written()
                    .forEach(span -> assertThat(stored.put(span.id(), span)).isNull());
            from = to;
        }
        assertThat(stored.values())
                .containsExactlyInAnyOrderElementsOf(WaitSpans.of(kind, facts).spans());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void a_message_answers_at_most_one_turn_and_turns_never_overlap(long seed) {
        Random random = new Random(seed);
        List<WaitSpan> turns = WaitSpans.of(kind(random), facts(random, 80)).spans().stream()
                .filter(span ->
                        span.metric() == ResponseMetric.FIRST_RESPONSE || span.metric() == ResponseMetric.NEXT_RESPONSE)
                .sorted(Comparator.comparing((WaitSpan span) -> span.opened().at())
                        .thenComparing(span -> span.opened().position()))
                .toList();
        Set<Long> closers = new HashSet<>();
        for (int i = 0; i < turns.size(); i++) {
            WaitSpan span = turns.get(i);
            boolean last = i == turns.size() - 1;
            switch (span.outcome()) {
                case Outcome.StillOpen _ -> assertThat(last).isTrue();
                case Outcome.Ended _ -> {}
                case Outcome.Answered(var moment, var by, var _) -> {
                    assertThat(closers.add(moment.position())).isTrue();
                    assertThat(by).isNotEqualTo(span.waiting());
                    assertThat(moment.at()).isAfterOrEqualTo(span.opened().at());
                    if (!last) {
                        assertThat(turns.get(i + 1).opened().at()).isAfterOrEqualTo(moment.at());
                    }
                }
            }
        }
        assertThat(turns.stream()
                        .filter(s ->
                                s.metric() == ResponseMetric.FIRST_RESPONSE && s.outcome() instanceof Outcome.Answered))
                .hasSizeLessThanOrEqualTo(1);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void threads_and_replies_are_what_the_plain_definition_says(long seed) {
        Random random = new Random(seed);
        List<Said> messages = facts(random, 70).stream()
                .filter(fact -> fact instanceof Said said && said.human())
                .map(Said.class::cast)
                .toList();
        Map<UUID, Said> known = new HashMap<>();
        messages.forEach(said -> known.put(said.message(), said));
        List<Long> replies = new ArrayList<>();
        Map<UUID, List<Said>> threads = new HashMap<>();
        for (Said said : messages) {
            Said parent = known.get(said.parent());
            if (parent != null && !parent.author().equals(said.author())) {
                replies.add(micros(parent, said));
            }
            threads.computeIfAbsent(root(said, known), id -> new ArrayList<>()).add(said);
        }
        List<Long> first = new ArrayList<>();
        long unanswered = 0;
        for (var thread : threads.entrySet()) {
            Said root = Objects.requireNonNull(known.get(thread.getKey()));
            if (root.parent() != null || thread.getValue().size() == 1) {
                continue;
            }
            var response = thread.getValue().stream()
                    .filter(said -> !said.author().equals(root.author()))
                    .mapToLong(said -> micros(root, said))
                    .min();
            response.ifPresent(first::add);
            unanswered += response.isPresent() ? 0 : 1;
        }
        List<WaitSpan> spans =
                List.copyOf(WaitSpans.of(ConversationKind.CHANNEL, messages).spans());
        assertThat(answered(spans, ResponseMetric.REPLY)).containsExactlyInAnyOrderElementsOf(replies);
        assertThat(answered(spans, ResponseMetric.THREAD_FIRST_RESPONSE)).containsExactlyInAnyOrderElementsOf(first);
        assertThat(spans.stream().filter(span -> span.outcome() instanceof Outcome.StillOpen))
                .hasSize((int) unanswered);
    }

    private static UUID root(Said said, Map<UUID, Said> known) {
        Set<UUID> seen = new HashSet<>();
        Said at = said;
        while (at.parent() != null && known.containsKey(at.parent()) && seen.add(at.message())) {
            at = known.get(at.parent());
        }
        return at.message();
    }

    private static List<Long> answered(List<WaitSpan> spans, ResponseMetric metric) {
        return spans.stream()
                .filter(span -> span.metric() == metric && span.outcome() instanceof Outcome.Answered)
                .map(span -> Duration.between(
                                        span.opened().at(),
                                        ((Outcome.Answered) span.outcome())
                                                .moment()
                                                .at())
                                .toNanos()
                        / 1000)
                .toList();
    }

    private static long micros(Said from, Said to) {
        return Duration.between(from.at(), to.at()).toNanos() / 1000;
    }

    private static ConversationKind kind(Random random) {
        return ConversationKind.values()[random.nextInt(ConversationKind.values().length)];
    }

    /** People and a bot talking, ringing and joining; clocks jump back at times, parents are missing or come later. */
    private static List<Fact> facts(Random random, int count) {
        List<UUID> people = IntStream.range(0, 5).mapToObj(i -> new UUID(1, i)).toList();
        boolean customers = random.nextBoolean();
        UUID call = new UUID(3, 0);
        List<Fact> facts = new ArrayList<>();
        var now = Story.START;
        for (int position = 0; position < count; position++) {
            now = now.plusMillis(random.nextInt(10) == 0 ? -random.nextInt(20_000) : random.nextInt(9_000));
            int who = random.nextInt(people.size());
            UUID person = people.get(who);
            Speaker speaker = who == 4 ? Speaker.MACHINE : customers && who < 2 ? Speaker.CUSTOMER : Speaker.MEMBER;
            UUID parent = random.nextBoolean() ? null : new UUID(2, random.nextInt(count + 5));
            facts.add(
                    switch (random.nextInt(14)) {
                        case 0 -> new Fact.Retracted(position, now, new UUID(2, random.nextInt(count)));
                        case 1 -> new Fact.Rung(position, now, call, person, people.get(0));
                        case 2 -> new Fact.Answered(position, now, call, person);
                        case 3 -> new Fact.NotAnswered(position, now, call, person);
                        case 4 -> new Fact.Joined(position, now, call, person, speaker);
                        case 5 -> new Fact.Left(position, now, call, person);
                        case 6 -> new Fact.CallEnded(position, now, call);
                        default ->
                            new Said(position, now, new UUID(2, position), person, speaker, parent, MessageMode.ASYNC);
                    });
        }
        return facts;
    }
}
