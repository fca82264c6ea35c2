package dev.duplex.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole path of the standalone process: start, import, a message until acknowledged and until in the inbox. */
@Command(
        name = "path",
        mixinStandardHelpOptions = true,
        description = "Start, imports, and a message until it is acknowledged and until it is in the inbox.")
final class PathBench implements Callable<Integer> {

    @Option(names = "--repeats", defaultValue = "5", description = "fresh processes, one after the other (default: 5)")
    private int repeats = 5;

    @Option(names = "--messages", defaultValue = "1000", description = "messages counted a repeat (default: 1000)")
    private int messages = 1000;

    @Option(names = "--slack", description = "a Slack export (zip) to import")
    private @Nullable Path slack;

    @Option(names = "--mbox", description = "mail (mbox, or a zip of several) to import, told apart by name")
    private @Nullable Path mbox;

    @Option(names = "--script", required = true, description = "deploy/run of this checkout")
    private Path script = Path.of("deploy/run");

    @Option(names = "--json", description = "where to write the figures as JSON as well")
    private @Nullable Path json;

    private final Figures figures = new Figures();

    @Override
    public Integer call() throws Exception {
        for (int repeat = 0; repeat < repeats; repeat++) {
            Path data = Files.createTempDirectory("duplex-bench");
            try (Server server = Server.start(script, data)) {
                figures.add("start to ready (s)", server.secondsToReady());
                figures.add("memory after start (MiB)", server.residentMiB());
                server.post("/v1/workspaces", "", Map.of("id", "bench", "name", "Bench", "timeZone", "UTC"));
                messages(server);
                if (slack != null) {
                    importOf(server, "Slack import", "format=slack", slack);
                }
                if (mbox != null) {
                    importOf(server, "mail import", "format=mbox&identity=name", mbox);
                    figures.add("memory after mail import (MiB)", server.residentMiB());
                }
            } finally {
                Folders.delete(data);
            }
            // a run that is cut off has shown what it had
            System.err.println("after repeat " + (repeat + 1) + "\n" + figures.table());
        }
        System.out.println(where());
        System.out.println(figures.table());
        if (json != null) {
            Files.writeString(json, new JsonMapper().writeValueAsString(figures.json()));
        }
        return 0;
    }

    private static String where() {
        return "Java " + Runtime.version() + ", " + Runtime.getRuntime().availableProcessors()
                + " processors; embedded MongoDB on RocksDB, acknowledged means synced to disk; loopback HTTP.\n";
    }

    private void messages(Server server) throws IOException, InterruptedException {
        String ann = server.post("/v1/workspaces/bench/people", "", Map.of("name", "Ann"))
                .id();
        String bob = server.post("/v1/workspaces/bench/people", "", Map.of("name", "Bob"))
                .id();
        String conversation = server.post(
                        "/v1/workspaces/bench/conversations",
                        ann,
                        Map.of("kind", "direct", "participants", List.of(bob)))
                .id();
        List<Double> acknowledged = new ArrayList<>();
        List<Double> inInbox = new ArrayList<>();
        int warmUp = messages;
        for (int i = -warmUp; i < messages; i++) {
            long from = System.nanoTime();
            Server.Answer sent =
                    server.post("/v1/conversations/" + conversation + "/messages", ann, Map.of("text", "message " + i));
            double ack = Server.seconds(from) * 1000;
            JsonNode inbox = server.query(
                    "{ inbox(person: \"" + bob + "\", first: 1) { nodes { lastMessage { id } } } }", sent.position());
            double seen = Server.seconds(from) * 1000;
            if (!inbox.at("/inbox/nodes/0/lastMessage/id").asString().equals(sent.id())) {
                throw new IOException("the inbox does not show message " + sent.id());
            }
            if (i >= 0) {
                acknowledged.add(ack);
                inInbox.add(seen);
            }
        }
        figures.add("message sent to acknowledged, p50 (ms)", Figures.quantile(acknowledged, 0.5));
        figures.add("message sent to acknowledged, p99 (ms)", Figures.quantile(acknowledged, 0.99));
        figures.add("message sent to read in the inbox, p50 (ms)", Figures.quantile(inInbox, 0.5));
        figures.add("message sent to read in the inbox, p99 (ms)", Figures.quantile(inInbox, 0.99));
    }

    private void importOf(Server server, String name, String format, Path file)
            throws IOException, InterruptedException {
        long from = System.nanoTime();
        String id =
                server.upload("/v1/workspaces/bench/imports?" + format, file).id();
        JsonNode state = server.get("/v1/imports/" + id);
        while (state.get("state").asString().equals("RUNNING")) {
            Thread.sleep(20);
            state = server.get("/v1/imports/" + id);
        }
        double imported = Server.seconds(from);
        server.query(
                "{ position responseTimes(workspace: \"bench\", metric: REPLY) { total { count } } }",
                state.get("position").asString());
        double counted = Server.seconds(from);
        double added = state.at("/added/messages").asDouble();
        figures.add(name + ", upload to in the log (s)", imported);
        figures.add(name + ", messages a second (1/s)", added / imported);
        figures.add(name + ", upload to response times (s)", counted);
    }
}
