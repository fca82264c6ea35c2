package dev.duplex.command.replylater;

import static dev.duplex.command.Acme.ANN;
import static dev.duplex.command.Acme.BOB;
import static dev.duplex.command.Acme.NOW;
import static dev.duplex.command.Acme.ROOM;
import static dev.duplex.command.Acme.WORKSPACE;
import static dev.duplex.command.Acme.id;
import static dev.duplex.command.Acme.people;
import static dev.duplex.command.Acme.sent;
import static dev.duplex.command.Acme.started;
import static org.assertj.core.api.Assertions.assertThat;

import dev.duplex.command.PlainAgenda;
import dev.duplex.command.PlainLog;
import dev.duplex.command.message.Messages;
import dev.duplex.events.DuplexEvent;
import dev.duplex.events.availability.AvailabilityEvent.AbsenceEnded;
import dev.duplex.events.availability.AvailabilityEvent.AbsenceStarted;
import dev.duplex.events.availability.AvailabilityEvent.FocusTimeStarted;
import dev.duplex.events.availability.FocusBreak;
import dev.duplex.events.conversation.ConversationEvent.ParticipantAdded;
import dev.duplex.events.conversation.ConversationEvent.ParticipantLeft;
import dev.duplex.events.conversation.ConversationKind;
import dev.duplex.events.conversation.ParticipantRole;
import dev.duplex.events.message.MessageEvent.MessageRetracted;
import dev.duplex.events.replylater.DropReason;
import dev.duplex.events.replylater.Promise;
import dev.duplex.events.replylater.ReplyLaterEvent;
import dev.duplex.events.replylater.ReplyLaterEvent.ReplyDeferralDropped;
import dev.duplex.events.replylater.ReplyLaterEvent.ReplyDeferred;
import dev.duplex.events.replylater.ReplyLaterEvent.ReplyReminded;
import dev.duplex.events.replylater.ReplyLaterEvent.ReplyReminderPostponed;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever happens in whatever order: a deferral ends at most once, is reminded of at most once, and tells the truth. */
class DeferralsEndOnceTest {

    private static final int STEPS = 60;
    private static final int QUESTIONS = 3;

    static IntStream seeds() {
        return IntStream.rangeClosed(1, 400);
    }

    /** A story that its seed tells. */
    private static final class Story {

        private final Random random;
        private final PlainLog log = new PlainLog();
        private final PlainAgenda agenda = new PlainAgenda(new WhenDeferralIsDueThenRemind());
        private final int[] ids = new int[1];
        private Instant now = NOW;
        private boolean present = true;

        Story(long seed) {
            random = new Random(seed);
            log.happened(people());
            log.happened(started(ROOM, ConversationKind.GROUP, ANN, BOB));
            IntStream.range(0, QUESTIONS).forEach(i -> log.happened(sent(ROOM, question(i), ANN)));
        }

        void step() {
            now = now.plusSeconds(1 + random.nextInt(6 * 3600));
            switch (random.nextInt(11)) {
                case 0, 1, 2 ->
                    log.send(new ReplyLaterHandler<>(), new DeferReply(any(), until(), null, null, BOB, now));
                case 3 -> log.send(new ReplyLaterHandler<>(), new DropDeferral(any(), BOB, now));
                case 4 -> Messages.say(log, next(), random.nextBoolean() ? any() : null, BOB, now);
                case 5 -> Messages.say(log, next(), null, ANN, now);
                case 6 -> comeOrGo();
                case 7 -> log.happened(unavailable());
                case 8 -> log.happened(new AbsenceEnded(WORKSPACE, BOB, id("absence " + random.nextInt(5)), BOB, now));
                case 9 -> {
                    if (random.nextInt(8) == 0) {
                        log.happened(new MessageRetracted(WORKSPACE, ROOM, any(), ANN, now));
                    }
                }
                default -> fireLate();
            }
            if (random.nextInt(3) > 0) {
                fire();
            }
        }

        private void fire() {
            for (Object command : agenda.due(log.events(), now)) {
                log.send(new RemindOfReplyHandler(), (RemindOfReply) command);
                if (random.nextInt(4) == 0) {
                    log.send(new RemindOfReplyHandler(), (RemindOfReply) command);
                }
            }
        }

