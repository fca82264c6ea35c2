package dev.duplex.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoTimeoutException;
import dev.duplex.eventstore.DeadLetterRetry.Outcome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeadLettersTest {

    private static final int LIMIT = 3;

    private final Log log = Log.open();
    private final DeadLetters letters = new DeadLetters(log.database, Clock.systemUTC(), LIMIT);
    private final Ledger ledger = new Ledger();
    private final ParkingHandler guard = new ParkingHandler(ledger, letters, () -> false);
    private final DeadLetterRetry retry = new DeadLetterRetry(log.engine, letters, ledger);

    @AfterEach
    void close() {
        log.close();
    }

    private void say(String... talks) {
        for (String talk : talks) {
            log.append(Log.event("said", "talk=" + talk));
        }
    }

    private List<EventMessage> from(int position) {
        List<EventMessage> all = log.all();
        return all.subList(position, all.size());
    }

    private DeadLetter only() {
        List<DeadLetter> all = letters.list(Optional.of("ledger"), 0, 10);
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    @Test
    void the_sequence_of_a_poison_event_waits_and_all_others_go_on() {
        say("a", "b", "a", "a", "b", "c");
        ledger.poison(2);
        guard.handle(from(0));
        assertThat(ledger.written())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("talk=a", List.of(0L), "talk=b", List.of(1L, 4L), "talk=c", List.of(5L)));
        assertThat(only()).satisfies(letter -> {
            assertThat(letter.sequence()).isEqualTo("talk=a");
            assertThat(letter.position()).isEqualTo(2);
            assertThat(letter.waiting()).isEqualTo(1);
            assertThat(letter.tries()).isEqualTo(1);
            assertThat(letter.cause().type()).isEqualTo(IllegalStateException.class.getName());
            assertThat(letter.cause().message()).isEqualTo("cannot digest [2]");
            assertThat(letter.cause().stack().getFirst()).contains("Ledger.apply");
        });
        say("a", "b");
        guard.handle(from(6));
        assertThat(only().waiting()).isEqualTo(2);
        assertThat(ledger.of("talk=b")).containsExactly(1L, 4L, 7L);
    }

    @Test
    void a_batch_that_comes_again_parks_and_counts_nothing_twice() {
        say("a", "b", "a", "a", "b");
        ledger.poison(0);
        guard.handle(from(0));
        new ParkingHandler(ledger, letters, () -> false).handle(from(0));
        guard.handle(from(0));
        assertThat(only().waiting()).isEqualTo(2);
        assertThat(only().tries()).isEqualTo(1);
        assertThat(ledger.of("talk=b")).containsExactly(1L, 4L);
    }

    @Test
    void a_retry_that_succeeds_catches_up_and_later_events_go_straight_again() {
        say("a", "b", "a", "a");
        ledger.poison(0);
        guard.handle(from(0));
        assertThat(retry.retry(only().id())).isInstanceOf(Outcome.Failed.class);
        assertThat(only().tries()).isEqualTo(2);
        ledger.heal();
        assertThat(retry.retry(only().id())).isEqualTo(new Outcome.Done(List.of("talk=a")));
        assertThat(letters.count("ledger")).isZero();
        say("a");
        guard.handle(from(4));
        assertThat(ledger.of("talk=a")).containsExactly(0L, 2L, 3L, 4L);
    }

    @Test
    void a_retry_stops_at_the_next_event_that_fails() {
        say("a", "a", "a", "a");
        ledger.poison(0, 2);
        guard.handle(from(0));
        assertThat(only().waiting()).isEqualTo(3);
        ledger.heal();
        ledger.poison(2);
        assertThat(retry.retry(only().id()))
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.position()).isEqualTo(2));
        assertThat(only()).satisfies(letter -> {
            assertThat(letter.position()).isEqualTo(2);
            assertThat(letter.waiting()).isEqualTo(1);
            assertThat(letter.tries()).isEqualTo(1);
        });
        assertThat(ledger.of("talk=a")).containsExactly(0L, 1L);
    }

    @Test
    void discarding_leaves_out_the_event_named_and_no_other() {
        say("a", "a", "a");
        ledger.poison(0);
        guard.handle(from(0));
        String id = only().id();
        assertThat(retry.discard(id, 1)).isEqualTo(new Outcome.Moved(0));
        assertThat(letters.find(id)).isPresent();
        assertThat(retry.discard(id, 0)).isEqualTo(new Outcome.Done(List.of("talk=a")));
        assertThat(ledger.of("talk=a")).containsExactly(1L, 2L);
        assertThat(retry.discard(id, 0)).isEqualTo(new Outcome.Gone());
    }

    @Test
    void what_needs_a_parked_sequence_waits_with_it_and_goes_on_with_it() {
        log.append(Log.event("joined", "person=p"));
        log.append(Log.event("said", "talk=a", "person=p"));
        log.append(Log.event("said", "talk=b", "person=q"));
        log.append(Log.event("said", "talk=a", "person=q"));
        ledger.poison(0);
        guard.handle(from(0));
        assertThat(ledger.written()).isEqualTo(Map.of("talk=b", List.of(2L)));
        DeadLetter behind = letters.list(Optional.of("ledger"), 1, 1).getFirst();
        assertThat(behind.behind()).contains("person=p");
        assertThat(behind.waiting()).isEqualTo(1);
        assertThat(retry.retry(behind.id())).isEqualTo(new Outcome.Blocked(1, "person=p"));
        ledger.heal();
        DeadLetter first = letters.list(Optional.of("ledger"), 0, 1).getFirst();
        assertThat(retry.retry(first.id())).isEqualTo(new Outcome.Done(List.of("person=p", "talk=a")));
        assertThat(ledger.of("talk=a")).containsExactly(1L, 3L);
        assertThat(letters.count()).isZero();
    }

    @Test
    void failures_of_the_surroundings_are_thrown_and_park_nothing() {
        say("a", "b");
        ledger.fail(new IllegalStateException("cannot write", new MongoTimeoutException("away")));
        assertThatThrownBy(() -> guard.handle(from(0))).hasMessage("cannot write");
        ParkingHandler stopping = new ParkingHandler(ledger, letters, () -> true);
        ledger.fail(new IllegalStateException("closed"));
        assertThatThrownBy(() -> stopping.handle(from(0))).hasMessage("closed");
        assertThat(letters.count()).isZero();
    }

    @Test
    void one_more_than_may_be_parked_stops_everything_and_says_so() {
        say("a", "b", "c", "d", "e");
        ledger.poison(0, 1, 2, 3);
        assertThatThrownBy(() -> guard.handle(from(0)))
                .isInstanceOf(DeadLettersFullException.class)
                .hasMessageContaining("ledger has 3 dead letters")
                .hasMessageContaining("position 3")
                .hasMessageContaining("talk=d");
        assertThat(letters.count("ledger")).isEqualTo(LIMIT);
        retry.discard(letters.list(Optional.empty(), 0, 1).getFirst().id(), 0);
        guard.handle(from(0));
        assertThat(ledger.of("talk=e")).containsExactly(4L);
        assertThat(letters.list(Optional.empty(), 0, 9))
                .extracting(DeadLetter::position)
                .contains(3L);
    }

    @Test
    void events_that_the_handler_does_not_want_are_never_parked() {
        log.append(Log.event("ignored", "talk=a"));
        ledger.poison(0);
        guard.handle(from(0));
        assertThat(letters.count()).isZero();
    }

    @Test
    void two_do_not_work_on_one_letter_at_once_until_the_first_is_gone_for_long() {
        say("a");
        ledger.poison(0);
        guard.handle(from(0));
        ledger.heal();
        assertThat(letters.lease(only().id())).isPresent();
        assertThat(retry.retry(only().id())).isEqualTo(new Outcome.Busy());
        Clock later = Clock.fixed(Instant.now().plus(Duration.ofMinutes(2)), ZoneOffset.UTC);
        DeadLetters muchLater = new DeadLetters(log.database, later, LIMIT);
        assertThat(new DeadLetterRetry(log.engine, muchLater, ledger).retry(only().id()))
                .isInstanceOf(Outcome.Done.class);
    }

    @Test
    void an_event_without_a_sequence_stops_all_that_come_after_it() {
        log.append(Log.event("said", "talk=a"));
        log.append(Log.event("said"));
        log.append(Log.event("said", "talk=a"));
        ledger.poison(1);
        guard.handle(from(0));
        assertThat(ledger.of("talk=a")).containsExactly(0L);
        assertThat(only().waiting()).isEqualTo(1);
        ledger.heal();
        assertThat(retry.retry(only().id())).isInstanceOf(Outcome.Done.class);
        assertThat(ledger.of("talk=a")).containsExactly(0L, 2L);
        assertThat(ledger.of(Sequencing.EVERYTHING)).containsExactly(1L);
    }

    /** However batches are cut, come again, change owners and are retried in between. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void in_the_end_every_sequence_has_all_its_events_in_order(long seed) {
        Random random = new Random(seed);
        Map<String, List<Long>> expected = new TreeMap<>();
        for (int i = 0; i < 6; i++) {
            log.append(Log.event("joined", "person=p" + i));
            expected.put("person=p" + i, List.of((long) i));
        }
        for (int i = 6; i < 160; i++) {
            String talk = "t" + random.nextInt(8);
            log.append(Log.event("said", "talk=" + talk, "person=p" + random.nextInt(6)));
            expected.computeIfAbsent("talk=" + talk, any -> new ArrayList<>()).add((long) i);
        }
        DeadLetters many = new DeadLetters(log.database, Clock.systemUTC(), 100);
        for (int i = 0; i < 8; i++) {
            ledger.poison(random.nextInt(160));
        }
        List<EventMessage> all = log.all();
        List<ParkingHandler> nodes =
                List.of(new ParkingHandler(ledger, many, () -> false), new ParkingHandler(ledger, many, () -> false));
        DeadLetterRetry retries = new DeadLetterRetry(log.engine, many, ledger);
        int position = 0;
        while (position < all.size()) {
            int end = Math.min(all.size(), position + 1 + random.nextInt(20));
            nodes.get(random.nextInt(2)).handle(all.subList(position, end));
            position = random.nextInt(4) == 0 ? Math.max(0, end - random.nextInt(10)) : end;
            if (random.nextInt(4) == 0) {
                ledger.heal();
                many.list(Optional.empty(), 0, 100).stream()
                        .filter(letter -> random.nextBoolean())
                        .forEach(letter -> retries.retry(letter.id()));
                ledger.poison(random.nextInt(160), random.nextInt(160));
            }
        }
        ledger.heal();
        many.list(Optional.empty(), 0, 100).forEach(letter -> retries.retry(letter.id()));
        assertThat(many.count()).as("seed %d", seed).isZero();
        assertThat(new TreeMap<>(ledger.written())).as("seed %d", seed).isEqualTo(expected);
        assertThat(ledger.missed()).as("seed %d", seed).isEmpty();
    }

    @Test
    void events_are_looked_up_as_they_are_stored() {
        log.append(Log.event("a", "talk=x"), Log.event("b", "talk=y", "person=p"));
        EventLookup lookup = new EventLookup(log.database, EventStoreSettings.DEFAULT.collection());
        assertThat(lookup.at(1)).get().satisfies(found -> {
            assertThat(found.type()).isEqualTo("b");
            assertThat(found.position()).isEqualTo(1);
            assertThat(new HashSet<>(found.tags())).isEqualTo(StoredForm.tags(from(1).getFirst()));
            assertThat(found.json()).contains("payload of b");
        });
        assertThat(lookup.at(2)).isEmpty();
        assertThat(Set.of(lookup.at(0).orElseThrow().type())).containsExactly("a");
    }
}
