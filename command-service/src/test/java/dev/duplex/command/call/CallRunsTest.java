package dev.duplex.command.call;

import static dev.duplex.command.Acme.id;
import static dev.duplex.command.Acme.in;
import static dev.duplex.command.Acme.joined;
import static dev.duplex.command.Acme.opened;
import static dev.duplex.command.Acme.started;
import static dev.duplex.command.call.Calls.MESH;
import static dev.duplex.command.call.Calls.SIX;
import static org.assertj.core.api.Assertions.assertThat;

import dev.duplex.command.Race;
import dev.duplex.command.bus.Outcome;
import dev.duplex.command.call.CallCommand.AnswerCall;
import dev.duplex.command.call.CallCommand.CancelRing;
import dev.duplex.command.call.CallCommand.ContinueLater;
import dev.duplex.command.call.CallCommand.DeclineCall;
import dev.duplex.command.call.CallCommand.EndCall;
import dev.duplex.command.call.CallCommand.EndQuietChat;
import dev.duplex.command.call.CallCommand.HandOver;
import dev.duplex.command.call.CallCommand.LeaveCall;
import dev.duplex.command.call.CallCommand.LoseSeat;
import dev.duplex.command.call.CallCommand.MissCall;
import dev.duplex.command.call.CallCommand.Point;
import dev.duplex.command.call.CallCommand.RingMore;
import dev.duplex.command.log.RealLog;
import dev.duplex.events.DuplexEvent;
import dev.duplex.events.availability.AvailabilityEvent.AwayStarted;
import dev.duplex.events.call.DeclineReason;
import dev.duplex.events.call.Media;
import dev.duplex.events.conversation.ConversationKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Several people do anything to calls at once, over two nodes, in 200 short runs. */
class CallRunsTest {

    private static final int RUNS = 200;
    private static final int BURSTS = 3;
    private static final int RACERS = 7;
    private static final Duration SOON = Duration.ofSeconds(2);

    @AutoClose
    private final RealLog log = RealLog.open(2, CallSlices.all());

    /** The people, rooms and ids of calls of one run. */
    private record World(Random random, int seed, List<UUID> people, List<UUID> rooms, List<UUID> calls) {

        static World of(int seed) {
            return new World(
                    new Random(seed), seed, ids(8, "person", seed), ids(2, "room", seed), ids(4, "call", seed));
        }

        private static List<UUID> ids(int count, String what, int seed) {
            return IntStream.range(0, count)
                    .mapToObj(number -> id(what + " " + number + " of run " + seed))
                    .toList();
        }

        private <T> T one(List<T> of) {
            return of.get(random.nextInt(of.size()));
        }

        private String device() {
            return one(List.of("phone", "laptop"));
        }

        List<DuplexEvent> before() {
            List<DuplexEvent> before = new ArrayList<>();
            people.forEach(person -> before.add(joined(person)));
            rooms.forEach(room -> before.addAll(started(room, ConversationKind.GROUP, people.toArray(UUID[]::new))));
            before.add(new AwayStarted("acme", people.getLast(), null, people.getLast(), in(-60)));
            return before;
        }

        StartCall start(Instant at) {
            Media media = one(List.of(Media.TEXT, Media.VOICE, Media.VIDEO));
            List<UUID> ring = people.subList(0, 1 + random.nextInt(people.size()));
            return new StartCall(
                    one(rooms),
                    one(calls),
                    media,
                    random.nextBoolean() ? Optional.of(ring) : Optional.empty(),
                    random.nextBoolean(),
                    device(),
                    null,
                    null,
                    null,
                    planned -> MESH,
                    one(people),
                    at);
        }

        Object deed(Instant at) {
            UUID call = one(calls);
            UUID person = one(people);
            return switch (random.nextInt(18)) {
                case 0, 1 -> start(at);
                case 2, 3, 4, 5, 6 -> new AnswerCall(call, device(), SIX, person, at);
                case 7 -> new DeclineCall(call, DeclineReason.LATER, null, person, at);
                case 8 -> new DeclineCall(call, DeclineReason.BUSY, null, person, at);
                case 9, 10 -> new LeaveCall(call, device(), person, at);
                case 11 -> new LoseSeat(call, person, device(), at);
                case 12 -> new RingMore(call, List.of(one(people), people.getLast()), false, person, at);
                case 13 -> new CancelRing(call, one(people), person, at);
                case 14 -> new HandOver(call, one(people), person, at);
                case 15 -> new EndCall(call, person, at);
                case 16 -> random.nextBoolean() ? new MissCall(call, SOON, SOON, at) : new EndQuietChat(call, SOON, at);
                default ->
                    new ContinueLater(
                            call, null, List.of(new Point(Point.Kind.REPLY, "Open", one(people), null)), person, at);
            };
        }
    }

    @Test
    void whatever_people_do_to_calls_at_once_every_rule_holds() {
        log.happened(List.of(opened()));
        Map<String, Integer> happened = new HashMap<>();
        for (int seed = 1; seed <= RUNS; seed++) {
            try {
                run(World.of(seed), happened);
            } catch (AssertionError e) {
                throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
            }
        }
        assertThat(happened.keySet())
                .contains(
                        "CallStarted",
                        "CallRung",
                        "CallAnswered",
                        "CallDeclined",
                        "CallMissed",
                        "CallRingCancelled",
                        "CallLeft",
                        "CallHostChanged",
                        "CallEnded",
                        "ReplyDeferred",
                        "ReplyDeferralDropped",
                        "ConversationContinuedLater");
    }

    private void run(World world, Map<String, Integer> happened) {
        log.happened(world.before());
        CallRules rules = new CallRules();
        for (int burst = 0; burst < BURSTS; burst++) {
            Instant at = in(10L * world.seed() + burst);
            List<Callable<Outcome>> deeds = new ArrayList<>();
            for (int racer = 0; racer < RACERS; racer++) {
                int node = racer;
                Object deed = burst == 0 && racer < 3 ? world.start(at) : world.deed(at);
                deeds.add(() -> log.send(node, deed));
            }
            Race.of(world.seed(), deeds).stream()
                    .filter(outcome -> outcome instanceof Outcome.Done done
                            && !done.events().isEmpty())
                    .map(Outcome.Done.class::cast)
                    .sorted(Comparator.comparing(Outcome.Done::position))
                    .forEach(done -> {
                        rules.see(done.events());
                        done.events()
                                .forEach(
                                        event -> happened.merge(event.getClass().getSimpleName(), 1, Integer::sum));
                    });
        }
    }
}
