package dev.duplex.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.axonframework.eventsourcing.eventstore.GenericTaggedEventMessage;
import org.axonframework.messaging.core.MessageType;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.GenericEventMessage;
import org.bson.BsonDocument;
import org.bson.Document;
import org.junit.jupiter.api.Test;

class RecordPayloadsTest {

    public enum Mode {
        ASYNC,
        LIVE
    }

    public record Attachment(String name, long bytes) {}

    public record Everything(
            UUID id,
            Instant at,
            LocalDate day,
            ZoneId zone,
            Duration duration,
            Mode mode,
            String text,
            int number,
            boolean flag,
            List<UUID> mentions,
            Set<Mode> modes,
            List<Attachment> attachments,
            Map<String, Integer> counts,
            Attachment first) {}

    public record Renamed(String text, String mode) {}

    private final RecordPayloads payloads = RecordPayloads.builder()
            .register("everything", "1", Everything.class)
            .register("renamed", "3", Renamed.class)
            .upcaster(RecordPayloadsTest::upcast)
            .build();

    private static Upcaster.Upcasted upcast(String name, String version, Map<String, Object> payload) {
        return switch (version) {
            case "1" -> {
                payload.put("text", payload.remove("body"));
                yield new Upcaster.Upcasted("2", payload);
            }
            case "2" -> {
                payload.put("mode", "async");
                yield new Upcaster.Upcasted("3", payload);
            }
            default -> throw new IllegalArgumentException(name + " in version " + version);
        };
    }

    private static Everything everything(String text, Attachment first) {
        return new Everything(
                UUID.randomUUID(),
                Instant.parse("2026-02-03T04:05:06.789Z"),
                LocalDate.of(2026, 2, 28),
                ZoneId.of("Europe/Berlin"),
                Duration.ofMinutes(90),
                Mode.LIVE,
                text,
                7,
                true,
                List.of(UUID.randomUUID(), UUID.randomUUID()),
                Set.of(Mode.ASYNC, Mode.LIVE),
                List.of(new Attachment("a", 1), new Attachment("b", 2)),
                Map.of("x", 1),
                first);
    }

    @Test
    void records_come_back_as_they_were() {
        Everything before = everything("hello", new Attachment("c", 3));
        BsonDocument stored = payloads.encode("everything", "1", before);
        assertThat(payloads.decode("everything", "1", stored)).isEqualTo(before);
        assertThat(stored.isBinary("id")).isTrue();
        assertThat(stored.isDateTime("at")).isTrue();
        assertThat(stored.getString("zone").getValue()).isEqualTo("Europe/Berlin");
    }

    @Test
    void what_is_null_is_left_out_and_comes_back_as_null() {
        Everything before = everything(null, null);
        BsonDocument stored = payloads.encode("everything", "1", before);
        assertThat(stored).doesNotContainKeys("text", "first");
        assertThat(payloads.decode("everything", "1", stored)).isEqualTo(before);
    }

    @Test
    void earlier_versions_are_brought_to_the_current_one_step_by_step() {
        assertThat(payloads.decode("renamed", "1", BsonDocument.parse("{body: 'hi'}")))
                .isEqualTo(new Renamed("hi", "async"));
        assertThat(payloads.decode("renamed", "2", BsonDocument.parse("{text: 'hi'}")))
                .isEqualTo(new Renamed("hi", "async"));
        assertThat(payloads.decode("renamed", "3", BsonDocument.parse("{text: 'hi', mode: 'live'}")))
                .isEqualTo(new Renamed("hi", "live"));
        assertThat(payloads.currentVersion("renamed", "1")).isEqualTo("3");
    }

