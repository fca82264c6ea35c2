package dev.duplex.benchmarks.peer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.extensions.mongo.eventsourcing.eventstore.MongoEventStorageEngine;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Appends through axon-mongo, as told line by line, so that the sides of a benchmark can take turns while this process
 * stays warm.
 *
 * <p>It greets with a line of JSON that names what it runs on, and answers every line of standard input with one on
 * standard output: an {@link Outcome}, or {@code {"error": …}}. A line is
 *
 * <pre>append event|commit per-writer|per-append WRITERS 10s|20000 DATABASE</pre>
 *
 * and {@code quit}, or the end of input, ends it.
 */
@Command(
        name = "peer",
        mixinStandardHelpOptions = true,
        description = "Appends through Axon Framework 4's MongoDB extension, as told on standard input.")
public final class Peer implements Callable<Integer> {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Parameters(paramLabel = "URI", description = "connection string of the MongoDB to append to")
    private String uri = "";

    @Option(names = "--virtual-threads", description = "writers are virtual threads (default: platform threads)")
    private boolean virtualThreads;

    private Peer() {}

    public static void main(String[] args) {
        // nothing here starts it; should a class path ever do, it still does not call home
        System.setProperty("axoniq.update-checker.disabled", "true");
        System.exit(new CommandLine(new Peer()).execute(args));
    }

    @Override
    public Integer call() throws IOException {
        try (MongoClient client = connect(uri);
                BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            serve(client, in, System.out, virtualThreads);
        }
        return 0;
    }

    /** Majority and journal whatever the URI says: what the other side of the benchmark writes with. */
    static MongoClient connect(String uri) {
        return MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(uri))
                .writeConcern(WriteConcern.MAJORITY.withJournal(true))
                .build());
    }

    static void serve(MongoClient client, BufferedReader in, PrintStream out, boolean virtualThreads)
            throws IOException {
        Writers writers = new Writers(
                virtualThreads
                        ? Thread.ofVirtual().name("writer-", 0)
                        : Thread.ofPlatform().name("writer-", 0));
        answer(out, greeting(virtualThreads));
        for (String line = in.readLine(); line != null && !line.strip().equals("quit"); line = in.readLine()) {
            if (!line.isBlank()) {
                answer(out, obey(client, writers, line));
            }
        }
    }

    private static Object obey(MongoClient client, Writers writers, String line) {
        try {
            Append append = Append.parse(line);
            return writers.run(append, append.mode().engine(client, append.database()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Map.of("error", "interrupted");
        } catch (RuntimeException e) { // a line that can not be obeyed is not the end of the process
            return Map.of("error", e.toString());
        }
    }

    private static Map<String, Object> greeting(boolean virtualThreads) {
        List<String> libraries = Stream.of(
                        MongoEventStorageEngine.class, EventStorageEngine.class, MongoClient.class, ObjectMapper.class)
                .map(type ->
                        type.getProtectionDomain().getCodeSource().getLocation().getPath())
                .map(jar -> Path.of(jar).getFileName().toString())
                .toList();
        return Map.of(
                "ready",
                true,
                "libraries",
                libraries,
                "java",
                Runtime.version().toString(),
                "threads",
                virtualThreads ? "virtual" : "platform");
    }

    private static void answer(PrintStream out, Object answer) throws JsonProcessingException {
        out.println(JSON.writeValueAsString(answer));
        out.flush();
    }
}
