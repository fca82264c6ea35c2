package dev.duplex.query.realtime;

import static dev.duplex.query.realtime.Peer.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.duplex.events.conversation.ConversationKind;
import dev.duplex.query.testing.QueryService;
import dev.duplex.query.testing.Story;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** With lower limits than usual: what comes back of them each second is less than a busy machine takes. */
class FloodTest {

    private static QueryService service;

    private final Story story = new Story("w" + UUID.randomUUID());
    private final UUID ann = story.member("ann");
    private final UUID bob = story.member("bob");
    private final UUID cyn = story.member("cyn");

    @BeforeAll
    static void start(@TempDir Path directory) {
        service = QueryService.start(
                directory,
                Map.of(
                        "duplex.realtime.presence", "1h",
                        "duplex.realtime.max-signals", "8",
                        "duplex.realtime.max-messages", "120"));
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void a_flood_is_told_then_cut_off_and_others_go_on() {
        UUID group = story.starts(ConversationKind.GROUP, ann, bob);
        UUID call = story.calls(group, ann, null, bob);
        story.answers(group, call, bob);
        service.append(story.told());
        try (Peer flooding = Peer.of(service, ann, "laptop");
                Peer called = Peer.of(service, bob, "laptop")) {
            List<CompletableFuture<JsonNode>> answers = IntStream.range(0, 100)
                    .mapToObj(n -> flooding.signal(call, bob, null, SignalKind.STATE, "{\"n\":" + n + "}"))
                    .toList();
            await().atMost(SOON).until(() -> answers.stream().anyMatch(FloodTest::isRefused));
            JsonNode refused = answers.stream()
                    .filter(FloodTest::isRefused)
                    .findFirst()
                    .orElseThrow()
                    .join();
            assertThat(refused.at("/errors/0/extensions/remedy").asString()).isNotEmpty();
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(called.numbersFrom(ann)).isNotEmpty());
            assertThat(called.numbersFrom(ann)).isSorted();
            for (int i = 0; i < 20_000 && flooding.closedWith() == 0; i++) {
                flooding.send(Map.of("type", "ping"));
            }
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(flooding.closedWith()).isEqualTo(4429));
            try (Peer other = Peer.of(service, cyn, "laptop")) {
                assertThat(other.present(null).join().at("/data/present").asBoolean())
                        .isTrue();
            }
            assertThat(called.present(null).join().at("/data/present").asBoolean())
                    .isTrue();
        }
    }

    private static boolean isRefused(CompletableFuture<JsonNode> answer) {
        return answer.isDone() && Peer.code(answer.join()).equals("too-many-requests");
    }
}
