package dev.duplex.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.axonframework.eventsourcing.eventstore.AppendEventsTransactionRejectedException;
import org.axonframework.eventsourcing.eventstore.TaggedEventMessage;
import org.axonframework.messaging.core.QualifiedName;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.messaging.eventstreaming.Tag;
import org.junit.jupiter.api.Test;

class SourceCacheTest {

    private static final EventCriteria ROOM = EventCriteria.havingTags("room", "1");

    @Test
    void what_was_sourced_once_is_caught_up_with_what_this_node_appended_since() {
        try (Log log = Log.open()) {
            log.append(Log.event("opened", "room=1"), Log.event("opened", "room=2"));
            assertThat(log.sourceAsKnownHere(ROOM).events()).hasSize(1);

            log.append(Log.event("entered", "room=2"));
            log.append(Log.event("entered", "room=1"), Log.event("left", "room=1"));

            assertThat(Log.positions(log.sourceAsKnownHere(ROOM).events())).containsExactly(0L, 3L, 4L);
            assertThat(log.sourceAsKnownHere(ROOM).marker()).isEqualTo(5);
        }
    }

    @Test
    void what_has_left_the_window_since_is_read_from_the_database() {
        try (Log log = Log.on(TestServer.database(), EventStoreSettings.DEFAULT.withWindow(2, 1 << 20))) {
            log.append(Log.event("opened", "room=1"));
            assertThat(log.sourceAsKnownHere(ROOM).events()).hasSize(1);

            log.append(Log.event("entered", "room=1"));
            for (int i = 0; i < 5; i++) {
                log.append(Log.event("entered", "room=2"), Log.event("left", "room=2"));
            }

            assertThat(Log.positions(log.sourceAsKnownHere(ROOM).events())).containsExactly(0L, 1L);
        }
    }

    @Test
    void a_decision_on_a_state_that_another_node_has_changed_does_not_get_into_the_log() {
        try (Log here = Log.open();
                Log there = here.another()) {
            here.append(Log.event("opened", "room=1"));
            long marker = here.sourceAsKnownHere(ROOM).marker();
            there.append(Log.event("closed", "room=1"));

            assertThatThrownBy(() -> here.append(Log.since(marker, ROOM), Log.event("entered", "room=1")))
                    .isInstanceOf(AppendEventsTransactionRejectedException.class);
            assertThat(Log.positions(here.sourceAsKnownHere(ROOM).events())).containsExactly(0L, 1L);
        }
    }

    @Test
    void who_has_caught_up_sources_what_another_node_appended_before() {
        try (Log here = Log.open();
                Log there = here.another()) {
            here.append(Log.event("opened", "room=1"));
            here.sourceAsKnownHere(ROOM);
            there.append(Log.event("closed", "room=1"));

            assertThat(here.engine.catchUp()).isEqualTo(2);
            assertThat(here.sourceAsKnownHere(ROOM).events()).hasSize(2);
        }
    }

    @Test
    void what_was_sourced_from_a_position_that_was_not_there_yet_begins_there_later() {
        try (Log log = Log.open()) {
            log.append(Log.event("opened", "room=1"));
            assertThat(log.sourceFrom(2, ROOM).events()).isEmpty();

            log.append(Log.event("entered", "room=1"));
            assertThat(log.sourceFrom(2, ROOM).events()).isEmpty();

            log.append(Log.event("left", "room=1"));
            assertThat(Log.positions(log.sourceFrom(2, ROOM).events())).containsExactly(2L);
        }
    }

    @Test
    void a_cache_without_room_keeps_nothing_and_sources_the_same() {
        try (Log log = Log.on(TestServer.database(), EventStoreSettings.DEFAULT.withCache(0))) {
            log.append(Log.event("opened", "room=1"));
            assertThat(log.sourceAsKnownHere(ROOM).events()).hasSize(1);
            log.append(Log.event("closed", "room=1"));
            assertThat(log.sourceAsKnownHere(ROOM).events()).hasSize(2);
        }
    }

    @Test
    void any_criteria_source_the_same_with_a_cache_as_without() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        try (Log cached = Log.on(TestServer.database(), EventStoreSettings.DEFAULT.withWindow(20, 1 << 20))) {
            Log plain = Log.on(cached.database, EventStoreSettings.DEFAULT.withCache(0));
            try (plain) {
                List<EventCriteria> asked = new ArrayList<>();
                for (int i = 0; i < 12; i++) {
                    asked.add(criteria(random));
                }
                for (int i = 0; i < 120; i++) {
                    cached.append(events(random));
                    EventCriteria criteria = asked.get(random.nextInt(asked.size()));
                    assertThat(ids(cached.sourceAsKnownHere(criteria).events()))
                            .as("seed %d, append %d, %s", seed, i, criteria)
                            .isEqualTo(ids(plain.source(criteria).events()));
                }
            }
        }
    }

    private static List<String> ids(List<EventMessage> events) {
        return events.stream().map(EventMessage::identifier).toList();
    }

    private static TaggedEventMessage<?>[] events(Random random) {
        var events = new TaggedEventMessage<?>[1 + random.nextInt(3)];
        for (int i = 0; i < events.length; i++) {
            List<String> tags = new ArrayList<>();
            for (String key : List.of("a", "b", "c")) {
                if (random.nextBoolean()) {
                    tags.add(key + "=" + random.nextInt(3));
                }
            }
            events[i] = Log.event("type" + random.nextInt(3), tags.toArray(String[]::new));
        }
        return events;
    }

    private static EventCriteria criteria(Random random) {
        EventCriteria one = criterion(random);
        return random.nextInt(3) == 0 ? one.or(criterion(random)) : one;
    }

    private static EventCriteria criterion(Random random) {
        QualifiedName type = new QualifiedName("type" + random.nextInt(3));
        Tag first = new Tag("a", String.valueOf(random.nextInt(3)));
        Tag second = new Tag("b", String.valueOf(random.nextInt(3)));
        return switch (random.nextInt(5)) {
            case 0 -> EventCriteria.havingTags(first);
            case 1 -> EventCriteria.havingTags(first, second);
            case 2 -> EventCriteria.havingTags(first).andBeingOneOfTypes(type);
            case 3 -> EventCriteria.havingTags(first, second).andBeingOneOfTypes(type);
            default -> EventCriteria.havingAnyTag().andBeingOneOfTypes(type);
        };
    }
}
