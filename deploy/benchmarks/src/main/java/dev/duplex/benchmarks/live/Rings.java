package dev.duplex.benchmarks.live;

import dev.duplex.benchmarks.Figures;
import dev.duplex.benchmarks.Server;
import java.io.IOException;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/** From a call to its ring on the page of the other. */
final class Rings {

    private static final int WARM_UP = 20;

    private final Server server;
    private final HttpClient http;
    private final String workspace;
    private final Room room;

    Rings(Server server, HttpClient http, String workspace, Room room) {
        this.server = server;
        this.http = http;
        this.workspace = workspace;
        this.room = room;
    }

    void measure(int rings, Figures figures) throws IOException, InterruptedException {
        String caller = room.people().getFirst();
        String called = room.people().getLast();
        BlockingQueue<JsonNode> heard = new LinkedBlockingQueue<>();
        List<Double> milliseconds = new ArrayList<>();
        String subscription =
                "subscription { liveSessionUpdates(workspace: \"%s\") { call phase } }".formatted(workspace);
        Page page = Page.open(http, server.socket(), called, subscription, heard::add);
        try {
            for (int i = -WARM_UP; i < rings; i++) {
                heard.clear();
                long from = System.nanoTime();
                String call = server.post(
                                "/v1/conversations/" + room.conversation() + "/calls",
                                caller,
                                Map.of("media", "voice", "ring", List.of(called), "urgent", true))
                        .id();
                awaitPhase(heard, call, "RINGING");
                if (i >= 0) {
                    milliseconds.add(Server.seconds(from) * 1_000);
                }
                server.post("/v1/calls/" + call + "/end", caller, Map.of());
                awaitPhase(heard, call, "ENDED");
            }
        } finally {
            page.close();
        }
        figures.add("call to ringing on the other page, p50 (ms)", Figures.quantile(milliseconds, 0.5));
        figures.add("call to ringing on the other page, p99 (ms)", Figures.quantile(milliseconds, 0.99));
    }

    private static void awaitPhase(BlockingQueue<JsonNode> heard, String call, String phase)
            throws IOException, InterruptedException {
        while (true) {
            JsonNode session = heard.poll(20, TimeUnit.SECONDS);
            if (session == null) {
                throw new IOException("nobody was told that call " + call + " is " + phase);
            }
            if (session.get("call").asString().equals(call)
                    && session.get("phase").asString().equals(phase)) {
                return;
            }
        }
    }
}
