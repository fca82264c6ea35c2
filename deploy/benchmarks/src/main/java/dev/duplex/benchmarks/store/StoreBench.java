package dev.duplex.benchmarks.store;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dev.duplex.benchmarks.Figures;
import dev.duplex.embeddedmongodb.EmbeddedMongo;
import dev.duplex.eventstore.MongoEventStorageEngine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "store",
        mixinStandardHelpOptions = true,
        description = "The event store against its ceilings and its peer.")
public final class StoreBench implements Callable<Integer> {

    @Option(names = "--repeats", defaultValue = "5")
    private int repeats = 5;

    @Option(names = "--seconds", defaultValue = "2")
    private double seconds = 2;

    @Option(names = "--only", defaultValue = ".*")
    private String only = ".*";

    @Override
    public Integer call() throws Exception {
        Path data = Files.createTempDirectory("duplex-store-bench");
        Figures figures = new Figures();
        try (EmbeddedMongo server = EmbeddedMongo.start(data, 0);
                MongoClient client = MongoClients.create(server.uri())) {
            Load load = new Load(1, seconds);
            Engines engines = new Engines(client, load);
            for (int r = 0; r < repeats; r++) {
                for (int writers : new int[] {1, 8, 32, 64, 128}) {
                    run(figures, "conditional " + writers, () -> engines.conditional(writers, 1));
                    run(figures, "unconditional " + writers, () -> engines.unconditional(writers, 1));
                    run(figures, "insertOne " + writers, () -> engines.driver(writers, 1));
                }
                run(figures, "insertMany 32 by one", () -> engines.driver(1, 32));
                run(figures, "insertMany 64 by one", () -> engines.driver(1, 64));
                run(figures, "batches of 100", () -> engines.conditional(4, 100));
                run(figures, "axon no-op 64", () -> {
                    try (AxonCommands axon = new AxonCommands(new NoOpEngine())) {
                        return load.run(64, axon::disjoint);
                    }
                });
                run(figures, "axon 1", () -> axon(client, load, 1));
                run(figures, "axon 64", () -> axon(client, load, 64));
            }
        }
        System.out.println(figures.table());
        return 0;
    }

    private static Load.Result axon(MongoClient client, Load load, int callers) throws Exception {
        return Databases.onNew(client, "axon", database -> {
            try (MongoEventStorageEngine engine = Notes.engine(database);
                    AxonCommands axon = new AxonCommands(engine)) {
                return load.run(callers, axon::disjoint);
            }
        });
    }

    private void run(Figures figures, String name, Callable<Load.Result> side) throws Exception {
        if (!name.matches(only)) {
            return;
        }
        Load.Result result = side.call();
        System.err.printf(
                "%-24s %10.0f/s  p50 %8.0f us  p99 %8.0f us%n", name, result.rate(), result.p50(), result.p99());
        figures.add(name, "/s", result.rate());
    }
}
