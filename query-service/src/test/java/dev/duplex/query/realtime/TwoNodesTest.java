package dev.duplex.query.realtime;

import static dev.duplex.query.realtime.Peer.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import dev.duplex.events.conversation.ConversationKind;
import dev.duplex.query.testing.QueryService;
import dev.duplex.query.testing.Story;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Two nodes on one database. */
class TwoNodesTest {

    private static QueryService one;
    private static QueryService two;

    private final Story story = new Story("w" + UUID.randomUUID());
    private final UUID ann = story.member("ann");
    private final UUID bob = story.member("bob");
    private final UUID cyn = story.member("cyn");
    private final UUID group = story.starts(ConversationKind.GROUP, ann, bob, cyn);

    @BeforeAll
    static void start(@TempDir Path directory) {
        one = QueryService.start(
                directory,
                Map.of(
                        "duplex.realtime.presence", "1h",
                        "duplex.realtime.node-lease", "30s",
                        "duplex.realtime.max-signals", "2000"));
        two = one.another(directory.resolve("two"));
        await().atMost(SOON)
                .until(() ->
                        !one.bean(Nodes.class).alone() && !two.bean(Nodes.class).alone());
    }

    @AfterAll
    static void stop() {
        two.close();
        assertThat(one.bean(MongoDatabase.class).getCollection("realtime_relay").countDocuments())
                .isLessThan(100);
        one.close();
    }

    private UUID call(UUID... others) {
        UUID call = story.calls(group, ann, null, others);
        Stream.of(others).forEach(person -> story.answers(group, call, person));
        one.append(story.told());
        return call;
    }

    @Test
    void what_is_transient_reaches_the_other_node() {
        UUID call = call(bob);
        try (Peer here = Peer.of(one, ann, "laptop");
                Peer there = Peer.of(two, bob, "laptop")) {
            await().atMost(SOON).until(() -> there.sees(ann));
            await().atMost(SOON).until(() -> here.sees(bob));
            assertThat(here.says(call, bob, 1)).isTrue();
            assertThat(there.says(call, ann, 2)).isTrue();
            await().atMost(SOON).until(() -> there.numbersFrom(ann).equals(List.of(1)));
            await().atMost(SOON).until(() -> here.numbersFrom(bob).equals(List.of(2)));
            there.ask("mutation { typing(conversation: \"%s\", device: \"laptop\") }".formatted(group), Map.of())
                    .join();
            await().atMost(SOON).until(() -> here.of("Typing").count() == 1);
            String present = "mutation { present(device: \"laptop\", call: \"%s\") }".formatted(call);
            assertThat(one.query(bob, present).get("present").asBoolean()).isTrue();
            await().atMost(SOON)
                    .until(() -> here.of("PresenceChange")
                            .anyMatch(
                                    change -> change.get("inCall").asString("").equals(call.toString())));
        }
    }

    @Test
    void who_leaves_one_node_is_gone_on_the_other() {
        one.append(story.told());
        try (Peer here = Peer.of(one, ann, "laptop")) {
            Peer there = Peer.of(two, bob, "laptop");
            await().atMost(SOON).until(() -> here.sees(bob));
            there.close();
            await().atMost(SOON).until(() -> !here.sees(bob));
        }
    }

    @Test
    void a_client_that_comes_back_on_the_other_node_is_there_once() {
        UUID call = call(bob);
        try (Peer before = Peer.of(one, bob, "phone");
                Peer after = Peer.of(two, bob, "phone");
                Peer sender = Peer.of(one, ann, "laptop")) {
            await().atMost(SOON).until(() -> before.errorCodes().anyMatch("replaced"::equals));
            assertThat(sender.says(call, bob, 1)).isTrue();
            await().atMost(SOON).until(() -> after.numbersFrom(ann).equals(List.of(1)));
            assertThat(before.signals()).isEmpty();
            assertThat(sender.of("Welcome")
                            .findFirst()
                            .orElseThrow()
                            .get("everyone")
                            .valueStream())
                    .anyMatch(person -> person.get("person").asString().equals(bob.toString())
                            && person.get("devices").asInt() == 1);
        }
    }

    /** Sends of several clients on both nodes, mixed at random: between two of them the order is that of sending. */
    @RepeatedTest(4)
    void order_holds_between_each_sender_and_each_receiver(RepetitionInfo repetition) throws Exception {
        long seed = System.nanoTime() + repetition.getCurrentRepetition();
        Random random = new Random(seed);
        UUID call = call(bob, cyn);
        List<Peer> peers = Stream.of(ann, bob, cyn)
                .map(person -> Peer.of(random.nextBoolean() ? one : two, person, "d"))
                .toList();
        Map<String, List<Integer>> sent = new HashMap<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            for (Peer sender : peers) {
                List<Peer> receivers = new ArrayList<>();
                for (int n = 0; n < 80; n++) {
                    Peer receiver = peers.get(random.nextInt(peers.size()));
                    if (receiver != sender) {
                        receivers.add(receiver);
                        sent.computeIfAbsent(sender.person + ">" + receiver.person, pair -> new ArrayList<>())
                                .add(receivers.size());
                    }
                }
                running.add(threads.submit(() -> send(sender, call, receivers)));
            }
            for (Future<?> each : running) {
                each.get();
            }
        }
        for (Peer sender : peers) {
            for (Peer receiver : peers) {
                List<Integer> expected = sent.getOrDefault(sender.person + ">" + receiver.person, List.of());
                await("seed " + seed)
                        .atMost(SOON)
                        .untilAsserted(() ->
                                assertThat(receiver.numbersFrom(sender.person)).isEqualTo(expected));
            }
        }
        peers.forEach(Peer::close);
    }

    private static void send(Peer sender, UUID call, List<Peer> receivers) {
        List<CompletableFuture<JsonNode>> answers = new ArrayList<>();
        int number = 0;
        for (Peer receiver : receivers) {
            number++;
            answers.add(sender.signal(call, receiver.person, null, SignalKind.STATE, "{\"n\":" + number + "}"));
        }
        answers.forEach(answer ->
                assertThat(answer.join().at("/data/signal").asBoolean()).isTrue());
    }
}
