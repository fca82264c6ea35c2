package dev.duplex.command.agenda;

import static dev.duplex.command.Acme.BOB;
import static dev.duplex.command.Acme.NOW;
import static dev.duplex.command.Acme.ROOM;
import static dev.duplex.command.Acme.THEN;
import static dev.duplex.command.Acme.WORKSPACE;
import static dev.duplex.command.Acme.id;
import static dev.duplex.command.Acme.in;
import static org.assertj.core.api.Assertions.assertThat;

import dev.duplex.command.MovedClock;
import dev.duplex.command.log.RealLog;
import dev.duplex.events.DuplexEvent;
import dev.duplex.events.replylater.DropReason;
import dev.duplex.events.replylater.ReplyLaterEvent.ReplyDeferralDropped;
import dev.duplex.events.replylater.ReplyLaterEvent.ReplyDeferred;
import dev.duplex.events.replylater.ReplyLaterEvent.ReplyReminded;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AgendaTest {

    private static final AgendaSettings SETTINGS = AgendaSettings.DEFAULT;
    /** That no moved clock ends. */
    private static final AgendaSettings LONG_LEASE =
            new AgendaSettings(Duration.ofDays(1), SETTINGS.look(), 32, SETTINGS.backoff(), SETTINGS.longestBackoff());

    private final RealLog log = RealLog.open(2, Reminders.slice());
    private final MovedClock clock = new MovedClock(NOW);
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Reminders reminders = new Reminders("1");
    private final List<Agenda> agendas = new ArrayList<>();

    @AfterEach
    void stop() {
        agendas.forEach(Agenda::stop);
        log.close();
    }

    @Test
    void what_is_due_fires_once_its_instant_has_come_and_leaves_the_agenda() {
        Agenda agenda = start(0);
        log.happened(List.of(deferred("one", in(60)), deferred("other", in(120))));
        Awaitility.await().until(() -> agenda.count() == 2);
        assertThat(reminders.sent).hasValue(0);
        clock.moveTo(in(60));
        Awaitility.await().until(() -> agenda.count() == 1);
        assertThat(reminded()).containsExactly(reminded("one", in(60)));
        assertThat(registry.get("duplex.agenda.firings").counter().count()).isEqualTo(1);
        assertThat(registry.get("duplex.agenda.lateness").timer().max(TimeUnit.SECONDS))
                .isZero();
    }

    @Test
    void what_is_due_already_when_it_is_put_fires_at_once() {
        start(0);
        log.happened(List.of(deferred("one", in(-60))));
        Awaitility.await().until(() -> !reminded().isEmpty());
    }

    @Test
    void an_entry_moves_when_an_event_puts_its_key_again_and_is_gone_when_one_removes_it() {
        Agenda agenda = start(0);
        log.happened(List.of(deferred("moved", in(60)), deferred("dropped", in(60)), deferred("stays", in(60))));
        Awaitility.await().until(() -> agenda.count() == 3);
        log.happened(List.of(deferred("moved", in(600)), dropped("dropped")));
        Awaitility.await().until(() -> agenda.count() == 2);
        clock.moveTo(in(60));
        Awaitility.await().until(() -> agenda.count() == 1);
        assertThat(reminded()).containsExactly(reminded("stays", in(60)));
        clock.moveTo(in(600));
        Awaitility.await().until(() -> agenda.count() == 0);
        assertThat(reminded()).containsExactly(reminded("stays", in(60)), reminded("moved", in(600)));
    }

    @Test
    void what_is_not_yet_due_as_the_log_says_fires_again_when_it_is() {
        Agenda agenda = start(0);
        ReplyDeferred one = deferred("one", in(60));
        log.happened(List.of(new ReplyDeferred(
                one.workspace(),
                one.conversation(),
                one.message(),
                one.call(),
                one.person(),
                one.until(),
                "ten minutes more",
                one.by(),
                one.at())));
        Awaitility.await().until(() -> agenda.count() == 1);
        clock.moveTo(in(60));
        Awaitility.await().until(() -> reminders.sent.get() == 1);
        clock.moveTo(in(659));
        assertThat(reminded()).isEmpty();
        clock.moveTo(in(660));
        Awaitility.await().until(() -> agenda.count() == 0);
        assertThat(reminded()).containsExactly(reminded("one", in(660)));
        assertThat(reminders.sent).hasValue(2);
    }

    @Test
    void what_became_due_while_no_node_was_up_is_caught_up() {
        start(0);
        log.happened(List.of(deferred("heard", in(60))));
        Awaitility.await().until(() -> agendas.getFirst().count() == 1);
        agendas.getFirst().stop();
        log.happened(List.of(deferred("not heard", in(70)), deferred("settled", in(70)), dropped("settled")));
        clock.moveTo(in(3600));
        start(1);
        Awaitility.await().until(() -> reminded().size() == 2);
        Awaitility.await().until(() -> agendas.get(1).count() == 0);
        assertThat(reminders.sent).hasValue(2);
    }

    @Test
    void of_two_nodes_one_keeps_it_and_the_other_goes_on_when_that_one_stops() {
        Agenda one = start(0, reminders, LONG_LEASE);
        Awaitility.await().until(one::isKeptHere);
        Agenda other = start(1, reminders, LONG_LEASE);
        for (int i = 0; i < 100; i++) {
            log.happened(List.of(deferred("early " + i, in(60)), deferred("late " + i, in(120))));
        }
        clock.moveTo(in(60));
        Awaitility.await().until(() -> one.count() == 100);
        assertThat(other.isKeptHere()).isFalse();
        one.stop();
        Awaitility.await().until(other::isKeptHere);
        clock.moveTo(in(120));
        Awaitility.await().until(() -> other.count() == 0);
        assertThat(reminded()).hasSize(200).doesNotHaveDuplicates();
        assertThat(reminders.sent).hasValue(200);
    }

    @Test
    void a_node_that_died_is_followed_by_another_when_its_lease_is_over() {
        log.happened(List.of(deferred("one", in(-60))));
        AgendaBuild dead = new AgendaBuild(log.database(), List.of(reminders), SETTINGS.lease());
        assertThat(dead.hold(NOW)).isTrue();
        AgendaBuild heir = new AgendaBuild(log.database(), List.of(reminders), SETTINGS.lease());
        assertThat(heir.hold(NOW.plus(SETTINGS.lease()).minusMillis(1))).isFalse();
        Agenda agenda = start(1);
        clock.moveTo(NOW.plus(SETTINGS.lease()));
        Awaitility.await().until(() -> reminded().size() == 1);
        assertThat(agenda.isKeptHere()).isTrue();
        assertThat(dead.reached(1))
                .as("the dead one writes no position any more")
                .isFalse();
    }

    @Test
    void when_two_nodes_take_it_from_each_other_all_the_time_everything_fires_and_nothing_twice() {
        Agenda one = start(0);
        Agenda other = start(1);
        for (int i = 0; i < 150; i++) {
            log.happened(List.of(deferred("one " + i, clock.instant().plusSeconds(i % 7))));
            if (i % 3 == 0) {
                log.happened(List.of(deferred("one " + i / 2, clock.instant().plusSeconds(2))));
            }
            // past every lease: whoever looks first has it
            clock.move(SETTINGS.lease().dividedBy(2));
            if (i % 10 == 0) {
                log.database()
                        .getCollection("agenda_builds")
                        .updateMany(
                                new Document(),
                                new Document("$set", new Document("owner", "somebody").append("until", Instant.EPOCH)));
            }
        }
        clock.move(Duration.ofMinutes(1));
        Awaitility.await().until(() -> one.count() == 0 && other.count() == 0);
        Awaitility.await().untilAsserted(() -> assertThat(standing()).isEmpty());
    }

    @Test
    void an_entry_whose_command_was_accepted_and_that_was_not_removed_does_no_harm() {
        Agenda agenda = start(0);
        log.happened(List.of(deferred("one", in(-60))));
        Awaitility.await().until(() -> agenda.count() == 0 && reminders.sent.get() == 1);
        agenda.stop();
        entries("1")
                .write(List.of(new AgendaEntries.Change(
                        "reminders",
                        new AgendaChange.Put(id("one").toString(), in(-60), Map.of("message", id("one"))),
                        0)));
        Agenda again = start(0);
        Awaitility.await().until(() -> reminders.sent.get() == 2 && again.count() == 0);
        assertThat(reminded()).hasSize(1);
    }

    @Test
    void a_command_that_fails_is_sent_again_after_a_pause_that_grows() {
        Agenda agenda = start(0);
        reminders.toFail.set(2);
        log.happened(List.of(deferred("one", in(-60)), deferred("other", in(60))));
        Awaitility.await().until(() -> reminders.sent.get() == 1);
        clock.move(SETTINGS.backoff());
        Awaitility.await().until(() -> reminders.sent.get() == 2);
        clock.move(SETTINGS.backoff());
        assertThat(reminders.sent).hasValue(2);
        clock.move(SETTINGS.backoff());
        Awaitility.await().until(() -> agenda.count() == 1);
        assertThat(reminded()).hasSize(1);
        assertThat(registry.get("duplex.agenda.firings")
                        .tag("outcome", "failed")
                        .counter()
                        .count())
                .isEqualTo(2);
    }

    @Test
    void other_automations_build_it_anew_and_nothing_settled_fires_meanwhile() {
        Agenda first = start(0);
        List<DuplexEvent> events = new ArrayList<>();
        for (int i = 0; i < 1_500; i++) {
            events.add(deferred("settled " + i, in(-60)));
        }
        for (int i = 0; i < 1_500; i++) {
            events.add(dropped("settled " + i));
        }
        for (int from = 0; from < events.size(); from += 100) {
            log.happened(events.subList(from, from + 100));
        }
        log.happened(List.of(deferred("one", in(-60))));
        first.stop();
        Reminders changed = new Reminders("2");
        Agenda second = start(1, changed);
        Awaitility.await().until(() -> reminded().stream().anyMatch(reminded("one", NOW)::equals));
        Awaitility.await().until(() -> second.count() == 0);
        assertThat(changed.sent).hasValueLessThanOrEqualTo(1);
    }

    @Test
    void a_build_that_no_node_has_kept_for_a_day_is_dropped() {
        start(0).stop();
        clock.move(Duration.ofHours(25));
        Agenda second = start(0, new Reminders("2"));
        Awaitility.await()
                .until(() -> log.database().getCollection("agenda_builds").countDocuments() == 1);
        assertThat(second.isKeptHere()).isTrue();
    }

    @Test
    void among_a_hundred_thousand_entries_only_what_is_due_is_read() {
        AgendaEntries entries = entries("1");
        for (int from = 0; from < 100_000; from += 5_000) {
            List<AgendaEntries.Change> changes = new ArrayList<>();
            for (int i = from; i < from + 5_000; i++) {
                UUID message = id("far " + i);
                changes.add(new AgendaEntries.Change(
                        "reminders",
                        new AgendaChange.Put(message.toString(), in(7_200 + i), Map.of("message", message)),
                        0));
            }
            entries.write(changes);
        }
        log.happened(List.of(deferred("one", in(60)), deferred("other", in(60))));
        Agenda agenda = start(0);
        Awaitility.await().until(() -> agenda.count() == 100_002);
        clock.moveTo(in(60));
        Awaitility.await().until(() -> agenda.count() == 100_000);
        assertThat(reminders.sent).hasValue(2);
        assertThat(entries.due(in(7_200), 256)).hasSize(1);
        assertThat(entries.nextAfter(in(60))).contains(in(7_200));
        Document plan = log.database()
                .getCollection(new AgendaBuild(log.database(), List.of(reminders), SETTINGS.lease()).collection())
                .find(new Document("next", new Document("$lte", NOW)))
                .sort(new Document("next", 1))
                .explain();
        assertThat(plan.toJson()).contains("IXSCAN", "next_1").doesNotContain("\"SORT\"", "COLLSCAN");
    }

    private AgendaEntries entries(String version) {
        AgendaBuild build = new AgendaBuild(log.database(), List.of(new Reminders(version)), SETTINGS.lease());
        return new AgendaEntries(log.database().getCollection(build.collection()));
    }

    private Agenda start(int node) {
        return start(node, reminders);
    }

    private Agenda start(int node, Automation automation) {
        return start(node, automation, SETTINGS);
    }

    private Agenda start(int node, Automation automation, AgendaSettings settings) {
        Agenda agenda = new Agenda(
                log.database(),
                log.engine(node),
                log.commands(node),
                clock,
                List.of(automation),
                settings,
                new AgendaMeters(registry));
        agendas.add(agenda);
        agenda.start();
        return agenda;
    }

    /** What was put off and neither dropped nor reminded of. */
    private List<UUID> standing() {
        List<UUID> standing = new ArrayList<>();
        for (DuplexEvent event : log.events()) {
            switch (event) {
                case ReplyDeferred deferred -> {
                    standing.remove(deferred.message());
                    standing.add(deferred.message());
                }
                case ReplyReminded reminded ->
                    assertThat(standing.remove(reminded.message()))
                            .as("reminded twice")
                            .isTrue();
                default -> {}
            }
        }
        return standing;
    }

    private List<ReplyReminded> reminded() {
        return log.events().stream()
                .filter(ReplyReminded.class::isInstance)
                .map(ReplyReminded.class::cast)
                .toList();
    }

    private static ReplyReminded reminded(String message, Instant at) {
        return new ReplyReminded(WORKSPACE, ROOM, id(message), null, BOB, null, at);
    }

    private static ReplyDeferred deferred(String message, Instant until) {
        return new ReplyDeferred(WORKSPACE, ROOM, id(message), null, BOB, until, null, BOB, THEN);
    }

    private static ReplyDeferralDropped dropped(String message) {
        return new ReplyDeferralDropped(WORKSPACE, ROOM, id(message), null, BOB, DropReason.WITHDRAWN, null, BOB, THEN);
    }
}
