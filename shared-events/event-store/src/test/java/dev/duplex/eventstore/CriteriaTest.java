package dev.duplex.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.axonframework.eventsourcing.eventstore.AppendEventsTransactionRejectedException;
import org.axonframework.eventsourcing.eventstore.TaggedEventMessage;
import org.axonframework.messaging.core.MessageStream;
import org.axonframework.messaging.core.QualifiedName;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.messaging.eventstreaming.Tag;
import org.junit.jupiter.api.RepeatedTest;

/** Sourcing, streaming and conditions against the plain meaning of criteria, over random logs with a small window. */
class CriteriaTest {

    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);
    private final List<TaggedEventMessage<EventMessage>> appended = new ArrayList<>();

    @RepeatedTest(5)
    void criteria_mean_the_same_to_sourcing_streaming_and_conditions_as_to_Axon() {
        EventStoreSettings smallWindow = EventStoreSettings.DEFAULT.withWindow(5, 1 << 20);
        try (Log log = Log.on(TestServer.database(), smallWindow)) {
            for (int i = 0; i < 30; i++) {
                append(log);
            }
            for (int i = 0; i < 60; i++) {
                EventCriteria criteria = criteria();
                List<Long> expected = matching(criteria, 0);
                assertThat(Log.positions(log.source(criteria).events()))
                        .as("seed %d, sourcing %s", seed, criteria)
                        .isEqualTo(expected);
                assertThat(streamed(log, criteria, expected.size()))
                        .as("seed %d, streaming %s", seed, criteria)
                        .isEqualTo(expected);
                long marker = random.nextInt(appended.size() + 1);
                boolean conflict = !matching(criteria, marker).isEmpty();
                assertThat(isRejected(log, marker, criteria))
                        .as("seed %d, condition %s since %d of %d", seed, criteria, marker, appended.size())
                        .isEqualTo(conflict);
            }
        }
    }

    private List<Long> streamed(Log log, EventCriteria criteria, int count) {
        List<Long> positions = new ArrayList<>();
        MessageStream<EventMessage> stream = log.stream(0, criteria);
        Log.until("seed " + seed, () -> {
            while (stream.hasNextAvailable()) {
                positions.add(EventPositions.of(stream.next().orElseThrow().message()));
            }
            return positions.size() >= count;
        });
        stream.close();
        return positions;
    }

    private boolean isRejected(Log log, long marker, EventCriteria criteria) {
        TaggedEventMessage<EventMessage> event = event();
        try {
            log.append(Log.since(marker, criteria), event);
            appended.add(event);
            return false;
        } catch (AppendEventsTransactionRejectedException e) {
            return true;
        }
    }

    private void append(Log log) {
        List<TaggedEventMessage<EventMessage>> events = IntStream.rangeClosed(0, random.nextInt(3))
                .mapToObj(i -> event())
                .toList();
        log.append(events.toArray(TaggedEventMessage<?>[]::new));
        appended.addAll(events);
    }

    private TaggedEventMessage<EventMessage> event() {
        String[] tags = IntStream.range(0, random.nextInt(4))
                .mapToObj(i -> "k" + random.nextInt(2) + "=" + "v" + random.nextInt(4))
                .toArray(String[]::new);
        return Log.event("type" + random.nextInt(4), tags);
    }

    private EventCriteria criteria() {
        EventCriteria criteria = criterion();
        for (int i = random.nextInt(3); i > 0; i--) {
            criteria = criteria.or(criterion());
        }
        return criteria;
    }

    private EventCriteria criterion() {
        Set<Tag> tags = new HashSet<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            tags.add(new Tag("k" + random.nextInt(2), "v" + random.nextInt(4)));
        }
        Set<QualifiedName> types = new HashSet<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            types.add(new QualifiedName("type" + random.nextInt(4)));
        }
        return random.nextInt(15) == 0
                ? EventCriteria.havingAnyTag()
                : types.isEmpty()
                        ? EventCriteria.havingTags(tags)
                        : EventCriteria.havingTags(tags).andBeingOneOfTypes(types);
    }

    private List<Long> matching(EventCriteria criteria, long from) {
        return IntStream.range((int) from, appended.size())
                .filter(i -> criteria.matches(
                        appended.get(i).event().type().qualifiedName(),
                        appended.get(i).tags()))
                .mapToObj(i -> (long) i)
                .toList();
    }
}
