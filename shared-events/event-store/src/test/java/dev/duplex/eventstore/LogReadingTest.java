package dev.duplex.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.axonframework.eventsourcing.eventstore.TaggedEventMessage;
import org.axonframework.messaging.core.MessageStream;
import org.axonframework.messaging.core.QualifiedName;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LogReadingTest {

    private final Log log = Log.open();

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void a_stream_that_ends_with_its_buffer_full_leaves_no_event_out_before_the_last() {
        TaggedEventMessage<?>[] events =
                IntStream.range(0, 3_000).mapToObj(i -> Log.event("e")).toArray(TaggedEventMessage<?>[]::new);
        log.append(events);
        MessageStream<EventMessage> stream = log.stream(0);
        Log.until("the stream to begin", stream::hasNextAvailable);
        Thread closing = Thread.startVirtualThread(log::close);
        List<Long> positions = new ArrayList<>();
        Log.until("the stream to end", () -> {
            do { // slowly at first, so that there is room for an event now and then
                stream.next().ifPresent(entry -> positions.add(EventPositions.of(entry.message())));
            } while (!closing.isAlive() && stream.hasNextAvailable());
            return stream.isCompleted();
        });
        assertThat(positions)
                .isEqualTo(LongStream.range(0, positions.size()).boxed().toList());
    }

    @Test
    void a_look_into_the_past_refuses_to_answer_from_less_of_the_log_than_is_durable() {
        log.append(Log.event("a", "t=1"), Log.event("b", "t=1"));
        LogCollection collection = new LogCollection(log.database, "events", new LogDocumentCodec(Log.FORMAT));
        Criteria tag = new Criteria(EventCriteria.havingTags("t", "1"));
        assertThat(collection.hasBetween(tag, 0, 2)).isTrue();
        assertThatThrownBy(() -> collection.hasBetween(tag, 0, 3))
                .isInstanceOf(StaleReadException.class)
                .hasMessageContaining("up to position 2, but 3 is durable");
    }

    @Test
    void a_look_for_a_type_finds_it_in_the_document_that_holds_the_beginning() {
        log.append(Log.event("a"));
        log.append(Log.event("a"), Log.event("b"), Log.event("b"));
        log.append(Log.event("c"));
        LogCollection collection = new LogCollection(log.database, "events", new LogDocumentCodec(Log.FORMAT));
        Criteria a = new Criteria(EventCriteria.havingAnyTag().andBeingOneOfTypes(new QualifiedName("a")));
        Criteria b = new Criteria(EventCriteria.havingAnyTag().andBeingOneOfTypes(new QualifiedName("b")));
        assertThat(collection.hasBetween(a, 1, 5)).isTrue();
        assertThat(collection.hasBetween(a, 2, 5)).isFalse();
        assertThat(collection.hasBetween(b, 3, 5)).isTrue();
        assertThat(collection.hasBetween(b, 4, 5)).isFalse();
    }
}
