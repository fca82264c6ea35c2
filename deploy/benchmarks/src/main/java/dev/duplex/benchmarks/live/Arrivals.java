package dev.duplex.benchmarks.live;

import dev.duplex.benchmarks.Figures;
import dev.duplex.benchmarks.Server;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** When each message was sent, and how long it took to each page. Thread-safe. */
final class Arrivals {

    private final Map<String, Long> sent = new ConcurrentHashMap<>();
    private final Queue<Double> milliseconds = new ConcurrentLinkedQueue<>();

    void sending(String text) {
        sent.put(text, System.nanoTime());
    }

    /** What was not announced is not counted. */
    void arrived(String text) {
        Long from = sent.get(text);
        if (from != null) {
            milliseconds.add(Server.seconds(from) * 1_000);
        }
    }

    int count() {
        return milliseconds.size();
    }

    /** @param pages that should have heard each message */
    void tell(Figures figures, int pages) {
        List<Double> all = List.copyOf(milliseconds);
        figures.add("messages delivered, of those expected (%)", 100.0 * all.size() / (sent.size() * (double) pages));
        figures.add("message sent to arrived, p50 (ms)", Figures.quantile(all, 0.5));
        figures.add("message sent to arrived, p99 (ms)", Figures.quantile(all, 0.99));
        figures.add("message sent to arrived, longest (ms)", Figures.quantile(all, 1));
    }
}
