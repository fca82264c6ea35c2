package dev.duplex.embeddedmongodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.DuplicateKeyException;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.types.Binary;
import org.bson.types.Decimal128;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CrudTest {

    @RegisterExtension
    final Server server = new Server();

    @Test
    void every_type_comes_back_as_it_was_written() {
        MongoCollection<Document> c = server.collection("types");
        Document written = new Document("_id", UUID.randomUUID())
                .append("int", Integer.MIN_VALUE)
                .append("long", Long.MAX_VALUE)
                .append("double", Math.PI)
                .append("decimal", Decimal128.parse("1234567890.123456789012345678901234"))
                .append("date", new Date(1_700_000_000_123L))
                .append("text", "Grüße, 世界 \uD83D\uDE00 \u0000 end")
                .append("binary", new Binary(new byte[] {0, 1, 2, -1}))
                .append("objectId", new ObjectId())
                .append("uuid", UUID.randomUUID())
                .append("none", null)
                .append("yes", true)
                .append("list", List.of(1, "two", List.of(3L), new Document("four", 4.0)))
                .append("nested", new Document("a", new Document("b", List.of())));
        c.insertOne(written);
        assertThat(c.find(new Document("_id", written.get("_id"))).first()).isEqualTo(written);
        server.restart();
        assertThat(server.collection("types").find().first()).isEqualTo(written);
    }

    @Test
    void an_ordered_insert_stops_at_the_document_that_fails() {
        MongoCollection<Document> c = server.collection("ordered");
        c.insertOne(new Document("_id", 3));
        assertThatThrownBy(() -> c.insertMany(numbered(1, 6)))
                .isInstanceOfSatisfying(MongoBulkWriteException.class, e -> {
                    assertThat(e.getWriteErrors()).hasSize(1);
                    assertThat(e.getWriteErrors().getFirst().getIndex()).isEqualTo(2);
                    assertThat(e.getWriteErrors().getFirst().getCode()).isEqualTo(11000);
                    assertThat(e.getWriteResult().getInsertedCount()).isEqualTo(2);
                });
        assertThat(ids(c.find())).containsExactly(1, 2, 3);
        assertThat(c.countDocuments()).isEqualTo(3);
        assertThat(c.estimatedDocumentCount()).isEqualTo(3);
    }

    @Test
    void an_unordered_insert_writes_all_but_those_that_fail() {
        MongoCollection<Document> c = server.collection("unordered");
        c.insertMany(List.of(new Document("_id", 2), new Document("_id", 4)));
        assertThatThrownBy(() -> c.insertMany(numbered(1, 6), new InsertManyOptions().ordered(false)))
                .isInstanceOfSatisfying(MongoBulkWriteException.class, e -> {
                    assertThat(e.getWriteErrors())
                            .extracting(error -> error.getIndex())
                            .containsExactly(1, 3);
                    assertThat(e.getWriteResult().getInsertedCount()).isEqualTo(3);
                });
        assertThat(ids(c.find())).containsExactly(1, 2, 3, 4, 5);
    }

    @Test
    void a_duplicate_within_one_insert_is_refused_too() {
        MongoCollection<Document> c = server.collection("within");
        assertThatThrownBy(() ->
                        c.insertMany(List.of(new Document("_id", 1), new Document("_id", 1.0), new Document("_id", 2))))
                .isInstanceOfSatisfying(
                        MongoBulkWriteException.class,
                        e -> assertThat(e.getWriteErrors().getFirst().getIndex())
                                .isEqualTo(1));
        assertThat(c.countDocuments()).isEqualTo(1);
    }

    @Test
    void a_unique_index_holds_for_inserts_updates_and_its_own_creation() {
        MongoCollection<Document> c = server.collection("unique");
        c.createIndex(Indexes.ascending("mail"), new IndexOptions().unique(true));
        c.insertOne(new Document("_id", 1).append("mail", "a"));
        c.insertOne(new Document("_id", 2).append("mail", "b"));
        assertThatThrownBy(() -> c.insertOne(new Document("_id", 3).append("mail", "a")))
                .isInstanceOfSatisfying(
                        MongoWriteException.class,
                        e -> assertThat(e.getError().getCode()).isEqualTo(11000));
        assertThatThrownBy(() -> c.updateOne(Filters.eq(2), Updates.set("mail", "a")))
                .isInstanceOfSatisfying(
                        MongoWriteException.class,
                        e -> assertThat(e.getError().getCode()).isEqualTo(11000));
        c.updateOne(Filters.eq(1), Updates.set("mail", "c"));
        c.updateOne(Filters.eq(2), Updates.set("mail", "a"));
        assertThat(ids(c.find(Filters.eq("mail", "a")))).containsExactly(2);
        c.insertOne(new Document("_id", 4).append("mail", "b").append("same", 1));
        c.updateMany(new Document(), Updates.set("same", 1));
        assertThatThrownBy(() -> c.createIndex(Indexes.ascending("same"), new IndexOptions().unique(true)))
                .isInstanceOf(DuplicateKeyException.class);
        assertThat(c.listIndexes()).hasSize(2);
    }

    @Test
    void updates_upserts_and_deletes_answer_as_on_mongodb() {
        MongoCollection<Document> c = server.collection("updates");
        c.insertMany(numbered(1, 11));
        assertThat(c.updateMany(Filters.gt("_id", 5), Updates.set("big", true)).getModifiedCount())
                .isEqualTo(5);
        assertThat(c.updateOne(Filters.eq(77), Updates.inc("n", 1), new UpdateOptions().upsert(true))
                        .getUpsertedId()
                        .asInt32()
                        .getValue())
                .isEqualTo(77);
        assertThat(c.replaceOne(Filters.eq(77), new Document("other", 1)).getMatchedCount())
                .isEqualTo(1);
        assertThat(c.find(Filters.eq(77)).first()).isEqualTo(new Document("_id", 77).append("other", 1));
        assertThat(c.deleteOne(Filters.eq(77)).getDeletedCount()).isEqualTo(1);
        assertThat(c.deleteMany(Filters.eq("big", true)).getDeletedCount()).isEqualTo(5);
        assertThat(c.countDocuments()).isEqualTo(5);
        assertThat(c.estimatedDocumentCount()).isEqualTo(5);
        Document claimed = c.findOneAndUpdate(
                Filters.exists("owner", false),
                Updates.set("owner", "me"),
                new FindOneAndUpdateOptions().sort(new Document("_id", -1)).returnDocument(ReturnDocument.AFTER));
        assertThat(claimed).isEqualTo(new Document("_id", 5).append("owner", "me"));
        assertThat(c.findOneAndDelete(Filters.eq("owner", "me"))).isEqualTo(claimed);
        assertThat(c.distinct("_id", Integer.class)).containsExactly(1, 2, 3, 4);
    }

    @Test
    void an_ordered_bulk_stops_at_its_first_error_and_an_unordered_one_does_not() {
        MongoCollection<Document> c = server.collection("bulk");
        var writes = List.of(
                new InsertOneModel<>(new Document("_id", 1)),
                new UpdateOneModel<Document>(Filters.eq(1), Updates.set("a", 1)),
                new ReplaceOneModel<>(Filters.eq(1), new Document("_id", 2)),
                new UpdateOneModel<Document>(Filters.eq(1), Updates.set("b", 1)));
        assertThatThrownBy(() -> c.bulkWrite(writes))
                .isInstanceOfSatisfying(
                        MongoBulkWriteException.class,
                        e -> assertThat(e.getWriteErrors().getFirst().getIndex())
                                .isEqualTo(2));
        assertThat(c.find().first()).isEqualTo(new Document("_id", 1).append("a", 1));
        assertThatThrownBy(() -> c.bulkWrite(writes, new BulkWriteOptions().ordered(false)))
                .isInstanceOf(MongoBulkWriteException.class);
        assertThat(c.find().first())
                .isEqualTo(new Document("_id", 1).append("a", 1).append("b", 1));
    }

    @Test
    void ids_of_all_number_types_are_one_order() {
        MongoCollection<Document> c = server.collection("numbers");
        List<Object> ascending = List.of(
                Double.NEGATIVE_INFINITY,
                Long.MIN_VALUE,
                -(1L << 53) - 1,
                -1e15,
                -3,
                -2.5,
                -2L,
                0,
                Double.MIN_VALUE,
                Decimal128.parse("0.3"),
                0.5,
                1L,
                1.5,
                2,
                (double) (1L << 53),
                (1L << 53) + 1,
                Long.MAX_VALUE,
                0x1p63,
                Double.POSITIVE_INFINITY);
        List<Object> shuffled = new ArrayList<>(ascending);
        java.util.Collections.shuffle(shuffled, new java.util.Random(7));
        c.insertMany(shuffled.stream().map(id -> new Document("_id", id)).toList());
        assertThat(ids(c.find().sort(new Document("_id", 1)))).isEqualTo(ascending);
        assertThat(ids(c.find().sort(new Document("_id", -1)))).isEqualTo(ascending.reversed());
        assertThat(ids(c.find(Filters.and(Filters.gte("_id", 0L), Filters.lt("_id", 2.0)))))
                .isEqualTo(ascending.subList(7, 13));
        assertThat(c.find(Filters.eq(2.0)).first()).isEqualTo(new Document("_id", 2));
        assertThat(c.find(Filters.eq(1)).first()).isEqualTo(new Document("_id", 1L));
    }

    @Test
    void collections_and_databases_do_not_mix_and_a_dropped_one_is_empty() {
        MongoCollection<Document> a = server.collection("a");
        MongoCollection<Document> b = server.collection("b");
        MongoCollection<Document> other = server.client().getDatabase("other").getCollection("a");
        a.createIndex(Indexes.ascending("k"));
        b.createIndex(Indexes.ascending("k"));
        a.insertMany(numbered(1, 4));
        b.insertMany(numbered(3, 8));
        other.insertOne(new Document("_id", 99));
        a.deleteMany(new Document());
        assertThat(ids(b.find())).containsExactly(3, 4, 5, 6, 7);
        a.dropIndexes();
        assertThat(b.listIndexes()).hasSize(2);
        a.drop();
        assertThat(server.database().listCollectionNames()).containsExactly("b");
        assertThat(server.client().listDatabaseNames()).containsExactlyInAnyOrder("test", "other");
        server.database().drop();
        assertThat(server.client().listDatabaseNames()).containsExactly("other");
        b.insertOne(new Document("_id", 1));
        assertThat(ids(b.find())).containsExactly(1);
        assertThat(b.listIndexes()).hasSize(1);
        server.restart();
        assertThat(ids(server.collection("b").find())).containsExactly(1);
        assertThat(server.client().getDatabase("other").getCollection("a").countDocuments())
                .isEqualTo(1);
    }

    @Test
    void a_cursor_reads_in_batches_what_was_there_when_it_began() {
        MongoCollection<Document> c = server.collection("cursor");
        c.insertMany(numbered(0, 1000));
        try (var cursor = c.find().sort(new Document("_id", 1)).batchSize(10).cursor()) {
            c.deleteMany(Filters.gte("_id", 500));
            List<Object> read = new ArrayList<>();
            cursor.forEachRemaining(document -> read.add(document.get("_id")));
            assertThat(read).hasSize(1000);
        }
        assertThat(ids(c.find().limit(300).sort(new Document("_id", -1))))
                .hasSize(300)
                .startsWith(499, 498);
        assertThat(ids(c.find().skip(490))).hasSize(10);
        assertThat(ids(c.find().batchSize(7).limit(20))).hasSize(20);
    }

    @Test
    void an_aggregation_groups_and_counts() {
        MongoCollection<Document> c = server.collection("aggregation");
        c.createIndex(Indexes.ascending("k"));
        c.insertMany(IntStream.range(0, 500)
                .mapToObj(i -> new Document("_id", i).append("k", i % 5))
                .toList());
        assertThat(c.countDocuments(Filters.eq("k", 3))).isEqualTo(100);
        assertThat(c.aggregate(List.of(
                        Aggregates.match(Filters.in("k", 1, 2)),
                        Aggregates.group("$k", Accumulators.sum("n", 1)),
                        Aggregates.sort(new Document("_id", 1)))))
                .containsExactly(new Document("_id", 1).append("n", 100), new Document("_id", 2).append("n", 100));
        assertThat(c.aggregate(List.of(Aggregates.sort(new Document("_id", -1)), Aggregates.limit(2)))
                        .map(document -> document.get("_id"))
                        .into(new ArrayList<>()))
                .containsExactly(499, 498);
        assertThat(c.aggregate(List.of(Aggregates.match(Filters.lt("k", 4)))).into(new ArrayList<>()))
                .hasSize(400);
    }

    @Test
    void a_renamed_collection_keeps_its_documents_and_indexes() {
        MongoCollection<Document> c = server.collection("before");
        c.createIndex(Indexes.ascending("k"));
        c.insertMany(numbered(1, 4));
        c.renameCollection(new com.mongodb.MongoNamespace("test", "after"));
        assertThat(server.collection("after").listIndexes()).hasSize(2);
        server.restart();
        assertThat(ids(server.collection("after").find())).containsExactly(1, 2, 3);
        assertThat(server.collection("after").listIndexes()).hasSize(2);
        assertThat(server.database().listCollectionNames()).containsExactly("after");
    }

    @Test
    void a_pipeline_writes_into_a_collection() {
        MongoCollection<Document> c = server.collection("source");
        c.insertMany(numbered(1, 4));
        c.aggregate(List.of(Aggregates.match(Filters.gt("_id", 1)), Aggregates.merge("target")))
                .toCollection();
        assertThat(ids(server.collection("target").find())).containsExactly(2, 3);
        c.aggregate(List.of(Aggregates.match(Filters.lt("_id", 3)), Aggregates.out("target")))
                .toCollection();
        server.restart();
        assertThat(ids(server.collection("target").find())).containsExactly(1, 2);
    }

    @Test
    void two_arrays_in_one_key_are_refused() {
        MongoCollection<Document> c = server.collection("arrays");
        c.createIndex(Indexes.ascending("a", "b"));
        assertThatThrownBy(() -> c.insertOne(new Document("a", List.of(1)).append("b", List.of(2))))
                .isInstanceOfSatisfying(
                        MongoWriteException.class,
                        e -> assertThat(e.getError().getCode()).isEqualTo(171));
        assertThat(c.countDocuments()).isZero();
    }

    @Test
    void a_document_that_an_update_makes_too_long_is_refused() {
        MongoCollection<Document> c = server.collection("long");
        c.insertOne(new Document("_id", 1).append("half", new byte[9 << 20]));
        assertThatThrownBy(() -> c.updateOne(Filters.eq(1), Updates.set("rest", new byte[9 << 20])))
                .isInstanceOfSatisfying(
                        MongoWriteException.class,
                        e -> assertThat(e.getError().getCode()).isEqualTo(10334));
        assertThat(c.find().first().containsKey("rest")).isFalse();
    }

    @Test
    void what_the_server_can_not_do_it_refuses() {
        MongoCollection<Document> c = server.collection("refused");
        assertThatThrownBy(() -> c.createIndex(
                        Indexes.ascending("at"),
                        new IndexOptions().expireAfter(1L, java.util.concurrent.TimeUnit.HOURS)))
                .isInstanceOfSatisfying(
                        MongoCommandException.class,
                        e -> assertThat(e.getErrorCode()).isEqualTo(67));
        assertThatThrownBy(() -> c.createIndex(Indexes.text("text")))
                .isInstanceOfSatisfying(
                        MongoCommandException.class,
                        e -> assertThat(e.getErrorCode()).isEqualTo(67));
        assertThatThrownBy(() -> c.updateOne(Filters.eq(1), List.of(Updates.set("a", 1))))
                .isInstanceOf(MongoCommandException.class);
    }

    private static List<Document> numbered(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> new Document("_id", i)).toList();
    }

    private static List<Object> ids(FindIterable<Document> found) {
        return found.map(document -> document.get("_id")).into(new ArrayList<>());
    }
}
