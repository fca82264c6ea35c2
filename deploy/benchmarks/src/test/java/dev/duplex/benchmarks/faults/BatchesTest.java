package dev.duplex.benchmarks.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import dev.duplex.embeddedmongodb.EmbeddedMongo;
import java.nio.file.Path;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code deploy/bench kills} would find if the server lost something. */
class BatchesTest {

    @TempDir
    Path folder;

    private EmbeddedMongo server;
    private MongoClient client;
    private MongoCollection<Document> collection;
    private Batches batches;

    @BeforeEach
    void insert() {
        server = EmbeddedMongo.start(folder, 0);
        client = MongoClients.create(server.uri());
        collection = client.getDatabase("test").getCollection("batches");
        batches = Batches.none(collection);
        batches.insert(0);
        batches.insert(1);
        batches.insert(2);
        batches.delete(1);
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @Test
    void what_is_as_acknowledged_is_right() {
        assertThat(batches.verify()).isEmpty();
    }

    @Test
    void a_lost_batch_is_found() {
        collection.deleteMany(Filters.eq("batch", 0L));
        assertThat(batches.verify()).singleElement().asString().contains("batch 0 is PRESENT, and 0 of 7");
    }

    @Test
    void half_a_batch_is_found() {
        collection.deleteOne(Filters.eq("_id", 2L * Batches.SIZE));
        assertThat(batches.verify()).singleElement().asString().contains("batch 2 is PRESENT, and 6 of 7");
    }

    @Test
    void a_deletion_that_came_undone_is_found() {
        collection.insertOne(new Document("_id", (long) Batches.SIZE)
                .append("batch", 1L)
                .append("tags", "all")
                .append("text", "x".repeat(100)));
        assertThat(batches.verify()).singleElement().asString().contains("batch 1 is GONE, and 1 of 7");
    }

    @Test
    void half_a_document_is_found() {
        collection.updateOne(Filters.eq("_id", 0L), Updates.unset("text"));
        assertThat(batches.verify()).singleElement().asString().contains("half a document");
    }
}
