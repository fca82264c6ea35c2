package dev.duplex.benchmarks.large;

import dev.duplex.benchmarks.Figures;
import dev.duplex.benchmarks.Folders;
import dev.duplex.benchmarks.Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/** The standalone process on a workspace that has grown. */
@Command(
        name = "large",
        mixinStandardHelpOptions = true,
        description = "A conversation of a million messages, an inbox of ten thousand conversations, an agenda.")
public final class LargeBench implements Callable<Integer> {

    @Option(names = "--messages", defaultValue = "1000000", description = "in the long conversation (default: 1000000)")
    private int messages = 1_000_000;

    @Option(names = "--conversations", defaultValue = "10000", description = "in the large inbox (default: 10000)")
    private int conversations = 10_000;

    @Option(names = "--scheduled", defaultValue = "100000", description = "entries of the agenda (default: 100000)")
    private int scheduled = 100_000;

    @Option(names = "--requests", defaultValue = "200", description = "counted a figure and repeat (default: 200)")
    private int requests = 200;

    @Option(names = "--repeats", defaultValue = "5", description = "rounds over all figures (default: 5)")
    private int repeats = 5;

    @Option(names = "--seed", defaultValue = "1", description = "of what is invented (default: 1)")
    private long seed = 1;

    @Option(names = "--data", description = "a data directory to fill, or to use again (default: a temporary one)")
    private @Nullable Path data;

    @Option(names = "--script", required = true, description = "deploy/run of this checkout")
    private Path script = Path.of("deploy/run");

    @Option(names = "--json", description = "where to write the figures as JSON as well")
    private @Nullable Path json;

    private final Figures figures = new Figures();

    @Override
    public Integer call() throws Exception {
        Path folder = data == null ? Files.createTempDirectory("duplex-large") : data;
        try {
            measure(folder);
        } finally {
            if (data == null) {
                Folders.delete(folder);
            }
        }
        System.out.println(
                "Java " + Runtime.version() + ", " + Runtime.getRuntime().availableProcessors()
                        + " processors; embedded MongoDB on RocksDB, acknowledged means synced to disk; one client over loopback"
                        + " HTTP; " + requests + " requests a figure and repeat after a round that is not counted.\n");
        System.out.println(figures.table());
        if (json != null) {
            Files.writeString(json, new JsonMapper().writeValueAsString(figures.json()));
        }
        return 0;
    }

    private void measure(Path folder) throws Exception {
        Words words = fill(folder);
        try (Server server = Server.start(script, folder)) {
            figures.add("start to ready (s)", server.secondsToReady());
            long from = System.nanoTime();
            awaitReadModels(server);
            figures.add("read models built (s)", Server.seconds(from));
            Questions questions = new Questions(server, words, requests);
            questions.round(new Figures());
            for (int repeat = 0; repeat < repeats; repeat++) {
                questions.round(figures);
                System.err.println("after repeat " + (repeat + 1) + "\n" + figures.table());
            }
            figures.add("memory at the end (MiB)", server.residentMiB());
        }
    }

    /** What is there already is used as it is: the same seed invents the same. */
    private Words fill(Path folder) throws IOException {
        if (Files.exists(folder.resolve("mongodb"))) {
            return new LargeWorkspace(seed, Instant.now(), 1, event -> {}).words();
        }
        Files.createDirectories(folder);
        long from = System.nanoTime();
        try (History history = new History(folder)) {
            LargeWorkspace workspace =
                    new LargeWorkspace(seed, Instant.now(), messages + 10L * conversations + scheduled, history);
            workspace.open();
            workspace.conversations(conversations, LargeWorkspace.MANY);
            workspace.conversations(10, LargeWorkspace.FEW);
            workspace.channels(messages);
            workspace.scheduled(scheduled);
            figures.add("events in the log", (double) (history.end() + 1));
            figures.add("log filled (s)", Server.seconds(from));
            return workspace.words();
        }
    }

    private static void awaitReadModels(Server server) throws IOException, InterruptedException {
        // who asks with a position gets an error until it is reached
        String end = server.post("/v1/workspaces", "", Map.of("id", "end", "name", "End", "timeZone", "UTC"))
                .position();
        while (true) {
            try {
                server.query("{ position search(workspace: \"large\", query: \"end\") { totalCount } }", end);
                return;
            } catch (IOException answer) {
                if (!String.valueOf(answer.getMessage()).contains("not-yet-reached")) {
                    throw answer;
                }
                Thread.sleep(200);
            }
        }
    }
}
