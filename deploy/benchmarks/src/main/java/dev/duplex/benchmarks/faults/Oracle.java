package dev.duplex.benchmarks.faults;

import dev.duplex.benchmarks.faults.Outcome.Acknowledged;
import dev.duplex.benchmarks.faults.Violation.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Holds what writers tried and were told against what the log holds in the end. */
final class Oracle {

    private final List<LogEntry> log;
    private final Map<Attempt, Outcome> attempts;
    private final Postings postings;
    private final List<Violation> violations = new ArrayList<>();
    /** By the id of the first event that each of them has. */
    private final Map<String, LogEntry> entries = new HashMap<>();

    private Oracle(List<LogEntry> log, Map<Attempt, Outcome> attempts) {
        this.log = log;
        this.attempts = attempts;
        this.postings = new Postings(log);
    }

    /**
     * Verifies everything.
     *
     * @param log its documents by rising position
     * @param attempts what was tried and what the writers were told
     * @return what was not kept; empty is good
     */
    static List<Violation> verify(List<LogEntry> log, Map<Attempt, Outcome> attempts) {
        Oracle oracle = new Oracle(log, attempts);
        oracle.order();
        oracle.contents();
        attempts.forEach(oracle::outcome);
        return oracle.violations;
    }

    private void violated(Kind kind, String where) {
        violations.add(new Violation(kind, where));
    }

    private void order() {
        Set<String> appends = new HashSet<>();
        Set<String> events = new HashSet<>();
        long next = 0;
        for (LogEntry entry : log) {
            if (entry.first() != next || entry.n() != entry.events().size()) {
                violated(
                        Kind.NOT_DENSE,
                        "position %d was due, %d is there with n = %d and %d events"
                                .formatted(
                                        next,
                                        entry.first(),
                                        entry.n(),
                                        entry.events().size()));
            }
            next = entry.end();
            if (!appends.add(entry.append())) {
                violated(Kind.APPEND_TWICE, "%s, again at %d".formatted(entry.append(), entry.first()));
            }
            for (Fact event : entry.events()) {
                if (!events.add(event.id())) {
                    violated(Kind.EVENT_TWICE, "%s, again at %d".formatted(event.id(), entry.first()));
                }
                entries.putIfAbsent(event.id(), entry);
            }
        }
    }

    private void contents() {
        Map<String, Attempt> meant = new HashMap<>();
        attempts.keySet().forEach(attempt -> attempt.events().forEach(event -> meant.put(event.id(), attempt)));
        for (LogEntry entry : log) {
            Set<Attempt> of = new HashSet<>();
            for (Fact event : entry.events()) {
                Attempt attempt = meant.get(event.id());
                if (attempt == null) {
                    violated(Kind.FOREIGN_EVENT, "%s at %d".formatted(event, entry.first()));
                } else {
                    of.add(attempt);
                }
            }
            for (Attempt attempt : of) {
                if (!attempt.events().equals(entry.events())) {
                    violated(
                            Kind.APPEND_NOT_WHOLE,
                            "%s meant %s, at %d is %s"
                                    .formatted(attempt.id(), attempt.events(), entry.first(), entry.events()));
                }
            }
        }
    }

    private void outcome(Attempt attempt, Outcome outcome) {
        Optional<LogEntry> written = attempt.events().stream()
                .flatMap(event -> Optional.ofNullable(entries.get(event.id())).stream())
                .findFirst();
        switch (outcome) {
            case Acknowledged(long end) -> acknowledged(attempt, end, written);
            case Outcome.Rejected(long known) -> {
                written.ifPresent(entry -> refusedButWritten(attempt, outcome, entry));
                if (postings.matching(attempt.criteria(), attempt.marker(), known)
                        .findAny()
                        .isEmpty()) {
                    violated(
                            Kind.REJECTED_WITHOUT_REASON,
                            "%s: nothing matches %s from %d to %d"
                                    .formatted(attempt.id(), attempt.criteria(), attempt.marker(), known));
                }
            }
            case Outcome.Failed ignored -> written.ifPresent(entry -> refusedButWritten(attempt, outcome, entry));
            case Outcome.Unknown ignored -> {}
            case Outcome.Open ignored -> {}
        }
        written.ifPresent(entry -> condition(attempt, entry));
        sourced(attempt);
    }

    private void acknowledged(Attempt attempt, long end, Optional<LogEntry> written) {
        if (written.isEmpty()) {
            violated(Kind.ACKNOWLEDGED_LOST, "%s, acknowledged to end at %d".formatted(attempt.id(), end));
        } else if (written.get().end() != end) {
            violated(
                    Kind.ACKNOWLEDGED_ELSEWHERE,
                    "%s, acknowledged to end at %d, ends at %d"
                            .formatted(attempt.id(), end, written.get().end()));
        }
    }

    private void refusedButWritten(Attempt attempt, Outcome outcome, LogEntry entry) {
        violated(Kind.REFUSED_BUT_WRITTEN, "%s is at %d: %s".formatted(attempt.id(), entry.first(), outcome));
    }

    private void condition(Attempt attempt, LogEntry entry) {
        postings.matching(attempt.criteria(), attempt.marker(), entry.first())
                .findFirst()
                .ifPresent(position -> violated(
                        Kind.CONDITION_BROKEN,
                        "%s at %d with marker %d: %s matches %s at %d"
                                .formatted(
                                        attempt.id(),
                                        entry.first(),
                                        attempt.marker(),
                                        attempt.criteria(),
                                        postings.at(position).orElseThrow(),
                                        position)));
    }

    private void sourced(Attempt attempt) {
        long from = attempt.sourced().from();
        if (from != Attempt.NO_MARKER) {
            int there = postings.count(attempt.criteria(), from, attempt.marker());
            if (there != attempt.sourced().events()) {
                violated(
                        Kind.SOURCED_OTHERWISE,
                        "%s got %d events of %s from %d to %d, the log has %d"
                                .formatted(
                                        attempt.id(),
                                        attempt.sourced().events(),
                                        attempt.criteria(),
                                        from,
                                        attempt.marker(),
                                        there));
            }
        }
    }
}
