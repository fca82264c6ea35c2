package dev.duplex.embeddedmongodb;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.bson.Document;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;

/** What a reader has seen stays, also after a loss of power. */
class DurableReadTest {

    @TempDir
    Path directory;

    private final AtomicInteger syncs = new AtomicInteger();
    private volatile CountDownLatch disk = new CountDownLatch(0);
    private RocksBackend backend;

    @BeforeEach
    void open() throws RocksDBException {
        Native natives = new Native();
        RocksDB db = RocksDB.open(natives.own(new Options()).setCreateIfMissing(true), directory.toString());
        backend = new RocksBackend(new Store(db, natives, () -> {
            syncs.incrementAndGet();
            try {
                disk.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            db.syncWal();
        }));
        insert(1);
    }

    @AfterEach
    void close() {
        backend.close();
    }

    @Test
    void a_read_shows_a_document_only_when_it_is_on_disk() {
        for (Document read : reads()) {
            disk = new CountDownLatch(1);
            int before = syncs.get();
            CompletableFuture<Document> inserted = later(() -> insert(before + 10));
            Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> syncs.get() > before);
            CompletableFuture<Document> answer = later(() -> command(read.clone()));
            assertThat(answer).as(read.toString()).isNotDone();
            assertThat(answer.copy()
                            .completeOnTimeout(new Document(), 30, TimeUnit.MILLISECONDS)
                            .join())
                    .as(read.toString())
                    .isEmpty();
            disk.countDown();
            assertThat(answer.join().get("ok")).as(read.toString()).isEqualTo(1.0);
            assertThat(inserted.join().get("n")).isEqualTo(1);
            assertThat(syncs.get()).as("one sync for both").isEqualTo(before + 1);
        }
    }

    private static List<Document> reads() {
        return List.of(
                find(),
                new Document("count", "c").append("query", new Document()),
                new Document("distinct", "c").append("key", "_id"),
                new Document("aggregate", "c").append("pipeline", List.of()).append("cursor", new Document()),
                new Document("update", "c")
                        .append(
                                "updates",
                                List.of(new Document("q", new Document("_id", -1))
                                        .append("u", new Document("$set", new Document("a", 1))))));
    }

    @Test
    void a_refusal_by_a_document_that_is_not_on_disk_waits_for_it() {
        disk = new CountDownLatch(1);
        int before = syncs.get();
        CompletableFuture<Document> first = later(() -> insert(2));
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> syncs.get() > before);
        CompletableFuture<Document> second = later(() -> insert(2));
        assertThat(second.copy()
                        .completeOnTimeout(new Document(), 30, TimeUnit.MILLISECONDS)
                        .join())
                .isEmpty();
        disk.countDown();
        assertThat(first.join().get("writeErrors")).isNull();
        assertThat(second.join().get("writeErrors"))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                .hasSize(1);
    }

    @Test
    void a_reader_that_asks_for_what_is_there_now_does_not_wait() {
        disk = new CountDownLatch(1);
        int before = syncs.get();
        CompletableFuture<Document> inserted = later(() -> insert(2));
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> syncs.get() > before);
        Document local = find().append("readConcern", new Document("level", "local"));
        assertThat(later(() -> command(local))
                        .orTimeout(60, TimeUnit.SECONDS)
                        .join()
                        .get("cursor")
                        .toString())
                .contains("\"_id\" : 2");
        disk.countDown();
        inserted.join();
    }

    @Test
    void what_was_written_without_waiting_for_the_disk_is_synced_by_who_reads_it() {
        int before = syncs.get();
        command(new Document("insert", "c")
                .append("documents", List.of(new Document("_id", 2)))
                .append("writeConcern", new Document("w", 1).append("j", false)));
        assertThat(syncs.get()).isEqualTo(before);
        command(find());
        assertThat(syncs.get()).isEqualTo(before + 1);
    }

    @Test
    void a_read_syncs_nothing_when_all_is_on_disk() {
        int before = syncs.get();
        reads().forEach(this::command);
        assertThat(syncs.get()).isEqualTo(before);
    }

    private static CompletableFuture<Document> later(Supplier<Document> command) {
        return CompletableFuture.supplyAsync(command, Thread::startVirtualThread);
    }

    private static Document find() {
        return new Document("find", "c").append("filter", new Document());
    }

    private Document insert(int id) {
        return command(new Document("insert", "c").append("documents", List.of(new Document("_id", id))));
    }

    private Document command(Document command) {
        return backend.handleCommand(
                new EmbeddedChannel(), "test", command.keySet().iterator().next(), command);
    }
}
