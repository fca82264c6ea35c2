package dev.duplex.query.realtime;

import static dev.duplex.query.realtime.Peer.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import dev.duplex.query.testing.QueryService;
import dev.duplex.query.testing.Story;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With shorter times than usual. */
class LostClientsTest {

    private static QueryService service;

    private final Story story = new Story("w" + UUID.randomUUID());
    private final UUID ann = story.member("ann");
    private final UUID bob = story.member("bob");

    @BeforeAll
    static void start(@TempDir Path directory) {
        service = QueryService.start(
                directory,
                Map.of(
                        "duplex.realtime.presence", "4s",
                        "duplex.realtime.grace", "1s",
                        "duplex.realtime.node-lease", "3s"));
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void a_client_that_is_not_heard_is_gone_though_its_connection_is_open() {
        service.append(story.told());
        try (Peer alive = Peer.of(service, ann, "laptop");
                Peer dead = Peer.of(service, bob, "laptop")) {
            for (boolean there : new boolean[] {true, false}) {
                await().atMost(SOON).until(() -> {
                    alive.present(null).join();
                    return alive.sees(bob) == there;
                });
            }
            await().atMost(SOON).until(() -> dead.errorCodes().anyMatch("not-heard"::equals));
            assertThat(dead.closedWith()).isZero();
            dead.subscribe();
            await().atMost(SOON).until(() -> {
                alive.present(null).join();
                return alive.sees(bob);
            });
        }
    }

    @Test
    void the_clients_of_a_node_that_is_not_heard_are_gone() {
        service.append(story.told());
        MongoDatabase database = service.bean(MongoDatabase.class);
        LeaseDocument lease =
                new LeaseDocument(bob + "/phone", bob, "phone", story.workspace, "dead", false, null, Instant.now());
        try (Peer alive = Peer.of(service, ann, "laptop")) {
            await().atMost(SOON).until(() -> {
                beat(database);
                new Leases(database).put(lease);
                alive.present(null).join();
                return alive.sees(bob);
            });
            await().atMost(SOON).until(() -> {
                alive.present(null).join();
                return !alive.sees(bob);
            });
        }
        assertThat(database.getCollection("realtime_leases").countDocuments(new Document("node", "dead")))
                .isZero();
    }

    /** The last that is heard of that node. */
    private static void beat(MongoDatabase database) {
        database.getCollection("realtime_nodes", NodeDocument.class)
                .replaceOne(
                        Filters.eq("dead"),
                        new NodeDocument("dead", Instant.now().plusSeconds(5)),
                        new ReplaceOptions().upsert(true));
    }
}
