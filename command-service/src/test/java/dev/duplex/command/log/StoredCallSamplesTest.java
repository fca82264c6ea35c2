package dev.duplex.command.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duplex.events.call.CallEvent.CallDeclined;
import dev.duplex.events.call.CallEvent.CallJoined;
import dev.duplex.events.call.CallEvent.CallLeft;
import dev.duplex.events.call.CallEvent.CallStarted;
import dev.duplex.events.call.DeclineReason;
import dev.duplex.events.call.LeaveReason;
import dev.duplex.events.call.Media;
import dev.duplex.events.call.ScheduledCallEvent.CallRescheduled;
import dev.duplex.events.call.ScheduledCallEvent.CallScheduled;
import dev.duplex.events.message.MessageEvent.MessageSent;
import dev.duplex.events.transition.TransitionEvent.ConversationContinuedLater;
import dev.duplex.events.transition.TransitionEvent.ConversationEscalated;
import dev.duplex.eventstore.PayloadFormat;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;

/** Calls and transitions as version 1 stored them are read as what they are today. */
class StoredCallSamplesTest {

    private static final PayloadFormat FORMAT = new EventLogConfiguration().payloadFormat();
    private static final UUID ROOM = UUID.fromString("0b54a1c1-62f0-4f8e-9f0e-1c2f3a4b5c6d");
    private static final UUID CALL = UUID.fromString("22222222-3333-4444-8555-666666666666");
    private static final UUID MESSAGE = UUID.fromString("11111111-2222-4333-8444-555555555555");
    private static final UUID ANN = UUID.fromString("9e107d9d-372b-4b68-a6b2-3d1f3c8a7e01");
    private static final Instant AT = Instant.parse("2026-03-02T09:00:00.123Z");

    private static final String IN_CALL = """
            "workspace": "acme",
            "conversation": {"$uuid": "0b54a1c1-62f0-4f8e-9f0e-1c2f3a4b5c6d"},
            "call": {"$uuid": "22222222-3333-4444-8555-666666666666"},
            "by": {"$uuid": "9e107d9d-372b-4b68-a6b2-3d1f3c8a7e01"},
            "at": {"$date": "2026-03-02T09:00:00.123Z"}
            """;
    private static final String PERSON = """
            "person": {"$uuid": "9e107d9d-372b-4b68-a6b2-3d1f3c8a7e01"},
            """;

    @Test
    void a_call_of_version_1_was_not_urgent_not_scheduled_and_took_place_between_the_participants() {
        assertThat(read("call.started", """
                "media": "VIDEO", "ring": [], "escalatedFrom": {"$uuid": "11111111-2222-4333-8444-555555555555"},
                """))
                .isEqualTo(new CallStarted(
                        "acme", ROOM, CALL, Media.VIDEO, List.of(), false, MESSAGE, null, null, ANN, AT));
    }

    @Test
    void who_joined_and_left_in_version_1_did_so_on_a_device_unknown() {
        assertThat(read("call.joined", PERSON)).isEqualTo(new CallJoined("acme", ROOM, CALL, ANN, null, null, ANN, AT));
        assertThat(read("call.left", PERSON))
                .isEqualTo(new CallLeft("acme", ROOM, CALL, ANN, LeaveReason.LEFT, null, ANN, AT));
    }

    @Test
    void nobody_stood_in_for_who_declined_in_version_1() {
        assertThat(read("call.declined", PERSON + "\"reason\": \"BUSY\","))
                .isEqualTo(new CallDeclined("acme", ROOM, CALL, ANN, DeclineReason.BUSY, null, null, ANN, AT));
    }

    @Test
    void nobody_chose_in_version_1_where_a_scheduled_call_takes_place() {
        String planned = """
                "scheduled": {"$uuid": "22222222-3333-4444-8555-666666666666"}, "title": "Planning", "media": "VIDEO",
                "start": {"$date": "2026-03-06T15:00:00Z"}, "timeZone": "Europe/Berlin", "minutes": 30, "invitees": [],
                """;
        LocalDateTime start = LocalDateTime.parse("2026-03-06T15:00");
        assertThat(read("call.scheduled", planned))
                .isEqualTo(new CallScheduled(
                        "acme",
                        ROOM,
                        CALL,
                        "Planning",
                        Media.VIDEO,
                        null,
                        start,
                        "Europe/Berlin",
                        30,
                        List.of(),
                        null,
                        null,
                        ANN,
                        AT));
        assertThat(read("call.rescheduled", planned))
                .isEqualTo(new CallRescheduled(
                        "acme",
                        ROOM,
                        CALL,
                        null,
                        "Planning",
                        Media.VIDEO,
                        null,
                        start,
                        "Europe/Berlin",
                        30,
                        List.of(),
                        null,
                        ANN,
                        AT));
    }

    @Test
    void transitions_of_version_1_gave_no_reason() {
        assertThat(read("conversation.escalated", """
                "fromMessage": {"$uuid": "11111111-2222-4333-8444-555555555555"},
                """))
                .isEqualTo(new ConversationEscalated("acme", ROOM, MESSAGE, CALL, List.of(), null, ANN, AT));
        assertThat(read("conversation.continued-later", """
                "owing": [{"$uuid": "9e107d9d-372b-4b68-a6b2-3d1f3c8a7e01"}],
                """))
                .isEqualTo(new ConversationContinuedLater(
                        "acme", ROOM, CALL, List.of(ANN), List.of(), null, null, ANN, AT));
    }

    @Test
    void a_message_of_version_2_was_written_in_no_live_chat() {
        Object read = FORMAT.decode("message.sent", "2", BsonDocument.parse("{" + """
                "workspace": "acme",
                "conversation": {"$uuid": "0b54a1c1-62f0-4f8e-9f0e-1c2f3a4b5c6d"},
                "message": {"$uuid": "11111111-2222-4333-8444-555555555555"},
                "text": "Hello", "mode": "LIVE", "mentions": [], "urgency": "NORMAL", "privateNote": true,
                "attachments": [], "origin": "PERSON",
                "by": {"$uuid": "9e107d9d-372b-4b68-a6b2-3d1f3c8a7e01"},
                "at": {"$date": "2026-03-02T09:00:00.123Z"}
                """ + "}"));

        assertThat(read).isInstanceOfSatisfying(MessageSent.class, sent -> {
            assertThat(sent.call()).isNull();
            assertThat(sent.privateNote()).isTrue();
        });
    }

    private static Object read(String type, String fields) {
        return FORMAT.decode(type, "1", BsonDocument.parse("{" + fields + IN_CALL + "}"));
    }
}
