package dev.duplex.command.call;

import static dev.duplex.command.Acme.NOW;
import static dev.duplex.command.Acme.id;
import static dev.duplex.command.Acme.in;
import static dev.duplex.command.Acme.joined;
import static dev.duplex.command.Acme.opened;
import static dev.duplex.command.Acme.started;
import static dev.duplex.command.call.Calls.PATIENCE;
import static dev.duplex.command.call.Calls.RING_TIME;
import static dev.duplex.command.call.Calls.SIX;
import static org.assertj.core.api.Assertions.assertThat;

import dev.duplex.command.Invariants;
import dev.duplex.command.Race;
import dev.duplex.command.bus.Outcome;
import dev.duplex.command.call.CallCommand.AnswerCall;
import dev.duplex.command.call.CallCommand.DeclineCall;
import dev.duplex.command.call.CallCommand.EndCall;
import dev.duplex.command.call.CallCommand.LeaveCall;
import dev.duplex.command.call.CallCommand.MissCall;
import dev.duplex.command.decision.Rejection;
import dev.duplex.command.log.RealLog;
import dev.duplex.events.DuplexEvent;
import dev.duplex.events.call.CallEvent.CallStarted;
import dev.duplex.events.call.DeclineReason;
import dev.duplex.events.call.Media;
import dev.duplex.events.conversation.ConversationKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class CallRacesTest {

    private static final int ROUNDS = 15;

    @AutoClose
    private final RealLog log = RealLog.open(2, CallSlices.all());

    @Test
    void of_many_who_start_a_call_in_one_conversation_at_once_exactly_one_does() {
        log.happened(List.of(opened()));
        for (int seed = 1; seed <= ROUNDS; seed++) {
            int racers = 8 + seed % 9;
            UUID room = id("room " + seed);
            List<UUID> people = people(racers, "of " + seed);
            log.happened(started(room, ConversationKind.GROUP, people.toArray(UUID[]::new)));
            List<Callable<Outcome>> starts = new ArrayList<>();
            for (int racer = 0; racer < racers; racer++) {
                int node = racer;
                starts.add(() -> log.send(node, start(room, UUID.randomUUID(), people.get(node))));
            }
            List<Outcome> outcomes = Race.of(seed, starts);
            assertThat(outcomes)
                    .as("seed %d", seed)
                    .filteredOn(Outcome.Done.class::isInstance)
                    .hasSize(1);
            assertThat(outcomes)
                    .as("seed %d", seed)
                    .filteredOn(outcome -> outcome instanceof Outcome.Refused(CallRejections.CallInProgress already))
                    .hasSize(racers - 1);
        }
        Invariants.hold(log.events());
    }

    @Test
    void a_person_who_answers_several_calls_at_once_is_in_one_of_them() {
        log.happened(List.of(opened()));
        for (int seed = 1; seed <= ROUNDS; seed++) {
            int rooms = 2 + seed % 3;
            UUID callee = people(1, "callee " + seed).getFirst();
            List<Callable<Outcome>> answers = new ArrayList<>();
            for (int room = 0; room < rooms; room++) {
                UUID caller = people(1, "caller " + seed + " " + room).getFirst();
                UUID conversation = id("room " + seed + " " + room);
                UUID call = id("call " + seed + " " + room);
                log.happened(started(conversation, ConversationKind.DIRECT, caller, callee));
                log.send(0, start(conversation, call, caller));
                int node = room;
                answers.add(() -> log.send(node, new AnswerCall(call, null, SIX, callee, in(5))));
            }
            List<Outcome> outcomes = Race.of(seed, answers);
            assertThat(outcomes)
                    .as("seed %d", seed)
                    .filteredOn(Outcome.Done.class::isInstance)
                    .hasSize(1);
            assertThat(outcomes)
                    .as("seed %d", seed)
                    .filteredOn(outcome -> outcome instanceof Outcome.Refused(CallRejections.BusyElsewhere busy))
                    .hasSize(rooms - 1);
        }
        Invariants.hold(log.events());
    }

    @Test
    void a_call_that_is_answered_while_its_last_ring_is_missed_is_either() {
        log.happened(List.of(opened()));
        for (int seed = 1; seed <= ROUNDS; seed++) {
            List<UUID> people = people(2, "of " + seed);
            UUID room = id("room " + seed);
            UUID call = id("call " + seed);
            log.happened(started(room, ConversationKind.DIRECT, people.toArray(UUID[]::new)));
            log.send(0, start(room, call, people.getFirst()));
            List<Outcome> outcomes = Race.of(
                    seed,
                    List.of(
                            () -> log.send(0, new AnswerCall(call, null, SIX, people.getLast(), in(45))),
                            () -> log.send(1, new MissCall(call, RING_TIME, PATIENCE, in(45)))));
            assertThat(outcomes.getLast()).isInstanceOf(Outcome.Done.class);
            boolean missed = !((Outcome.Done) outcomes.getLast()).events().isEmpty();
            if (missed) {
                assertThat(outcomes.getFirst())
                        .as("seed %d", seed)
                        .matches(outcome -> outcome instanceof Outcome.Refused(Rejection.CallOver over));
            } else {
                assertThat(outcomes.getFirst()).as("seed %d", seed).isInstanceOf(Outcome.Done.class);
            }
        }
        Invariants.hold(log.events());
    }

    @Test
    void whatever_people_do_to_calls_at_once_nobody_is_in_two_and_no_conversation_has_two() {
        log.happened(List.of(opened()));
        List<UUID> people = people(8, "everywhere");
        List<UUID> rooms = List.of(id("one"), id("two"), id("three"));
        rooms.forEach(room -> log.happened(started(room, ConversationKind.GROUP, people.toArray(UUID[]::new))));
        List<UUID> calls = new ArrayList<>(List.of(id("no call")));
        for (int seed = 1; seed <= 3 * ROUNDS; seed++) {
            Random random = new Random(seed);
            List<Callable<Outcome>> deeds = new ArrayList<>();
            for (int racer = 0; racer < 12; racer++) {
                int node = racer;
                Object deed = deed(random, people, rooms, calls, seed);
                deeds.add(() -> log.send(node, deed));
            }
            for (Outcome outcome : Race.of(seed, deeds)) {
                if (outcome instanceof Outcome.Done done) {
                    done.events().stream()
                            .filter(CallStarted.class::isInstance)
                            .forEach(event -> calls.add(((CallStarted) event).call()));
                }
            }
        }
        List<DuplexEvent> events = log.events();
        Invariants.hold(events);
        assertThat(events.stream().map(event -> event.getClass().getSimpleName()))
                .contains("CallStarted", "CallAnswered", "CallDeclined", "CallMissed", "CallLeft", "CallEnded");
    }

    private static Object deed(Random random, List<UUID> people, List<UUID> rooms, List<UUID> calls, int seed) {
        UUID person = people.get(random.nextInt(people.size()));
        UUID call = calls.get(Math.max(0, calls.size() - 1 - random.nextInt(3)));
        return switch (random.nextInt(8)) {
            case 0, 1 ->
                Calls.start(
                        rooms.get(random.nextInt(rooms.size())),
                        new UUID(random.nextLong(), random.nextLong()),
                        Media.VOICE,
                        Optional.of(people.subList(0, 1 + random.nextInt(people.size()))),
                        null,
                        person,
                        in(seed));
            case 2, 3, 4 -> new AnswerCall(call, null, SIX, person, in(seed));
            case 5 -> new DeclineCall(call, DeclineReason.NO, null, person, in(seed));
            case 6 ->
                random.nextInt(4) == 0
                        ? new EndCall(call, person, in(seed))
                        : new LeaveCall(call, null, person, in(seed));
            default -> new MissCall(call, Duration.ofSeconds(2), PATIENCE, in(seed));
        };
    }

    private List<UUID> people(int count, String of) {
        List<UUID> people = IntStream.range(0, count)
                .mapToObj(number -> id("person " + number + " " + of))
                .toList();
        List<DuplexEvent> joins = new ArrayList<>();
        people.forEach(person -> joins.add(joined(person)));
        log.happened(joins);
        return people;
    }

    private static StartCall start(UUID room, UUID call, UUID by) {
        return Calls.start(room, call, Media.VOICE, Optional.empty(), null, by, NOW);
    }
}
