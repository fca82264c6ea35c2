package dev.duplex.command.agenda;

import com.mongodb.client.MongoDatabase;
import dev.duplex.command.bus.Commands;
import dev.duplex.eventstore.LogFollower;
import dev.duplex.eventstore.MongoEventStorageEngine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Keeps in MongoDB what is due when, as the events of the log say, and sends what follows once it is. One node keeps it at a
 * time, the one with the lease; when that node is gone, another goes on at the position that was stored. Nothing fires before
 * the log's end was heard: until then things may seem due that were settled long ago.
 */
final class Agenda implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Agenda.class);
    /** Events after which the position is stored even if they changed nothing. */
    private static final long LONGEST_UNSTORED = 5_000;

    private final MongoDatabase database;
    private final MongoEventStorageEngine log;
    private final Commands commands;
    private final Clock clock;
    private final List<Automation> automations;
    private final AgendaSettings settings;
    private final AgendaMeters meters;
    private volatile @Nullable Watch watch;

    Agenda(
            MongoDatabase database,
            MongoEventStorageEngine log,
            Commands commands,
            Clock clock,
            Collection<Automation> automations,
            AgendaSettings settings,
            AgendaMeters meters) {
        this.database = database;
        this.log = log;
        this.commands = commands;
        this.clock = clock;
        this.automations = List.copyOf(automations);
        this.settings = settings;
        this.meters = meters;
    }

    /** From a start to its stop. Its thread alone takes and loses the lease. */
    private final class Watch {

        private final AgendaBuild build = new AgendaBuild(database, automations, settings.lease());
        private final AgendaEntries entries = new AgendaEntries(database.getCollection(build.collection()));
        private final AgendaHearing hearing = new AgendaHearing(automations);
        private final Semaphore wake = new Semaphore(0);
        private final AgendaRunner runner =
                new AgendaRunner(entries, automations, commands, clock, settings, meters, wake::release);
        private final Thread thread = Thread.ofVirtual().name("agenda").unstarted(this::run);
        private volatile @Nullable LogFollower follower;
        private volatile boolean over;
        private volatile boolean taken;
        private Instant renewal = Instant.MIN;
        private long caughtUp;
        private volatile long heard;
        private long stored;

        private void run() {
            while (!over) {
                try {
                    look();
                } catch (RuntimeException e) {
                    LOG.warn("could not look at what is due, trying again", e);
                }
                try {
                    await();
                } catch (InterruptedException e) {
                    over = true;
                }
            }
            letGo();
            runner.close();
        }

        /** A clock that was moved is seen at the next look. */
        private void await() throws InterruptedException {
            Duration until = Duration.between(clock.instant(), isReady() ? runner.nextLook() : Instant.MAX);
            Duration pause = until.compareTo(settings.look()) < 0 ? until : settings.look();
            if (!pause.isNegative() && wake.tryAcquire(pause.toNanos(), TimeUnit.NANOSECONDS)) {
                wake.drainPermits();
            }
        }

        private void look() {
            Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            if (taken) {
                letGo();
                taken = false;
            }
            if (!now.isBefore(renewal)) {
                if (!build.hold(now)) {
                    letGo();
                    return;
                }
                renewal = now.plus(settings.lease().dividedBy(3));
            }
            if (follower == null) {
                takeUp(now);
            }
            if (isReady()) {
                runner.fire(now);
            }
        }

        private boolean isReady() {
            return follower != null && heard >= caughtUp;
        }

        private void takeUp(Instant now) {
            caughtUp = log.catchUp();
            stored = build.position();
            heard = stored;
            LogFollower.Settings from =
                    LogFollower.Settings.from("agenda", stored).withTypes(hearing.types());
            follower = LogFollower.start(log, from, (events, end) -> hear(hearing.changes(events), end));
            build.forgetOthers(now);
        }

        private void hear(Collection<AgendaEntries.Change> changes, long end) {
            if (taken) {
                return;
            }
            long before = heard;
            entries.write(changes);
            if (!changes.isEmpty() || end - stored > LONGEST_UNSTORED) {
                taken = !build.reached(end);
                stored = end;
            }
            heard = end;
            for (AgendaEntries.Change change : changes) {
                if (change.change() instanceof AgendaChange.Put put) {
                    runner.expect(AgendaEntries.millisNotBefore(put.due()));
                }
            }
            if (before < caughtUp) {
                wake.release();
            }
        }

        private void letGo() {
            renewal = Instant.MIN;
            LogFollower following = follower;
            if (following != null) {
                following.close();
                follower = null;
            }
        }

        private void end() {
            over = true;
            wake.release();
            boolean interrupted = false;
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            try {
                build.release();
            } catch (RuntimeException e) {
                LOG.info("another node goes on once the lease is over: {}", e.toString());
            }
        }
    }

    boolean isKeptHere() {
        Watch watching = watch;
        return watching != null && watching.follower != null;
    }

    /** Events that are in the log and not in the agenda yet; 0 where another node keeps it. */
    long lag() {
        Watch watching = watch;
        LogFollower following = watching == null ? null : watching.follower;
        return following == null ? 0 : Math.max(0, log.position() - following.position());
    }

    long count() {
        Watch watching = watch;
        return watching == null ? 0 : watching.entries.count();
    }

    Optional<Throwable> lastError() {
        Watch watching = watch;
        LogFollower following = watching == null ? null : watching.follower;
        return following == null ? Optional.empty() : following.lastError();
    }

    @Override
    public void start() {
        Watch starting = new Watch();
        watch = starting;
        meters.measure(this::count, this::lag);
        starting.thread.start();
    }

    @Override
    public void stop() {
        Watch ending = watch;
        if (ending != null) {
            ending.end();
            watch = null;
        }
    }

    @Override
    public boolean isRunning() {
        return watch != null;
    }
}