    @Test
    void a_version_that_cannot_be_upcast_is_an_error_that_names_it() {
        assertThatThrownBy(() -> payloads.decode("renamed", "alpha", new BsonDocument()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("version alpha");
    }

    @Test
    void a_later_version_is_an_error_of_its_own_and_never_passes_as_the_current_one() {
        for (String later : List.of("4", "10", "3.1")) {
            assertThatThrownBy(() -> payloads.decode("renamed", later, new BsonDocument()))
                    .isInstanceOf(UnknownEventVersionException.class)
                    .hasMessageContaining("renamed is stored in version " + later)
                    .hasMessageContaining("known here up to version 3");
            assertThat(payloads.currentVersion("renamed", later)).isEqualTo(later);
        }
    }

    @Test
    void an_event_in_a_later_version_is_read_with_its_position_and_refuses_to_tell_its_payload() {
        var database = TestServer.database();
        RecordPayloads later =
                RecordPayloads.builder().register("renamed", "4", Body.class).build();
        try (Log after = Log.on(database, EventStoreSettings.DEFAULT, later)) {
            EventMessage renamed = new GenericEventMessage(new MessageType("renamed", "4"), new Body("hi"));
            after.append(Log.event("other"), new GenericTaggedEventMessage<>(renamed, Set.of()));
        }
        try (Log before = Log.on(database, EventStoreSettings.DEFAULT, payloads)) {
            EventMessage event = before.all().get(1);
            assertThat(event.type().version()).isEqualTo("4");
            assertThatThrownBy(event::payload)
                    .isInstanceOfSatisfying(UnknownEventVersionException.class, e -> {
                        assertThat(e.type()).isEqualTo("renamed");
                        assertThat(e.version()).isEqualTo("4");
                        assertThat(e.position()).hasValue(1);
                    })
                    .hasMessageContaining("at position 1");
            assertThatThrownBy(() -> event.payloadAs(Renamed.class)).isInstanceOf(UnknownEventVersionException.class);
        }
    }

    @Test
    void identifiers_in_earlier_versions_are_identifiers_to_the_upcaster() {
        UUID id = UUID.randomUUID();
        RecordPayloads old =
                RecordPayloads.builder().register("attached", "1", Owner.class).build();
        BsonDocument stored = old.encode("attached", "1", new Owner(id));
        RecordPayloads current = RecordPayloads.builder()
                .register("attached", "2", Owned.class)
                .upcaster((name, version, payload) ->
                        new Upcaster.Upcasted("2", Map.of("ids", List.of(payload.get("id")))))
                .build();
        assertThat(current.decode("attached", "1", stored)).isEqualTo(new Owned(List.of(id)));
    }

    public record Owner(UUID id) {}

    public record Owned(List<UUID> ids) {}

    @Test
    void records_that_are_not_registered_or_in_another_version_are_refused() {
        assertThatThrownBy(() -> payloads.encode("unknown", "1", new Attachment("a", 1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> payloads.encode("everything", "1", new Attachment("a", 1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> payloads.encode("renamed", "1", new Renamed("a", "b")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void what_is_not_a_record_comes_back_too() {
        for (Object payload : new Object[] {"text", 7, 7L, true, List.of("a", "b"), new Document("a", 1)}) {
            assertThat(payloads.decode("other", "1", payloads.encode("other", "1", payload)))
                    .isEqualTo(payload);
        }
        assertThat(payloads.decode("other", "1", payloads.encode("other", "1", null)))
                .isNull();
    }

    @Test
    void readers_get_the_current_version_and_unknown_events_as_documents() {
        var database = TestServer.database();
        RecordPayloads old = RecordPayloads.builder()
                .register("renamed", "1", Body.class)
                .register("forgotten", "1", Body.class)
                .build();
        try (Log before = Log.on(database, EventStoreSettings.DEFAULT, old)) {
            before.append(
                    Log.event("renamed", new Body("hi"), Instant.now()),
                    Log.event("forgotten", new Body("gone"), Instant.now()));
        }
        try (Log now = Log.on(database, EventStoreSettings.DEFAULT, payloads)) {
            List<EventMessage> events = now.all();
            assertThat(events.getFirst().payload()).isEqualTo(new Renamed("hi", "async"));
            assertThat(events.getFirst().type().version()).isEqualTo("3");
            assertThat(events.get(1).payload()).isEqualTo(new Document("body", "gone"));
        }
    }

    public record Body(String body) {}

    @Test
    void live_and_replayed_events_are_alike_and_those_in_memory_shared() {
        Instant precise = Instant.parse("2026-02-03T04:05:06.789123456Z");
        RecordPayloads format =
                RecordPayloads.builder().register("moment", "1", Moment.class).build();
        try (Log log = Log.on(TestServer.database(), EventStoreSettings.DEFAULT, format)) {
            log.append(Log.event("moment", new Moment(precise), precise));
            EventMessage live = first(log);
            assertThat(live.payload()).isEqualTo(log.all().getFirst().payload());
            assertThat(live.timestamp()).isEqualTo(log.all().getFirst().timestamp());
            assertThat(first(log).payload()).isSameAs(live.payload());
        }
    }

    public record Moment(Instant at) {}

    private static EventMessage first(Log log) {
        var stream = log.stream(0);
        Log.until("the event", stream::hasNextAvailable);
        try {
            return stream.next().orElseThrow().message();
        } finally {
            stream.close();
        }
    }
}
