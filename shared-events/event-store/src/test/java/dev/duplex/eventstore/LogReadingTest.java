package dev.duplex.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.axonframework.eventsourcing.eventstore.TaggedEventMessage;
import org.axonframework.messaging.core.MessageStream;
import org.axonframework.messaging.eventhandling.EventMessage;
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
}
