package dev.duplex.benchmarks.live;

import dev.duplex.benchmarks.Server;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A conversation and those who have it open. */
record Room(String conversation, List<String> people) {

    static Room open(Server server, String workspace, int size) throws IOException, InterruptedException {
        List<String> people = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            people.add(server.post("/v1/workspaces/" + workspace + "/people", "", Map.of("name", "Person " + i))
                    .id());
        }
        String conversation = server.post(
                        "/v1/workspaces/" + workspace + "/conversations",
                        people.getFirst(),
                        Map.of("kind", "group", "subject", "Room", "participants", people.subList(1, size)))
                .id();
        return new Room(conversation, people);
    }

    void say(Server server, int turn, String text) throws IOException, InterruptedException {
        server.post(
                "/v1/conversations/" + conversation + "/messages",
                people.get(turn % people.size()),
                Map.of("text", text));
    }
}
