package dev.duplex.benchmarks.faults;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import dev.duplex.eventstore.EventStoreSettings;
import dev.duplex.eventstore.MongoEventStorageEngine;
import dev.duplex.eventstore.RecordPayloads;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * An engine with its writers and readers in a process of its own, to be killed. When its standard input ends, it lets them
 * finish: writers have all their outcomes, readers have seen everything.
 */
final class EngineProcess {

    private static final Duration LONGEST_FINISH = Duration.ofSeconds(60);

    private EngineProcess() {}

    /**
     * What a process is told when it starts.
     *
     * @param uri of the server, by way of the proxy
     * @param folder for the journals
     * @param node which of the processes, and {@code incarnation} how often it was killed before
     * @param inFlight appends of one writer at a time
     */
    record Task(String uri, Path folder, int node, int incarnation, long seed, int writers, int inFlight) {

        String name() {
            return name(node, incarnation);
        }

        static String name(int node, int incarnation) {
            return "node" + node + "-" + incarnation;
        }

        List<String> arguments() {
            return List.of(
                    uri,
                    folder.toString(),
                    Integer.toString(node),
                    Integer.toString(incarnation),
                    Long.toString(seed),
                    Integer.toString(writers),
                    Integer.toString(inFlight));
        }

        static Task of(String[] arguments) {
            return new Task(
                    arguments[0],
                    Path.of(arguments[1]),
                    Integer.parseInt(arguments[2]),
                    Integer.parseInt(arguments[3]),
                    Long.parseLong(arguments[4]),
                    Integer.parseInt(arguments[5]),
                    Integer.parseInt(arguments[6]));
        }

        /** Small windows make conditions reach back before them; the default ones seldom do. */
        EventStoreSettings settings() {
            EventStoreSettings settings = EventStoreSettings.DEFAULT.withCollection(LogEntry.COLLECTION);
            return (node + incarnation) % 2 == 0 ? settings.withWindow(200, 1 << 20) : settings;
        }
    }

    public static void main(String[] arguments) throws Exception {
        Task task = Task.of(arguments);
        try (MongoClient client = MongoClients.create(task.uri());
                MongoEventStorageEngine engine = open(client.getDatabase(LogEntry.DATABASE), task);
                Readers readers = Readers.start(engine, task);
                Journal journal = Journal.create(task.folder(), task.name())) {
            List<Writer> writers = new ArrayList<>();
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < task.writers(); i++) {
                Writer writer = new Writer(task.name() + "." + i, engine, journal, task.seed(), task.inFlight());
                writers.add(writer);
                threads.add(Thread.ofPlatform().name("writer-" + i).start(writer));
            }
            ChildProcess.ready(task.name());
            ChildProcess.awaitEnd();
            writers.forEach(Writer::stop);
            for (Thread thread : threads) {
                thread.join();
            }
            if (!readers.awaitEnd(engine.durableEnd(), LONGEST_FINISH)) {
                throw new IllegalStateException("A reader does not come to the end of the log");
            }
        }
    }

    /** The server may have been killed just now. */
    private static MongoEventStorageEngine open(MongoDatabase database, Task task) {
        long deadline = System.nanoTime() + LONGEST_FINISH.toNanos();
        while (true) {
            try {
                return MongoEventStorageEngine.open(
                        database, RecordPayloads.builder().build(), task.settings(), Clock.systemUTC());
            } catch (MongoException e) {
                if (System.nanoTime() - deadline > 0) {
                    throw e;
                }
                System.err.println("The server is not there yet: " + e);
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
            }
        }
    }
}
