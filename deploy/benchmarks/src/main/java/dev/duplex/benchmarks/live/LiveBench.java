package dev.duplex.benchmarks.live;

import dev.duplex.benchmarks.Figures;
import dev.duplex.benchmarks.Folders;
import dev.duplex.benchmarks.Server;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/** Pages that are open at once on one node: what a message needs to all of them, a call to the other, and their memory. */
@Command(
        name = "live",
        mixinStandardHelpOptions = true,
        description = "Open pages of one node: messages until they arrive, rings, memory a connection.")
public final class LiveBench implements Callable<Integer> {

    private static final String WORKSPACE = "bench";
    private static final double PATIENCE = 30;

    @Option(names = "--repeats", defaultValue = "5", description = "fresh processes, one after the other (default: 5)")
    private int repeats = 5;

    @Option(names = "--rooms", defaultValue = "100", description = "with a message a second each (default: 100)")
    private int rooms = 100;

    @Option(names = "--people", defaultValue = "10", description = "pages open in a room (default: 10)")
    private int people = 10;

    @Option(names = "--warm-up", defaultValue = "5", description = "seconds before those (default: 5)")
    private int warmUp = 5;

    @Option(names = "--seconds", defaultValue = "30", description = "counted a repeat (default: 30)")
    private int seconds = 30;

    @Option(names = "--rings", defaultValue = "100", description = "calls counted a repeat, 0 for none (default: 100)")
    private int rings = 100;

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
                measure(server);
            } finally {
                Folders.delete(data);
            }
            System.err.println("after repeat " + (repeat + 1) + "\n" + figures.table());
        }
        System.out.println(rooms * people + " pages in rooms of " + people + ", a message a second in each room; Java "
                + Runtime.version() + ", " + Runtime.getRuntime().availableProcessors()
                + " processors, shared with the clients; loopback.\n");
        System.out.println(figures.table());
        if (json != null) {
            Files.writeString(json, new JsonMapper().writeValueAsString(figures.json()));
        }
        return 0;
    }

    private void measure(Server server) throws Exception {
        server.post("/v1/workspaces", "", Map.of("id", WORKSPACE, "name", "Bench", "timeZone", "UTC"));
        List<Room> open = new ArrayList<>();
        for (int i = 0; i < rooms; i++) {
            open.add(Room.open(server, WORKSPACE, people));
        }
        List<Page> pages = new ArrayList<>();
        try (HttpClient http = HttpClient.newHttpClient()) {
            try {
                Arrivals warm = new Arrivals();
                Arrivals counted = new Arrivals();
                double resident = server.residentMiB();
                double live = server.liveMiB();
                for (Room room : open) {
                    for (String person : room.people()) {
                        pages.add(page(http, server, room, person, warm, counted));
                    }
                }
                talk(server, open, warm, warmUp, "warm");
                double computed = server.cpuSeconds();
                double here = Server.cpuSeconds(ProcessHandle.current());
                talk(server, open, counted, seconds, "counted");
                computed = server.cpuSeconds() - computed;
                here = Server.cpuSeconds(ProcessHandle.current()) - here;
                counted.tell(figures, people);
                figures.add("CPU of the server for 1,000 deliveries (s)", computed * 1_000 / counted.count());
                figures.add("CPU of the clients for 1,000 deliveries (s)", here * 1_000 / counted.count());
                figures.add("live memory a connection (KiB)", (server.liveMiB() - live) * 1_024 / pages.size());
                figures.add(
                        "resident memory a connection (KiB)", (server.residentMiB() - resident) * 1_024 / pages.size());
                if (rings > 0) {
                    new Rings(server, http, WORKSPACE, open.getFirst()).measure(rings, figures);
                }
            } finally {
                pages.forEach(Page::close);
            }
        }
    }

    private static Page page(
            HttpClient http, Server server, Room room, String person, Arrivals warm, Arrivals counted) {
        String subscription =
                "subscription { conversationEvents(conversation: \"%s\") { position entry { ... on Message { id text } } } }"
                        .formatted(room.conversation());
        return Page.open(http, server.socket(), person, subscription, told -> {
            String text = told.at("/entry/text").asString("");
            warm.arrived(text);
            counted.arrived(text);
        });
    }

    /** A message a second in each room, spread over the second; then waits for what is under way. */
    private void talk(Server server, List<Room> open, Arrivals arrivals, int length, String what)
            throws InterruptedException {
        int messages = length * open.size();
        long from = System.nanoTime();
        try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < messages; i++) {
                int number = i;
                LockSupport.parkNanos(from + i * TimeUnit.SECONDS.toNanos(1) / open.size() - System.nanoTime());
                senders.execute(
                        () -> say(server, open.get(number % open.size()), number, what + " " + number, arrivals));
            }
        }
        long over = System.nanoTime();
        while (arrivals.count() < messages * people && Server.seconds(over) < PATIENCE) {
            Thread.sleep(10);
        }
    }

    private static void say(Server server, Room room, int number, String text, Arrivals arrivals) {
        arrivals.sending(text);
        try {
            room.say(server, number, text);
        } catch (IOException refused) {
            System.err.println("a message was not sent: " + refused.getMessage());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
