package dev.duplex.embeddedmongodb;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Updates;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ConcurrencyTest {

    private static final int THREADS = 16;

    @RegisterExtension
    final Server server = new Server();

    @Test
    void of_many_who_claim_a_token_at_once_exactly_one_gets_it() throws Exception {
        MongoCollection<Document> c = server.collection("tokens");
        for (int token = 0; token < 50; token++) {
            int id = token;
            c.insertOne(new Document("_id", id).append("owner", null));
            List<Integer> winners = together(thread -> () -> c.findOneAndUpdate(
                                    Filters.and(Filters.eq(id), Filters.eq("owner", null)),
                                    Updates.set("owner", thread))
                            == null
                    ? -1
                    : thread);
            assertThat(winners.stream().filter(winner -> winner >= 0)).hasSize(1);
            assertThat(c.find(Filters.eq(id)).first().getInteger("owner"))
                    .isEqualTo(winners.stream()
                            .filter(winner -> winner >= 0)
                            .findFirst()
                            .orElseThrow());
        }
    }

    @Test
    void of_many_who_insert_an_id_at_once_exactly_one_succeeds() throws Exception {
        MongoCollection<Document> c = server.collection("positions");
        AtomicInteger won = new AtomicInteger();
        together(thread -> () -> {
            for (int position = 0; position < 100; position++) {
                try {
                    c.insertOne(new Document("_id", position).append("thread", thread));
                    won.incrementAndGet();
                } catch (MongoWriteException e) {
                    assertThat(e.getError().getCode()).isEqualTo(11000);
                }
            }
            return 0;
        });
        assertThat(won.get()).isEqualTo(100);
        assertThat(c.countDocuments()).isEqualTo(100);
    }

    @Test
    void no_increment_is_lost() throws Exception {
        MongoCollection<Document> c = server.collection("counter");
        c.insertOne(new Document("_id", "n").append("n", 0));
        together(thread -> () -> {
            for (int i = 0; i < 50; i++) {
                c.updateOne(Filters.eq("n"), Updates.inc("n", 1));
            }
            return 0;
        });
        assertThat(c.find().first().getInteger("n")).isEqualTo(THREADS * 50);
    }

    @Test
    void indexes_come_and_go_while_others_write_and_read() throws Exception {
        MongoCollection<Document> c = server.collection("changing");
        Set<Integer> written = ConcurrentHashMap.newKeySet();
        AtomicInteger next = new AtomicInteger();
        together(thread -> () -> {
            for (int i = 0; i < 40; i++) {
                if (thread == 0) {
                    c.createIndex(Indexes.ascending("k", "_id"));
                    c.dropIndex(Indexes.ascending("k", "_id"));
                } else if (thread % 2 == 0) {
                    int id = next.getAndIncrement();
                    c.insertOne(new Document("_id", id).append("k", List.of("all", "t" + id % 3)));
                    written.add(id);
                } else {
                    Set<Integer> before = Set.copyOf(written);
                    List<Integer> found = c.find(Filters.eq("k", "all"))
                            .map(document -> document.getInteger("_id"))
                            .into(new ArrayList<>());
                    assertThat(found).containsAll(before).doesNotHaveDuplicates();
                }
            }
            return 0;
        });
    }

    private interface Work {
        Callable<Integer> of(int thread);
    }

    private static List<Integer> together(Work work) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            List<Integer> results = new ArrayList<>();
            for (Future<Integer> result : threads.invokeAll(
                    IntStream.range(0, THREADS).mapToObj(work::of).toList())) {
                results.add(result.get());
            }
            return results;
        }
    }
}
