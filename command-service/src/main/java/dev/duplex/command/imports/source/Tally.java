package dev.duplex.command.imports.source;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts what a reader finds and leaves out; a few examples of each, so that a bad upload does not fill the memory. */
final class Tally {

    private static final int EXAMPLES = 20;
    private static final int EXAMPLE_LENGTH = 300;

    private final Map<String, Long> counts = new LinkedHashMap<>();
    private final Map<Reason, Long> told = new EnumMap<>(Reason.class);
    private final Map<Reason, List<String>> examples = new EnumMap<>(Reason.class);

    void count(String name) {
        count(name, 1);
    }

    void count(String name, long more) {
        counts.merge(name, more, Long::sum);
    }

    /** Skips a record or, for the reasons that are notes, remarks on it. */
    void tell(Reason reason, String where, String detail) {
        told.merge(reason, 1L, Long::sum);
        var shown = examples.computeIfAbsent(reason, r -> new ArrayList<>());
        if (shown.size() < EXAMPLES) {
            var example = detail.isEmpty() ? where : where + ": " + detail;
            shown.add(example.length() > EXAMPLE_LENGTH ? example.substring(0, EXAMPLE_LENGTH) + "…" : example);
        }
    }

    SourceReport report() {
        return new SourceReport(Collections.unmodifiableMap(new LinkedHashMap<>(counts)), groups(false), groups(true));
    }

    private List<SourceReport.Group> groups(boolean notes) {
        return told.entrySet().stream()
                .filter(e -> e.getKey().note() == notes)
                .map(e -> new SourceReport.Group(
                        e.getKey(), e.getValue(), List.copyOf(examples.getOrDefault(e.getKey(), List.of()))))
                .toList();
    }
}
