package dev.duplex.benchmarks.store;

import dev.duplex.benchmarks.store.Side.Measure;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The MongoDB extension of Axon Framework 4 in a process of its own, which stays warm between measurements. */
final class PeerProcess implements AutoCloseable {

    private final Process process;
    private final PrintWriter commands;
    private final BufferedReader answers;
    private final double seconds;
    private int databases;

    PeerProcess(Path directory, String uri, double seconds) throws IOException {
        this.seconds = seconds;
        this.process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseParallelGC",
                        "-Xmx1g",
                        "-cp",
                        directory + "/classes:" + directory + "/lib/*",
                        "dev.duplex.benchmarks.peer.Peer",
                        // as many connections as writers
                        uri + "/?maxPoolSize=128"))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        this.commands = new PrintWriter(process.outputWriter(), true);
        this.answers = process.inputReader();
        answer();
    }

    /** {@code event}: a document per event; {@code commit}: a document per commit. */
    Measure append(String mode, int writers) {
        return () -> {
            run(mode, writers, seconds / 2); // every side warms up for half as long, on connections and code of its own
            JsonNode answer = run(mode, writers, seconds);
            if (answer.path("errors").asInt() > 0) {
                throw new IOException("The peer had errors: " + answer);
            }
            Map<String, Double> figures = new LinkedHashMap<>();
            figures.put(Side.RATE, answer.path("rate").asDouble());
            figures.put(Side.P50, answer.path("p50Micros").asDouble());
            figures.put(Side.P99, answer.path("p99Micros").asDouble());
            return figures;
        };
    }

    private JsonNode run(String mode, int writers, double time) throws IOException {
        commands.printf(
                "append %s per-writer %d %ds peer_%s%d%n", mode, writers, (int) Math.ceil(time), mode, databases++);
        return answer();
    }

    private JsonNode answer() throws IOException {
        @Nullable String line = answers.readLine();
        if (line == null) {
            throw new IOException("The peer ended by itself");
        }
        JsonNode answer = new JsonMapper().readTree(line);
        if (answer.has("error")) {
            throw new IOException("The peer refused: " + line);
        }
        return answer;
    }

    @Override
    public void close() {
        commands.println("quit");
        process.destroy();
    }
}
