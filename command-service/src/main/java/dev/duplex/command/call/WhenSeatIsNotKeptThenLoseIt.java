package dev.duplex.command.call;

import dev.duplex.command.bus.Commands;
import dev.duplex.command.call.CallCommand.LoseSeat;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Looks each second for clients that were not heard of. On every node: what two send is decided on the log, where a seat is
 * lost once. After a start, and after the database was away, clients first get the time to be heard again.
 */
@Component
final class WhenSeatIsNotKeptThenLoseIt implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(WhenSeatIsNotKeptThenLoseIt.class);
    private static final long LOOK_MILLIS = 1_000;
    private static final int AT_ONCE = 200;

    private final SeatLeases seats;
    private final Commands commands;
    private final Clock clock;
    private @Nullable ScheduledExecutorService timer;
    private @Nullable ScheduledFuture<?> looking;
    /** Nobody loses a seat before. */
    private Instant grace = Instant.MIN;

    WhenSeatIsNotKeptThenLoseIt(SeatLeases seats, Commands commands, Clock clock) {
        this.seats = seats;
        this.commands = commands;
        this.clock = clock;
    }

    synchronized void look() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        if (now.isBefore(grace)) {
            return;
        }
        List<SeatLeases.Lease> expired;
        do {
            expired = seats.expired(now, AT_ONCE);
            for (SeatLeases.Lease lease : expired) {
                commands.send(new LoseSeat(lease.call(), lease.person(), lease.device(), now));
                seats.forget(lease, now);
            }
        } while (expired.size() == AT_ONCE);
    }

    private synchronized void giveTime() {
        grace = clock.instant().plus(seats.seatTime());
    }

    @Override
    public void start() {
        giveTime();
        ScheduledExecutorService starting = Executors.newSingleThreadScheduledExecutor(
                Thread.ofVirtual().name("seat-look").factory());
        timer = starting;
        looking = starting.scheduleWithFixedDelay(this::tryToLook, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void tryToLook() {
        try {
            look();
        } catch (RuntimeException e) {
            LOG.warn("could not look for seats that nobody keeps, trying again", e);
            giveTime();
        }
    }

    @Override
    public void stop() {
        if (looking != null) {
            looking.cancel(false);
            looking = null;
        }
        if (timer != null) {
            timer.shutdownNow();
            timer = null;
        }
    }

    @Override
    public boolean isRunning() {
        return timer != null;
    }
}
