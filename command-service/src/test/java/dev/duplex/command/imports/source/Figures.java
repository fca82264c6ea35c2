package dev.duplex.command.imports.source;

import dev.duplex.command.imports.source.ImportedEvent.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Response times, computed from the neutral model alone. */
final class Figures {

    private final Map<String, Message> messages = new LinkedHashMap<>();

    /** {@code n 3 p50 60 p90 120}: quantiles by nearest rank, in seconds. */
    record Distribution(int n, long p50, long p90) {

        static Distribution of(Collection<Duration> waits) {
            var sorted = waits.stream().sorted().toList();
            return new Distribution(sorted.size(), rank(sorted, .5), rank(sorted, .9));
        }

        private static long rank(List<Duration> sorted, double q) {
            var wait = sorted.get(Math.max(0, (int) Math.ceil(q * sorted.size()) - 1));
            return Math.round(wait.toMillis() / 1000.0);
        }
    }

    static Figures of(HistorySource source) {
        var figures = new Figures();
        for (var conversation : source.conversations()) {
            try (var events = source.events(conversation)) {
                events.forEach(event -> {
                    if (event instanceof Message message && message.kind() == ImportedEvent.Kind.PERSON) {
                        figures.messages.put(message.key(), message);
                    }
                });
            }
        }
        return figures;
    }

    Collection<Message> messages() {
        return messages.values();
    }

    long authors() {
        return messages.values().stream().map(Message::author).distinct().count();
    }

    /** Messages that answer something, by the first message of the thread, also where that is not in the source. */
    Map<String, List<Message>> replies() {
        var threads = new LinkedHashMap<String, List<Message>>();
        for (var message : messages.values()) {
            var root = root(message);
            if (!root.equals(message.key())) {
                threads.computeIfAbsent(root, r -> new ArrayList<>()).add(message);
            }
        }
        return threads;
    }

    long roots() {
        return messages.values().stream()
                .filter(message -> message.parent() == null || !messages.containsKey(message.parent()))
                .count();
    }

    private String root(Message message) {
        var root = message;
        while (root.parent() != null && messages.containsKey(root.parent())) {
            root = messages.get(root.parent());
        }
        return root.parent() == null ? root.key() : root.parent();
    }

    Distribution threadFirstResponse() {
        var first = new HashMap<String, Duration>();
        replies().forEach((root, replies) -> {
            var opener = messages.get(root);
            if (opener != null && opener.parent() == null) {
                replies.stream()
                        .filter(reply -> !reply.author().equals(opener.author()))
                        .map(reply -> Duration.between(opener.at(), reply.at()))
                        .min(Duration::compareTo)
                        .ifPresent(wait -> first.put(root, wait));
            }
        });
        return Distribution.of(first.values());
    }

    Distribution reply() {
        var waits = new ArrayList<Duration>();
        for (var message : messages.values()) {
            var parent = message.parent() == null ? null : messages.get(message.parent());
            if (parent != null && !parent.author().equals(message.author())) {
                waits.add(Duration.between(parent.at(), message.at()));
            }
        }
        return Distribution.of(waits);
    }
}