        /** One that another event has overtaken. */
        private void fireLate() {
            log.send(new RemindOfReplyHandler(), new RemindOfReply(WORKSPACE, ROOM, any(), BOB, now));
        }

        private DuplexEvent unavailable() {
            Instant until = now.plusSeconds(random.nextInt(100_000));
            return random.nextBoolean()
                    ? new AbsenceStarted(
                            WORKSPACE, BOB, id("absence " + random.nextInt(5)), now, until, null, null, BOB, now)
                    : new FocusTimeStarted(
                            WORKSPACE,
                            BOB,
                            next(),
                            now,
                            until,
                            new FocusBreak(FocusBreak.Who.NOBODY, List.of()),
                            BOB,
                            now);
        }

        private void comeOrGo() {
            log.happened(
                    present
                            ? new ParticipantLeft(WORKSPACE, ROOM, BOB, BOB, now)
                            : new ParticipantAdded(WORKSPACE, ROOM, BOB, ParticipantRole.MEMBER, ANN, now));
            present = !present;
        }

        /** Sometimes none. */
        private Instant until() {
            return random.nextInt(5) == 0 ? null : now.plusSeconds(1 + random.nextInt(200_000));
        }

        private UUID any() {
            return question(random.nextInt(QUESTIONS));
        }

        private UUID next() {
            return id("new " + ids[0]++);
        }

        private static UUID question(int number) {
            return id("question " + number);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_deferral_ends_exactly_once(int seed) {
        Story story = new Story(seed);
        for (int i = 0; i < STEPS; i++) {
            story.step();
        }
        for (int hour = 0; hour < 24 * 15; hour++) {
            story.now = story.now.plus(Duration.ofHours(1));
            story.fire();
        }
        Map<UUID, Watched> open = new HashMap<>();
        for (DuplexEvent event : story.log.events()) {
            if (event instanceof ReplyLaterEvent later) {
                check(seed, later, open);
            }
        }
        open.values()
                .forEach(watched -> assertThat(watched.reminded || watched.deferred.until() == null)
                        .as("seed %d: %s neither ended nor was reminded of", seed, watched.deferred)
                        .isTrue());
    }

    /** A deferral as an onlooker would keep it. */
    private static final class Watched {
        private ReplyDeferred deferred;
        private boolean reminded;
        private boolean broken;

        private boolean isBroken(Instant at) {
            return broken || (deferred.until() != null && !deferred.until().isAfter(at));
        }
    }

    private static void check(int seed, ReplyLaterEvent event, Map<UUID, Watched> open) {
        Watched watched = open.get(event.message());
        switch (event) {
            case ReplyDeferred deferred -> {
                Watched next = new Watched();
                next.deferred = deferred;
                next.broken = watched != null && watched.isBroken(deferred.at());
                open.put(deferred.message(), next);
            }
            case ReplyReminded reminded -> {
                assertThat(watched).as("seed %d: %s of nothing", seed, event).isNotNull();
                assertThat(watched.reminded)
                        .as("seed %d: %s again", seed, event)
                        .isFalse();
                assertThat(watched.deferred.until())
                        .as("seed %d: %s", seed, event)
                        .isBeforeOrEqualTo(reminded.at());
                watched.reminded = true;
            }
            case ReplyReminderPostponed postponed -> {
                assertThat(watched).as("seed %d: %s of nothing", seed, event).isNotNull();
                assertThat(watched.reminded).as("seed %d: %s", seed, event).isFalse();
                assertThat(postponed.until()).as("seed %d: %s", seed, event).isAfter(postponed.at());
            }
            case ReplyDeferralDropped dropped -> {
                assertThat(watched).as("seed %d: %s ends nothing", seed, event).isNotNull();
                assertThat(dropped.promise()).as("seed %d: %s", seed, event).isEqualTo(promise(dropped, watched));
                open.remove(event.message());
            }
        }
    }

    private static Promise promise(ReplyDeferralDropped dropped, Watched watched) {
        if (dropped.reason() != DropReason.ANSWERED) {
            return null;
        }
        if (watched.isBroken(dropped.at())) {
            return Promise.BROKEN;
        }
        return watched.deferred.until() == null ? null : Promise.KEPT;
    }
}
