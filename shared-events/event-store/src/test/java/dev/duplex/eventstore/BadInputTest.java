package dev.duplex.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.axonframework.eventsourcing.eventstore.AppendEventsTransactionRejectedException;
import org.axonframework.eventsourcing.eventstore.GenericTaggedEventMessage;
import org.axonframework.eventsourcing.eventstore.TaggedEventMessage;
import org.axonframework.messaging.core.MessageStream;
import org.axonframework.messaging.core.MessageType;
import org.axonframework.messaging.core.Metadata;
import org.axonframework.messaging.core.QualifiedName;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.GenericEventMessage;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.messaging.eventstreaming.Tag;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is odd works, or is refused by an exception of its own before anything is written. */
class BadInputTest {

    private final Log log = Log.open();

    @AfterEach
    void close() {
        log.close();
    }

    private static TaggedEventMessage<EventMessage> event(String type, Map<String, String> metadata, Set<Tag> tags) {
        return new GenericTaggedEventMessage<>(
                new GenericEventMessage(
                        UUID.randomUUID().toString(),
                        new MessageType(type, "1"),
                        "payload",
                        Metadata.from(metadata),
                        Instant.now()),
                tags);
    }

    private static TaggedEventMessage<EventMessage> tagged(String key, String value) {
        return event("noted", Map.of(), Set.of(new Tag(key, value)));
    }

    private void isRefused(TaggedEventMessage<?> event, Class<? extends InvalidAppendException> by, String saying) {
        assertThatThrownBy(() -> log.append(event)).isInstanceOf(by).hasMessageContaining(saying);
        assertThat(log.engine.durableEnd()).isZero();
        assertThat(log.append(Log.event("after"))).isEqualTo(1);
    }

    private List<EventMessage> streamed(EventCriteria criteria, int count) {
        List<EventMessage> events = new ArrayList<>();
        try (var stream = new Closing(log.stream(0, criteria))) {
            Log.until("the stream", () -> {
                stream.events().next().ifPresent(entry -> events.add(entry.message()));
                return events.size() >= count;
            });
        }
        return events;
    }

    private record Closing(MessageStream<EventMessage> events) implements AutoCloseable {
        @Override
        public void close() {
            events.close();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a.b.c",
                "$where",
                "a$b",
                "$",
                ".",
                "",
                " ",
                "a=b|c\\d",
                "\uD83D\uDE00 \uD834\uDD1E",
                "line\nline\ttab\u0001",
                "\uFFFF",
                "/^.*$/",
                "{\"$gt\": \"\"}"
            })
    void odd_characters_are_characters_in_tags_types_metadata_and_conditions(String odd) {
        Tag tag = new Tag("k" + odd, odd);
        String type = "type" + odd;
        log.append(event(type, Map.of("meta" + odd, odd), Set.of(tag)));
        log.append(event(type, Map.of(), Set.of(new Tag("k", odd + "x"))));

        EventCriteria criteria = EventCriteria.havingTags(tag).andBeingOneOfTypes(new QualifiedName(type));
        EventMessage sourced = log.source(criteria).events().getFirst();
        assertThat(Log.positions(log.source(criteria).events())).containsExactly(0L);
        assertThat(sourced.type().name()).isEqualTo(type);
        assertThat(sourced.metadata()).isEqualTo(Map.of("meta" + odd, odd));
        assertThat(((LoggedEvent) sourced).stored().tags()).containsExactly(tag);
        assertThat(Log.positions(streamed(criteria, 1))).containsExactly(0L);
        try (Log other = log.another()) { // it looks into the database, as its window begins at the end
            for (Log node : List.of(log, other)) {
                assertThatThrownBy(() -> node.append(Log.since(0, criteria), Log.event("b")))
                        .isInstanceOf(AppendEventsTransactionRejectedException.class);
            }
        }
        assertThat(log.append(Log.since(1, criteria), Log.event("b"))).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {10_000, AppendLimits.KEY_BYTES - 20})
    void a_tag_may_be_long(int length) {
        String value = "v".repeat(length);
        log.append(tagged("k", value));
        assertThat(log.source(EventCriteria.havingTags("k", value)).events()).hasSize(1);
        assertThatThrownBy(() -> log.append(Log.since(0, EventCriteria.havingTags("k", value)), Log.event("b")))
                .isInstanceOf(AppendEventsTransactionRejectedException.class);
    }

    @Test
    void a_tag_that_no_index_should_hold_is_refused() {
        isRefused(tagged("k", "\u00e4".repeat(AppendLimits.KEY_BYTES / 2)), TagTooLongException.class, "32770 bytes");
    }

    @Test
    void a_thousand_tags_are_tags() {
        Set<Tag> tags = tags(1_000);
        log.append(event("noted", Map.of(), tags));
        assertThat(((LoggedEvent) log.all().getFirst()).stored().tags()).isEqualTo(tags);
        assertThat(log.source(EventCriteria.havingTags("k", "777")).events()).hasSize(1);
        assertThatThrownBy(() -> log.append(Log.since(0, EventCriteria.havingTags(tags)), Log.event("b")))
                .isInstanceOf(AppendEventsTransactionRejectedException.class);
    }

    @Test
    void more_tags_on_an_event_are_refused() {
        isRefused(event("noted", Map.of(), tags(1_001)), TooManyTagsException.class, "1001 tags");
    }

