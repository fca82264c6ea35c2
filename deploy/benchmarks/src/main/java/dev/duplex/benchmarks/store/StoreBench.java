package dev.duplex.benchmarks.store;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dev.duplex.benchmarks.Figures;
import dev.duplex.benchmarks.Folders;
import dev.duplex.embeddedmongodb.EmbeddedMongo;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/** The event store beside what it is built on and beside its peer, on one server, all sides in turn. */
@Command(
        name = "store",
        mixinStandardHelpOptions = true,
        description =
                "The event store: appends, commands, sourcing and replay, beside the plain driver and axon-mongo.")
public final class StoreBench implements Callable<Integer> {

    @Option(
            names = "--repeats",
            defaultValue = "5",
            description = "of all sides, after one that is not counted (default: 5)")
    private int repeats = 5;

    @Option(
            names = "--seconds",
            defaultValue = "2",
            description = "a measurement takes, after half as long (default: 2)")
    private double seconds = 2;

    @Option(
            names = "--long-log",
            defaultValue = "1000000",
            description = "events of the longest log (default: 1000000)")
    private int longLog = 1_000_000;

    @Option(names = "--only", defaultValue = ".*", description = "sides whose name matches this regular expression")
    private String only = ".*";

    @Option(names = "--uri", description = "a MongoDB to measure on (default: the embedded server, in this process)")
    private @Nullable String uri;

    @Option(names = "--peer", required = true, description = "target directory of the module benchmarks-peer")
    private Path peer = Path.of(".");

    @Option(names = "--json", description = "where to write all figures as JSON as well")
    private @Nullable Path json;

    private final Figures figures = new Figures();

    @Override
    public Integer call() throws Exception {
        if (uri != null) {
            measure(uri, "the MongoDB at --uri, w: majority, j: true");
        } else {
            Path data = Files.createTempDirectory("duplex-store-bench");
            try (EmbeddedMongo server = EmbeddedMongo.start(data, 0)) {
                measure(server.uri(), "embedded MongoDB on RocksDB in this process, acknowledged = synced to disk");
            } finally {
                Folders.delete(data);
            }
        }
        return 0;
    }

    private void measure(String server, String what) throws Exception {
        try (MongoClient client = MongoClients.create(server);
                PeerProcess other = new PeerProcess(peer, server, seconds)) {
            Sides sides = new Sides(client, new Load(seconds / 2, seconds), other, figures, longLog);
            List<Side> chosen = new ArrayList<>(sides.all().stream()
                    .filter(side -> side.name().matches(only))
                    .toList());
            sides.prepare(chosen);
            for (int repeat = 0; repeat <= repeats; repeat++) {
                for (Side side : chosen) {
                    Map<String, Double> measured = side.measure().once();
                    System.err.printf("%d/%d %s %s%n", repeat, repeats, side.name(), rounded(measured));
                    if (repeat > 0) {
                        measured.forEach((figure, value) -> figures.add(side.name() + ": " + figure, value));
                    }
                }
                // a side must not always run after the same other one
                Collections.rotate(chosen, 7);
            }
        }
        System.out.printf(
                "Java %s, %d processors; %s; %d repeats of %.1f s a side, in turn.%n%n",
                Runtime.version(), Runtime.getRuntime().availableProcessors(), what, repeats, seconds);
        System.out.println(figures.table());
        System.out.println(Goals.table(figures));
        if (json != null) {
            Files.writeString(json, new JsonMapper().writeValueAsString(figures.json()));
        }
    }

    private static Map<String, Long> rounded(Map<String, Double> figures) {
        Map<String, Long> rounded = new LinkedHashMap<>();
        figures.forEach((figure, value) -> rounded.put(figure, Math.round(value)));
        return rounded;
    }
}
