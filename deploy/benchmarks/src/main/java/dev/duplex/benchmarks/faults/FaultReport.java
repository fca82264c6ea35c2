package dev.duplex.benchmarks.faults;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/** What happened in a run, and what of the promises was not kept. */
record FaultReport(
        FaultRun.Settings settings,
        double seconds,
        List<LogEntry> log,
        Map<Attempt, Outcome> attempts,
        Sightings.Verdict seen,
        Faults faults,
        List<Violation> violations) {

    private static final int SHOWN = 20;

    /** What was done to the run. */
    record Faults(
            int enginesKilled, int serversKilled, int powerLosses, long bytesLost, int connections, String byKind) {}

    long acknowledged() {
        return count(Outcome.Acknowledged.class::isInstance);
    }

    private long count(Predicate<Outcome> which) {
        return attempts.values().stream().filter(which).count();
    }

    private long conditional(Predicate<Outcome> which) {
        return attempts.entrySet().stream()
                .filter(entry -> !entry.getKey().criteria().isEmpty() && which.test(entry.getValue()))
                .count();
    }

    private long sourced() {
        return attempts.keySet().stream()
                .filter(attempt -> attempt.sourced().from() != Attempt.NO_MARKER)
                .count();
    }

    String text() {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                """
                seed %d: %d writers with %d appends each under way, on %d processes; %.0f s
                appends: %,d acknowledged (%,d of them with a condition), %,d rejected, %,d failed, %,d unknown, %,d cut off by a kill
                log: %,d documents, %,d events
                kills: %d engines, %d servers; %d of these lost power, and %,d bytes of unsynced log with it
                connections: %d faults (%s)
                readers: %d, which saw %,d events; %,d sourcings counted again
                """,
                settings.seed(),
                settings.writers(),
                settings.inFlight(),
                settings.processes(),
                seconds,
                acknowledged(),
                conditional(Outcome.Acknowledged.class::isInstance),
                count(Outcome.Rejected.class::isInstance),
                count(Outcome.Failed.class::isInstance),
                count(Outcome.Unknown.class::isInstance),
                count(Outcome.Open.class::isInstance),
                log.size(),
                log.stream().mapToLong(LogEntry::n).sum(),
                faults.enginesKilled(),
                faults.serversKilled(),
                faults.powerLosses(),
                faults.bytesLost(),
                faults.connections(),
                faults.byKind(),
                seen.readers(),
                seen.seen(),
                sourced()));
        text.append("violations: ").append(violations.size()).append('\n');
        violations.stream()
                .limit(SHOWN)
                .forEach(violation -> text.append("  ").append(violation).append('\n'));
        return text.toString();
    }
}
