package dev.duplex.command.call;

import static dev.duplex.command.Acme.ANN;
import static dev.duplex.command.Acme.BOB;
import static dev.duplex.command.Acme.NOW;
import static dev.duplex.command.Acme.in;
import static dev.duplex.command.call.Calls.CALL;
import static dev.duplex.command.call.Calls.answer;
import static dev.duplex.command.call.Calls.room;
import static dev.duplex.command.call.Calls.start;
import static org.assertj.core.api.Assertions.assertThat;

import dev.duplex.command.MovedClock;
import dev.duplex.command.log.RealLog;
import dev.duplex.events.call.CallEvent.CallEnded;
import dev.duplex.events.call.CallEvent.CallLeft;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two nodes look for seats that nobody keeps; time is moved. */
class WhenSeatIsNotKeptThenLoseItTest {

    @AutoClose
    private final RealLog log = RealLog.open(2, CallSlices.all());

    private final MovedClock clock = new MovedClock(NOW);
    private final SeatLeases seats = new SeatLeases(log.database(), Duration.ofSeconds(20));
    private final WhenSeatIsNotKeptThenLoseIt one = new WhenSeatIsNotKeptThenLoseIt(seats, log.commands(0), clock);
    private final WhenSeatIsNotKeptThenLoseIt other = new WhenSeatIsNotKeptThenLoseIt(seats, log.commands(1), clock);

    @BeforeEach
    void ann_and_bob_talk() {
        log.happened(room());
        seats.hold(CALL, ANN, "laptop", NOW);
        log.send(0, Starts.on(start(BOB), "laptop"));
        seats.hold(CALL, BOB, "phone", in(5));
        log.send(1, answer(BOB, "phone", in(5)));
    }

    private void lookAt(Instant at) {
        clock.moveTo(at);
        one.look();
        other.look();
    }

    private List<UUID> gone() {
        return log.events().stream()
                .filter(CallLeft.class::isInstance)
                .map(left -> ((CallLeft) left).person())
                .toList();
    }

    @Test
    void who_is_not_heard_of_for_twenty_seconds_has_left_once_and_the_last_one_ends_the_call() {
        lookAt(in(19));
        assertThat(gone()).isEmpty();
        lookAt(in(20));
        assertThat(gone()).containsExactly(ANN);
        lookAt(in(25));
        lookAt(in(60));
        assertThat(gone()).containsExactly(ANN, BOB);
        assertThat(log.events().getLast()).isInstanceOf(CallEnded.class);
    }

    @Test
    void who_is_heard_of_again_within_twenty_seconds_keeps_the_seat() {
        seats.hold(CALL, ANN, "laptop", in(19));
        seats.hold(CALL, BOB, "phone", in(19));
        lookAt(in(38));
        assertThat(gone()).isEmpty();
    }

    @Test
    void a_lease_is_never_cut_short_by_a_clock_that_is_behind() {
        seats.hold(CALL, ANN, "laptop", in(15));
        seats.hold(CALL, ANN, "laptop", in(2));
        lookAt(in(24));
        assertThat(gone()).isEmpty();
    }

    @Test
    void after_a_start_clients_first_get_the_time_to_be_heard_again() {
        clock.moveTo(in(3_600));
        one.start();
        try {
            one.look();
            assertThat(gone()).isEmpty();
            seats.hold(CALL, ANN, "laptop", in(3_605));
            clock.moveTo(in(3_620));
            one.look();
            assertThat(gone()).containsExactly(BOB);
        } finally {
            one.stop();
        }
    }

    @Test
    void a_client_without_a_device_keeps_its_seat() {
        seats.hold(CALL, BOB, null, in(5));
        log.send(0, new CallCommand.LeaveCall(CALL, null, BOB, in(6)));
        log.send(0, answer(BOB, in(7)));
        seats.hold(CALL, ANN, "laptop", in(3_590));
        lookAt(in(3_600));
        assertThat(gone()).containsExactly(BOB);
    }
}
