package dev.duplex.embeddedmongodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.bson.Document;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;

/** What fails in the midst of a command: the disk, a query, a document. */
class FailureTest {

    @TempDir
    Path directory;

    private final EmbeddedChannel channel = new EmbeddedChannel();
    private volatile boolean diskFails;
    private RocksDB db;
    private RocksBackend backend;

    @BeforeEach
    void open() throws RocksDBException {
        Native natives = new Native();
        Options options = natives.own(new Options()).setCreateIfMissing(true);
        db = RocksDB.open(options, directory.toString());
        backend = new RocksBackend(new Store(db, natives, () -> {
            if (diskFails) {
                throw new RocksDBException("no space left");
            }
            db.syncWal();
        }));
    }

    @AfterEach
    void close() {
        backend.close();
    }

    @Test
    void after_a_failed_sync_nothing_is_read_or_written_and_a_client_is_told() {
        MongoServer server = new MongoServer(backend);
        String uri = server.bindAndGetConnectionString();
        try (MongoClient client = Server.connect(uri)) {
            MongoCollection<org.bson.Document> c = client.getDatabase("test").getCollection("c");
            c.insertOne(new org.bson.Document("_id", 1));
            diskFails = true;
            assertRefused(() -> c.insertOne(new org.bson.Document("_id", 2)));
            diskFails = false;
            assertRefused(() -> c.find(Filters.eq(2)).first());
            assertRefused(() -> c.countDocuments());
            assertRefused(() -> c.insertOne(new org.bson.Document("_id", 3)));
            assertThat(client.getDatabase("test")
                            .runCommand(new org.bson.Document("ping", 1))
                            .get("ok"))
                    .isEqualTo(1.0);
        } finally {
            server.shutdownNow();
        }
    }

    private static void assertRefused(org.assertj.core.api.ThrowableAssert.ThrowingCallable command) {
        assertThatThrownBy(command).isInstanceOf(MongoException.class).hasMessageContaining("no space left");
    }

    @Test
    void a_find_that_fails_leaves_no_snapshot_behind() throws RocksDBException {
        insert(new Document("_id", 1).append("text", "a"));
        assertThatThrownBy(() -> find(new Document("text", new Document("$unheardOf", 1))))
                .isInstanceOf(RuntimeException.class);
        assertThat(db.getProperty("rocksdb.num-snapshots")).isEqualTo("0");
    }

    @Test
    void an_array_whose_write_was_given_up_does_not_hide_that_the_next_one_must_be_noted() throws RocksDBException {
        command(new Document("createIndexes", "c")
                .append("indexes", List.of(new Document("key", new Document("k", 1)).append("name", "k"))));
        Document tagged = new Document("_id", 1).append("k", List.of("a", "b"));
        assertThatThrownBy(() -> insert(tagged, new Document("_id", new Object())))
                .isInstanceOf(IllegalArgumentException.class);
        insert(tagged);
        backend.close();
        open();
        assertThat(find(new Document("k", new Document("$in", List.of("a", "b")))))
                .isEqualTo(List.of(tagged));
    }

    private void insert(Document... documents) {
        command(new Document("insert", "c").append("documents", List.of(documents)));
    }

    private List<?> find(Document filter) {
        Document answer = command(new Document("find", "c").append("filter", filter));
        return (List<?>) ((Document) answer.get("cursor")).get("firstBatch");
    }

    private Document command(Document command) {
        return backend.handleCommand(
                channel, "test", command.keySet().iterator().next(), command);
    }
}
