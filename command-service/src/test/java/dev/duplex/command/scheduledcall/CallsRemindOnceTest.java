package dev.duplex.command.scheduledcall;

import static dev.duplex.command.Acme.ANN;
import static dev.duplex.command.Acme.BOB;
import static dev.duplex.command.Acme.NOW;
import static dev.duplex.command.Acme.ROOM;
import static dev.duplex.command.Acme.id;
import static dev.duplex.command.Acme.people;
import static dev.duplex.command.Acme.started;
import static org.assertj.core.api.Assertions.assertThat;

import dev.duplex.calendar.CallTerms;
import dev.duplex.calendar.Occurrence;
import dev.duplex.calendar.ScheduledCall;
import dev.duplex.command.PlainAgenda;
import dev.duplex.command.PlainLog;
import dev.duplex.command.scheduledcall.ScheduledCallCommand.CancelScheduledCall;
import dev.duplex.command.scheduledcall.ScheduledCallCommand.Change;
import dev.duplex.command.scheduledcall.ScheduledCallCommand.RemindOfCall;
import dev.duplex.command.scheduledcall.ScheduledCallCommand.RescheduleCall;
import dev.duplex.command.scheduledcall.ScheduledCallCommand.ScheduleCall;
import dev.duplex.events.DuplexEvent;
import dev.duplex.events.call.Media;
import dev.duplex.events.call.Recurrence;
import dev.duplex.events.call.ScheduledCallEvent;
import dev.duplex.events.call.ScheduledCallEvent.CallScheduled;
import dev.duplex.events.call.ScheduledCallEvent.ScheduledCallReminded;
import dev.duplex.events.conversation.ConversationKind;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is moved and cancelled meanwhile: each occurrence reminds once, in the last minutes before it begins. */
class CallsRemindOnceTest {

    private static final Duration BEFORE = Duration.ofMinutes(10);
    private static final Duration TICK = Duration.ofMinutes(1);
    private static final String ZONE = "Europe/Berlin";
    private static final UUID CALL = id("series");

    static IntStream seeds() {
        return IntStream.rangeClosed(1, 200);
    }

    /** What holds at a tick is what is to be reminded of then: told from the log alone, without the agenda. */
    @ParameterizedTest
    @MethodSource("seeds")
    void each_occurrence_reminds_exactly_once(long seed) {
        Random random = new Random(seed);
        PlainLog log = new PlainLog();
        PlainAgenda agenda = new PlainAgenda(new WhenCallIsNearThenRemind(BEFORE));
        log.happened(people());
        log.happened(started(ROOM, ConversationKind.GROUP, ANN, BOB));
        Instant now = NOW;
        log.send(new ScheduledCallHandler<>(), schedule(random));
        Set<String> expected = new HashSet<>();
        for (int tick = 0; tick < 5 * 24 * 60; tick++) {
            now = now.plus(TICK);
            if (random.nextInt(400) == 0) {
                change(random, log, now);
            }
            expect(log.events(), now, expected);
            for (Object command : agenda.due(log.events(), now)) {
                log.send(new ScheduledCallHandler<>(), (RemindOfCall) command);
            }
        }
        List<String> told = log.events().stream()
                .filter(ScheduledCallReminded.class::isInstance)
                .map(ScheduledCallReminded.class::cast)
                .map(reminded -> reminded.occurrence() + " " + reminded.starts())
                .toList();
        assertThat(told).as("seed %d", seed).doesNotHaveDuplicates().hasSameElementsAs(expected);
    }

    private static ScheduleCall schedule(Random random) {
        LocalDateTime first = LocalDateTime.parse("2026-03-02T12:00").plusMinutes(random.nextInt(600));
        Recurrence recurrence = random.nextInt(4) == 0
                ? null
                : new Recurrence(
                        Recurrence.Frequency.DAILY, 1 + random.nextInt(2), List.of(), 1 + random.nextInt(6), null);
        CallTerms terms = new CallTerms("Stand-up", Media.VOICE, null, first, ZONE, 30, List.of(), recurrence);
        return new ScheduleCall(ROOM, CALL, terms, Optional.of(List.of(BOB)), ANN, NOW);
    }

    private static void change(Random random, PlainLog log, Instant now) {
        List<Occurrence> all = call(log.events()).occurrences().toList();
        Occurrence one = all.get(random.nextInt(all.size()));
        LocalDateTime moved = one.terms().start().plusMinutes(random.nextInt(-180, 360));
        switch (random.nextInt(5)) {
            case 0 -> log.send(new ScheduledCallHandler<>(), new CancelScheduledCall(CALL, one.name(), null, ANN, now));
            case 1 ->
                log.send(
                        new ScheduledCallHandler<>(),
                        new RescheduleCall(
                                CALL,
                                null,
                                new Change("title " + random.nextInt(3), null, null, null, null, null, null, null),
                                ANN,
                                now));
            case 2 ->
                log.send(
                        new ScheduledCallHandler<>(),
                        new RescheduleCall(
                                CALL,
                                null,
                                new Change(
                                        null,
                                        null,
                                        null,
                                        all.getFirst().name().plusMinutes(random.nextInt(1_000)),
                                        null,
                                        null,
                                        null,
                                        null),
                                ANN,
                                now));
            default ->
                log.send(
                        new ScheduledCallHandler<>(),
                        new RescheduleCall(
                                CALL,
                                one.name(),
                                new Change(null, null, null, moved, null, null, null, null),
                                ANN,
                                now));
        }
    }

    private static void expect(List<DuplexEvent> log, Instant now, Set<String> expected) {
        call(log)
                .occurrences()
                .filter(one -> !one.cancelled())
                .filter(one -> !now.isBefore(one.starts().minus(BEFORE)) && now.isBefore(one.ends()))
                .forEach(one -> expected.add(one.name() + " " + one.starts()));
    }

    private static ScheduledCall call(List<DuplexEvent> log) {
        ScheduledCall call = null;
        for (DuplexEvent event : log) {
            if (event instanceof CallScheduled scheduled) {
                call = ScheduledCall.of(scheduled);
            } else if (event instanceof ScheduledCallEvent change && call != null) {
                call = call.after(change);
            }
        }
        return java.util.Objects.requireNonNull(call);
    }
}
