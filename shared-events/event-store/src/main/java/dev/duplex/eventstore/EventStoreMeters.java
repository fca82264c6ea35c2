package dev.duplex.eventstore;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.BaseUnits;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.axonframework.eventsourcing.eventstore.AppendEventsTransactionRejectedException;
import org.jspecify.annotations.Nullable;

/**
 * What an engine tells of itself; each meter has the tag {@code log}, the log's database and collection.
 *
 * <table>
 * <caption>Meters</caption>
 * <tr><th>name</th><th>kind, unit</th><th>what</th></tr>
 * <tr><td>{@code eventstore.append}</td><td>timer, seconds</td><td>from commit to outcome, with the tag {@code outcome}:
 *   committed, conflict, full (not queued), unknown, failed (the database refused)</td></tr>
 * <tr><td>{@code eventstore.conflicts}</td><td>counter</td><td>appends rejected by their conditions</td></tr>
 * <tr><td>{@code eventstore.batch.size}</td><td>summary, appends</td><td>written at once</td></tr>
 * <tr><td>{@code eventstore.write.retries}</td><td>counter</td><td>writes to be repeated in part, with the tag
 *   {@code reason}: taken (another node had the position), unclear (no answer)</td></tr>
 * <tr><td>{@code eventstore.queue.size}</td><td>gauge, appends</td><td>waiting for the committer</td></tr>
 * <tr><td>{@code eventstore.queue.bytes}</td><td>gauge, bytes</td><td>of them</td></tr>
 * <tr><td>{@code eventstore.queue.callers}</td><td>gauge, callers</td><td>waiting for room in the queue</td></tr>
 * <tr><td>{@code eventstore.position}</td><td>gauge, events</td><td>the log's end as this node knows it</td></tr>
 * <tr><td>{@code eventstore.tail.lag}</td><td>gauge, events</td><td>the log's end that the database told this node last, less
 *   what the window has come to</td></tr>
 * <tr><td>{@code eventstore.tail.age}</td><td>gauge, seconds</td><td>since other nodes' appends were last looked for with
 *   success; about a second where nobody follows the log</td></tr>
 * <tr><td>{@code eventstore.source}</td><td>counter</td><td>sourced, with the tag {@code from}: memory (without a question
 *   to the database), database</td></tr>
 * <tr><td>{@code eventstore.window.size}</td><td>gauge, events</td><td>in memory</td></tr>
 * </table>
 */
final class EventStoreMeters implements AutoCloseable {

    private static final String LOG = "log";

    /** How an append ended. */
    private enum Outcome {
        COMMITTED,
        CONFLICT,
        FULL,
        UNKNOWN,
        FAILED;

        static Outcome of(@Nullable Throwable error) {
            return switch (error instanceof CompletionException wrapped ? wrapped.getCause() : error) {
                case null -> COMMITTED;
                case AppendEventsTransactionRejectedException conflict -> CONFLICT;
                case AppendQueueFullException full -> FULL;
                case AppendOutcomeUnknownException unknown -> UNKNOWN;
                default -> FAILED;
            };
        }
    }

    private final MeterRegistry registry;
    private final String log;
    private final Map<Outcome, Timer> appends = new EnumMap<>(Outcome.class);
    private final Counter conflicts;
    private final Counter taken;
    private final Counter unclear;
    private final DistributionSummary batches;
    private final List<Meter> gauges = new ArrayList<>();

    EventStoreMeters(MeterRegistry registry, String log) {
        this.registry = registry;
        this.log = log;
        for (Outcome outcome : Outcome.values()) {
            appends.put(
                    outcome,
                    Timer.builder("eventstore.append")
                            .description("Time from the commit of an append to its outcome")
                            .tags(LOG, log, "outcome", outcome.name().toLowerCase(Locale.ROOT))
                            .register(registry));
        }
        this.conflicts = Counter.builder("eventstore.conflicts")
                .description("Appends rejected by their conditions")
                .tags(LOG, log)
                .register(registry);
        this.taken = retries("taken");
        this.unclear = retries("unclear");
        this.batches = DistributionSummary.builder("eventstore.batch.size")
                .description("Appends written at once")
                .baseUnit("appends")
                .tags(LOG, log)
                .register(registry);
    }

    private Counter retries(String reason) {
        return Counter.builder("eventstore.write.retries")
                .description("Writes to be repeated in part")
                .tags(LOG, log, "reason", reason)
                .register(registry);
    }

    /** Until closed; an engine that is not used any more must not be shown. */
    void watch(AppendQueue queue, TailWindow window, LogCollection collection, TailPoller poller, SourceCache sources) {
        sourced("memory", sources, SourceCache::fromMemory);
        sourced("database", sources, SourceCache::fromDatabase);
        gauge("queue.size", "appends", "Appends waiting for the committer", queue, AppendQueue::size);
        gauge("queue.bytes", BaseUnits.BYTES, "Bytes waiting for the committer", queue, AppendQueue::bytes);
        gauge("queue.callers", "callers", "Callers waiting for room in the queue", queue, AppendQueue::waiting);
        gauge("position", BaseUnits.EVENTS, "End of the log as this node knows it", window, TailWindow::end);
        gauge(
                "tail.lag",
                BaseUnits.EVENTS,
                "Events of the log that this node has not seen",
                window,
                seen -> Math.max(0, collection.lastEnd() - seen.end()));
        gauge("window.size", BaseUnits.EVENTS, "Events in memory", window, seen -> seen.end() - seen.start());
        gauges.add(TimeGauge.builder("eventstore.tail.age", poller, TimeUnit.NANOSECONDS, TailPoller::nanosSinceSuccess)
                .description("Time since other nodes' appends were last looked for with success")
                .tags(LOG, log)
                .register(registry));
    }

    private void sourced(String from, SourceCache sources, ToDoubleFunction<SourceCache> count) {
        gauges.add(FunctionCounter.builder("eventstore.source", sources, count)
                .description("Times that events were sourced")
                .tags(LOG, log, "from", from)
                .register(registry));
    }

    private <T> void gauge(String name, String unit, String description, T of, ToDoubleFunction<T> value) {
        gauges.add(Gauge.builder("eventstore." + name, of, value)
                .description(description)
                .baseUnit(unit)
                .tags(LOG, log)
                .register(registry));
    }

    /** Times an append from before its commit to its outcome. */
    CompletableFuture<Long> append(Supplier<CompletableFuture<Long>> commit) {
        Timer.Sample sample = Timer.start(registry);
        return commit.get().whenComplete((end, error) -> {
            Outcome outcome = Outcome.of(error);
            sample.stop(requireNonNull(appends.get(outcome)));
            if (outcome == Outcome.CONFLICT) {
                conflicts.increment();
            }
        });
    }

    void written(LogWriter.Outcome outcome, int size) {
        switch (outcome) {
            case LogWriter.Outcome.Written() -> batches.record(size);
            case LogWriter.Outcome.Refused(int index, Exception cause) -> batches.record(index);
            case LogWriter.Outcome.Unclear(Exception cause) -> unclear.increment();
            case LogWriter.Outcome.Taken(int index) -> {
                batches.record(index);
                taken.increment();
            }
        }
    }

    @Override
    public void close() {
        gauges.forEach(registry::remove);
    }
}