    @Test
    void more_tags_in_an_append_than_an_index_takes_are_refused() {
        List<TaggedEventMessage<EventMessage>> events = IntStream.range(0, 51)
                .mapToObj(i -> event("noted", Map.of(), tags("k" + i, 1_000)))
                .toList();
        assertThatThrownBy(() -> log.append(events.toArray(TaggedEventMessage<?>[]::new)))
                .isInstanceOf(TooManyTagsException.class)
                .hasMessageContaining("102000 different tags");
        assertThat(log.engine.durableEnd()).isZero();
    }

    private static Set<Tag> tags(int count) {
        return tags("k", count);
    }

    private static Set<Tag> tags(String key, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Tag(key, Integer.toString(i)))
                .collect(Collectors.toCollection(HashSet::new));
    }

    @Test
    void a_NUL_in_a_name_is_refused() {
        isRefused(tagged("k", "a\0b"), UnstorableTextException.class, "tag value of noted has a NUL at 1");
    }

    @Test
    void a_NUL_in_a_name_is_refused_wherever_it_is() {
        isRefused(tagged("k\0", "a"), UnstorableTextException.class, "tag key");
        log.close();
        try (Log fresh = Log.open()) {
            assertThatThrownBy(() -> fresh.append(event("no\0ted", Map.of(), Set.of())))
                    .isInstanceOf(UnstorableTextException.class);
            assertThatThrownBy(() -> fresh.append(event("noted", Map.of("a\0", "b"), Set.of())))
                    .isInstanceOf(UnstorableTextException.class);
            assertThatThrownBy(() -> fresh.append(Log.event("noted", Map.of("a\0b", 1), Instant.now())))
                    .isInstanceOf(UnstorableTextException.class);
            assertThat(fresh.engine.durableEnd()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"half \uD83D", "\uDE00\uD83D", "\uDE00", "\uD83Dx"})
    void half_a_surrogate_pair_in_a_name_is_refused(String half) {
        isRefused(tagged("k", half), UnstorableTextException.class, "half a surrogate pair");
        assertThatThrownBy(() -> log.append(event("noted", Map.of("k", half), Set.of())))
                .isInstanceOf(UnstorableTextException.class);
    }

    @Test
    void payloads_may_have_dots_dollars_and_NULs_in_their_texts_and_dots_and_dollars_in_their_names() {
        Document payload = new Document("a.b", 1)
                .append("$set", new Document("$gt", "x\0y"))
                .append("", "empty");
        log.append(Log.event("noted", payload, Instant.now()));
        assertThat(log.all().getFirst().payload()).isEqualTo(payload);
    }

    @Test
    void criteria_without_tags_are_right_though_slow() {
        log.append(Log.event("a", "t=1"), Log.event("b", "t=1"));
        log.append(Log.event("b"));
        EventCriteria b = EventCriteria.havingAnyTag().andBeingOneOfTypes(new QualifiedName("b"));
        try (Log other = log.another()) {
            for (Log node : List.of(log, other)) {
                assertThat(Log.positions(node.source(b).events())).containsExactly(1L, 2L);
                assertThat(Log.positions(node.all())).containsExactly(0L, 1L, 2L);
                assertThatThrownBy(() -> node.append(Log.since(2, b), Log.event("c")))
                        .isInstanceOf(AppendEventsTransactionRejectedException.class);
                assertThatThrownBy(() -> node.append(Log.since(2, EventCriteria.havingAnyTag()), Log.event("c")))
                        .isInstanceOf(AppendEventsTransactionRejectedException.class);
            }
            assertThat(log.append(Log.since(3, EventCriteria.havingAnyTag()), Log.event("a")))
                    .isEqualTo(4);
            assertThat(other.append(Log.since(3, b), Log.event("a"))).isEqualTo(5);
        }
    }

    @Test
    void sourcing_beyond_the_end_finds_nothing_and_ends_where_the_log_does() {
        log.append(Log.event("a", "t=1"));
        Log.Sourced sourced = log.sourceFrom(1_000_000, EventCriteria.havingTags("t", "1"));
        assertThat(sourced.events()).isEmpty();
        assertThat(sourced.marker()).isEqualTo(1);
    }

    @Test
    void streaming_from_beyond_the_end_waits_for_the_log_to_come_there() {
        log.append(Log.event("a"));
        MessageStream<EventMessage> stream = log.stream(3);
        log.append(Log.event("b"), Log.event("c"), Log.event("d"), Log.event("e"));
        List<Long> positions = new ArrayList<>();
        Log.until("the stream", () -> {
            stream.next().ifPresent(entry -> positions.add(EventPositions.of(entry.message())));
            return positions.size() == 2;
        });
        assertThat(positions).containsExactly(3L, 4L);
        stream.close();
    }

    @Test
    void a_marker_beyond_the_end_is_refused_as_it_would_let_conflicts_pass() {
        log.append(Log.event("a", "t=1"));
        EventCriteria tag = EventCriteria.havingTags("t", "1");
        assertThatThrownBy(() -> log.append(Log.since(2, tag), Log.event("b", "t=1")))
                .isInstanceOf(MarkerBeyondEndException.class)
                .hasMessageContaining("marker is 2, and the log ends at 1");
        assertThat(log.append(Log.since(1, tag), Log.event("b", "t=1"))).isEqualTo(2);
        assertThat(log.append(AppendCondition.none(), Log.event("c"))).isEqualTo(3);
    }

    @Test
    void a_marker_from_a_node_that_is_ahead_is_taken() {
        EventCriteria tag = EventCriteria.havingTags("t", "1");
        try (Log ahead = log.another()) {
            for (int i = 0; i < 20; i++) {
                long end = ahead.append(Log.event("a", "t=1"));
                assertThat(log.append(Log.since(end, tag), Log.event("b", "t=2")))
                        .isEqualTo(end + 1);
            }
        }
    }
}
