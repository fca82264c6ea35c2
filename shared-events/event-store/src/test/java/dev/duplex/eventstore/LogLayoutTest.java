package dev.duplex.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoCollection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.messaging.core.MessageStream;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LogLayoutTest {

    private final Log log = Log.open();
    private final MongoCollection<Document> documents = log.database.getCollection("events");

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void an_append_is_one_document_with_all_of_its_events() {
        Instant at = Instant.parse("2026-03-04T05:06:07.089Z");
        log.append(Log.event("first", "one", at, "conversation=c1"));
        long end = log.append(
                Log.event("message.sent", "two", at, "conversation=c1", "person=p7"),
                Log.event("reply.deferred", "three", at, "conversation=c1"));

        assertThat(end).isEqualTo(3);
        Document document = documents.find(new Document("_id", 1L)).first();
        assertThat(document.keySet()).containsExactly("_id", "n", "append", "recorded", "k", "events");
        assertThat(document.get("n")).isEqualTo(2);
        assertThat(document.getList("k", String.class))
                .containsExactlyInAnyOrder(
                        "conversation=c1",
                        "conversation=c1|message.sent",
                        "conversation=c1|reply.deferred",
                        "person=p7",
                        "person=p7|message.sent");
        Document event = document.getList("events", Document.class).getFirst();
        assertThat(event.keySet()).containsExactly("id", "type", "version", "at", "tags", "payload", "metadata");
        assertThat(event.getDate("at").toInstant()).isEqualTo(at);
        assertThat(event.getList("tags", String.class)).containsExactly("conversation=c1", "person=p7");
        assertThat(event.get("metadata")).isEqualTo(new Document("by", "test"));
    }

    @Test
    void positions_are_dense_from_zero_and_survive_a_restart() {
        log.append(Log.event("a"), Log.event("b"));
        log.append(Log.event("c"));
        log.close();
        try (Log again = log.another()) {
            assertThat(again.engine.position()).isEqualTo(3);
            again.append(Log.event("d"));
            assertThat(Log.positions(again.all())).containsExactly(0L, 1L, 2L, 3L);
        }
    }

    @Test
    void the_log_is_indexed_by_key_and_position() {
        List<Document> indexes = documents.listIndexes().into(new ArrayList<>());
        assertThat(indexes)
                .extracting(index -> index.get("key", Document.class).keySet().toString())
                .contains("[k, _id]");
    }

    @Test
    void odd_characters_in_tags_are_kept_apart() {
        log.append(Log.event("t", "a=b=c"));
        log.append(Log.event("t", "a\\=b=c"));
        log.append(Log.event("t", "a=b|t"));
        log.append(Log.event("t|u", "a=b"));
        assertThat(Log.positions(
                        log.source(EventCriteria.havingTags("a", "b=c")).events()))
                .containsExactly(0L);
        assertThat(Log.positions(
                        log.source(EventCriteria.havingTags("a", "b|t")).events()))
                .containsExactly(2L);
        assertThat(Log.positions(log.source(EventCriteria.havingTags("a", "b").andBeingOneOfTypes("t|u"))
                        .events()))
                .containsExactly(3L);
    }

    @Test
    void an_append_of_more_than_16_MiB_is_refused_before_anything_is_sent() {
        String large = "x".repeat(6 << 20);
        Instant now = Instant.now();
        assertThatThrownBy(() ->
                        log.append(Log.event("a", large, now), Log.event("b", large, now), Log.event("c", large, now)))
                .isInstanceOf(AppendTooLargeException.class)
                .hasMessageContaining("16777216");
        assertThat(documents.countDocuments()).isZero();
        assertThat(log.append(Log.event("a", large, now), Log.event("b", large, now)))
                .isEqualTo(2);
    }

    @Test
    void a_stream_that_starts_in_the_midst_of_an_append_leaves_out_what_is_before() {
        log.append(Log.event("a"), Log.event("b"), Log.event("c"));
        try (Log restarted = log.another()) {
            for (Log node : List.of(log, restarted)) {
                MessageStream<EventMessage> stream = node.stream(1);
                Log.until("the stream", stream::hasNextAvailable);
                assertThat(EventPositions.of(stream.next().orElseThrow().message()))
                        .isEqualTo(1);
                stream.close();
            }
        }
    }
}
