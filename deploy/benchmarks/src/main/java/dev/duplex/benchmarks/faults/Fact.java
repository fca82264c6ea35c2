package dev.duplex.benchmarks.faults;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.axonframework.messaging.eventstreaming.Tag;

/**
 * An event: what a writer meant to append, or what the log holds.
 *
 * @param tags as {@code key=value}
 */
record Fact(String id, String type, Set<String> tags) {

    private static final String NEXT = ",";
    private static final String AND = "&";
    private static final String PART = "\\|";

    Fact {
        tags = Set.copyOf(tags);
    }

    static Tag tag(String text) {
        int value = text.indexOf('=');
        return new Tag(text.substring(0, value), text.substring(value + 1));
    }

    static String text(List<Fact> events) {
        return events.stream()
                .map(event -> event.id + "|" + event.type + "|" + String.join(AND, event.tags))
                .collect(Collectors.joining(NEXT));
    }

    static List<Fact> parse(String text) {
        return split(text, NEXT).stream()
                .map(one -> {
                    String[] parts = one.split(PART, -1);
                    return new Fact(
                            parts[0],
                            parts[1].intern(),
                            split(parts[2], AND).stream()
                                    .map(String::intern)
                                    .collect(Collectors.toCollection(LinkedHashSet::new)));
                })
                .toList();
    }

    static List<String> split(String text, String separator) {
        return text.isEmpty() ? List.of() : List.of(text.split(separator, -1));
    }
}
