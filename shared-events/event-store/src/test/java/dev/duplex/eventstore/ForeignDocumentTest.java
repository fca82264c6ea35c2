package dev.duplex.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.messaging.core.MessageStream;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.bson.BsonMinKey;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ForeignDocumentTest {

    private final MongoDatabase database = TestServer.database();
    private final MongoCollection<Document> documents = database.getCollection("events");

    @BeforeEach
    void some_events_are_there() {
        try (Log log = Log.on(database)) {
            for (int i = 0; i < 5; i++) {
                log.append(Log.event("a", "t=1"), Log.event("b"));
            }
        }
    }

    private void refusesToOpen(String... words) {
        assertThatThrownBy(() -> Log.on(database))
                .isInstanceOf(ForeignDocumentException.class)
                .hasMessageContainingAll(words)
                .hasMessageContaining("Move it out of the collection");
    }

    static Stream<Object> strangeIds() {
        return Stream.of(
                new ObjectId("65a000000000000000000001"),
                "text",
                new Date(0),
                true,
                new Document("a", 1),
                new BsonMinKey(),
                -7L,
                12);
    }

    @ParameterizedTest
    @MethodSource("strangeIds")
    void a_log_with_a_document_of_something_else_does_not_open_and_names_it(Object id) {
        documents.insertOne(new Document("_id", id).append("n", 1));
        String shown = id instanceof BsonMinKey ? "" : id instanceof Document ? "a" : id.toString();
        refusesToOpen("The document with _id ", id instanceof Date ? "1970" : shown);
    }

    @ParameterizedTest
    @MethodSource("missing")
    void a_last_document_without_what_belongs_there_is_named(String field) {
        documents.updateOne(new Document("_id", 8L), new Document("$unset", new Document(field, "")));
        refusesToOpen("_id 8");
    }

    static List<String> missing() {
        return List.of("n", "append", "events");
    }

    @Test
    void a_hole_at_the_tail_is_named() {
        documents.deleteOne(new Document("_id", 6L));
        refusesToOpen("_id 8", "ends at 6");
    }

    @Test
    void a_missing_beginning_is_named() {
        documents.deleteOne(new Document("_id", 0L));
        refusesToOpen("_id 2", "should have _id 0");
    }

    @Test
    void a_count_that_is_wrong_is_named() {
        documents.updateOne(new Document("_id", 8L), new Document("$set", new Document("n", 3)));
        refusesToOpen("_id 8");
    }

    @Test
    void what_is_foreign_elsewhere_is_named_when_it_is_read() {
        try (Log log = Log.on(database)) {
            documents.updateOne(new Document("_id", 4L), new Document("$set", new Document("events", "none")));
            assertThatThrownBy(() -> log.source(EventCriteria.havingTags("t", "1")))
                    .isInstanceOf(ForeignDocumentException.class)
                    .hasMessageContaining("_id 4");
            MessageStream<EventMessage> stream = log.stream(0);
            Log.until("the stream to end", () -> {
                stream.next();
                return stream.isCompleted();
            });
            assertThat(stream.error().orElseThrow())
                    .isInstanceOf(ForeignDocumentException.class)
                    .hasMessageContaining("_id 4");
        }
    }

    @Test
    void a_hole_elsewhere_is_named_when_it_is_read() {
        try (Log log = Log.on(database)) {
            documents.deleteOne(new Document("_id", 4L));
            MessageStream<EventMessage> stream = log.stream(0);
            Log.until("the stream to end", () -> {
                stream.next();
                return stream.isCompleted();
            });
            assertThat(stream.error().orElseThrow())
                    .isInstanceOf(ForeignDocumentException.class)
                    .hasMessageContaining("_id 6")
                    .hasMessageContaining("position 4");
        }
    }

    @Test
    void a_document_that_comes_in_while_the_log_is_open_is_named_when_the_end_is_asked_for() {
        try (Log log = Log.on(database)) {
            documents.insertOne(new Document("_id", "stray"));
            assertThatThrownBy(log.engine::durableEnd)
                    .isInstanceOf(ForeignDocumentException.class)
                    .hasMessageContaining("_id stray");
            documents.deleteOne(new Document("_id", "stray"));
            assertThat(log.append(Log.event("c"))).isEqualTo(11);
        }
    }

    @Test
    void a_log_in_a_later_layout_is_left_alone() {
        MongoCollection<Document> layout = database.getCollection("events.layout");
        assertThat(layout.find().first()).isEqualTo(new Document("_id", "layout").append("version", 1));
        layout.updateOne(new Document("_id", "layout"), new Document("$set", new Document("version", 2)));
        documents.dropIndexes();
        assertThatThrownBy(() -> Log.on(database))
                .isInstanceOf(LaterLayoutException.class)
                .hasMessageContaining("The event log events is in layout 2")
                .hasMessageContaining("events.layout");
        assertThat(documents.listIndexes()).hasSize(1);
    }

    @Test
    void a_log_from_before_layouts_were_noted_opens() {
        database.getCollection("events.layout").drop();
        try (Log log = Log.on(database)) {
            assertThat(log.all()).hasSize(10);
        }
        assertThat(database.getCollection("events.layout").countDocuments()).isEqualTo(1);
    }
}
