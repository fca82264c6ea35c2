package dev.duplex.command.agenda;

import dev.duplex.command.agenda.AgendaEntries.Stored;
import dev.duplex.command.bus.Commands;
import dev.duplex.command.bus.Outcome;
import dev.duplex.command.decision.Rejection;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends the commands of what is due, several at a time. The database is asked only when something may be due. */
final class AgendaRunner implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AgendaRunner.class);
    /** Entries taken up at a time; more are read once half of them are through. */
    private static final int BATCH = 256;

    private static final long LONGEST_END_SECONDS = 10;

    private final AgendaEntries entries;
    private final Map<String, Automation> automations;
    private final Commands commands;
    private final Clock clock;
    private final AgendaSettings settings;
    private final AgendaMeters meters;
    private final Runnable wake;

    private final Semaphore sending;
    private final Set<String> taken = ConcurrentHashMap.newKeySet();
    private final AtomicReference<Instant> nextLook = new AtomicReference<>(Instant.MIN);
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("agenda-", 0).factory());

    /** @param wake to be called when there may be something to do before {@link #nextLook} */
    AgendaRunner(
            AgendaEntries entries,
            Collection<Automation> automations,
            Commands commands,
            Clock clock,
            AgendaSettings settings,
            AgendaMeters meters,
            Runnable wake) {
        this.entries = entries;
        this.automations =
                automations.stream().collect(Collectors.toUnmodifiableMap(Automation::name, Function.identity()));
        this.commands = commands;
        this.clock = clock;
        this.settings = settings;
        this.meters = meters;
        this.wake = wake;
        this.sending = new Semaphore(settings.concurrency());
    }

    /** When something may be due. */
    Instant nextLook() {
        return taken.size() > BATCH / 2 ? Instant.MAX : nextLook.get();
    }

    /** Something is due then. */
    void expect(Instant due) {
        Instant before = nextLook.getAndAccumulate(due, AgendaRunner::earlier);
        if (due.isBefore(before)) {
            wake.run();
        }
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    void fire(Instant now) {
        if (now.isBefore(nextLook())) {
            return;
        }
        // what is put from here on is told by expect, or read below
        Instant before = nextLook.getAndSet(Instant.MAX);
        Set<String> sentNow = Set.copyOf(taken);
        try {
            List<Stored> due = entries.due(now, BATCH);
            for (Stored entry : due) {
                if (!sentNow.contains(entry.id())) {
                    taken.add(entry.id());
                    threads.execute(() -> run(entry));
                }
            }
            Optional<Instant> next = due.size() == BATCH ? Optional.of(now) : entries.nextAfter(now);
            next.ifPresent(instant -> nextLook.accumulateAndGet(instant, AgendaRunner::earlier));
        } catch (RuntimeException e) {
            nextLook.accumulateAndGet(before, AgendaRunner::earlier);
            throw e;
        }
    }

    private void run(Stored entry) {
        boolean ended = false;
        try {
            sending.acquire();
            try {
                ended = end(entry);
            } finally {
                sending.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            taken.remove(entry.id());
            if (ended) {
                wake.run();
            } else {
                // it may have moved meanwhile to an instant that has come too
                expect(Instant.MIN);
            }
        }
    }

    /** @return whether the entry is gone for good */
    private boolean end(Stored entry) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        if (entry.failures() == 0) {
            meters.late(entry.automation(), entry.entry().due(), now);
        }
        try {
            Optional<Instant> later = send(entry, now);
            later.ifPresent(next -> entries.postpone(entry, next));
            return later.isEmpty() && entries.end(entry);
        } catch (RuntimeException e) {
            meters.fired(entry.automation(), "failed");
            Instant next = now.plus(settings.backoffAfter(entry.failures()));
            LOG.warn(
                    "{} is due since {} and failed; again at {}",
                    entry.id(),
                    entry.entry().due(),
                    next,
                    e);
            retry(entry, next);
            return false;
        }
    }

    /** @return when it is due instead, where that is later */
    private Optional<Instant> send(Stored entry, Instant now) {
        Automation automation = Objects.requireNonNull(automations.get(entry.automation()), entry.automation());
        return switch (commands.send(automation.command(entry.entry(), now))) {
            case Outcome.Done _ -> {
                meters.fired(entry.automation(), "done");
                yield Optional.empty();
            }
            case Outcome.Refused(Rejection.NotYet(Instant until))
            when until.isAfter(now) -> {
                meters.fired(entry.automation(), "postponed");
                yield Optional.of(until);
            }
            case Outcome.Refused(var rejection) -> {
                meters.fired(entry.automation(), "refused");
                LOG.info("{} was due, but: {}", entry.id(), rejection.detail());
                yield Optional.empty();
            }
        };
    }

    private void retry(Stored entry, Instant next) {
        try {
            entries.retry(entry, next);
        } catch (RuntimeException e) {
            LOG.warn("{} stays due at once", entry.id(), e);
        }
    }

    /** Lets running commands finish. */
    @Override
    public void close() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(LONGEST_END_SECONDS, TimeUnit.SECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
