package dev.duplex.command.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duplex.events.EventTag;
import dev.duplex.events.message.FileReference;
import dev.duplex.events.message.MessageEvent.MessageEdited;
import dev.duplex.events.message.MessageEvent.MessageSent;
import dev.duplex.events.message.MessageMode;
import dev.duplex.events.message.Origin;
import dev.duplex.events.message.Urgency;
import dev.duplex.events.replylater.DropReason;
import dev.duplex.events.replylater.ReplyLaterEvent.ReplyDeferralDropped;
import dev.duplex.eventstore.PayloadFormat;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;

/** Events as earlier versions stored them are read as what they are today. */
class StoredSamplesTest {

    private static final PayloadFormat FORMAT = new EventLogConfiguration().payloadFormat();
    private static final UUID ROOM = UUID.fromString("0b54a1c1-62f0-4f8e-9f0e-1c2f3a4b5c6d");
    private static final UUID MESSAGE = UUID.fromString("11111111-2222-4333-8444-555555555555");
    private static final UUID PARENT = UUID.fromString("66666666-7777-4888-9999-aaaaaaaaaaaa");
    private static final UUID ANN = UUID.fromString("9e107d9d-372b-4b68-a6b2-3d1f3c8a7e01");
    private static final UUID BOB = UUID.fromString("c4ca4238-a0b9-4382-8dcc-509a6f75849b");
    private static final Instant AT = Instant.parse("2026-03-02T09:00:00.123Z");

    private static final String IN_ROOM = """
            "workspace": "acme",
            "conversation": {"$uuid": "0b54a1c1-62f0-4f8e-9f0e-1c2f3a4b5c6d"},
            "message": {"$uuid": "11111111-2222-4333-8444-555555555555"},
            """;
    private static final String BY_ANN = """
            "by": {"$uuid": "9e107d9d-372b-4b68-a6b2-3d1f3c8a7e01"},
            "at": {"$date": "2026-03-02T09:00:00.123Z"}
            """;

    @Test
    void a_message_of_version_1_is_no_private_note_and_carries_no_uploaded_file() {
        Object read = read("message.sent", "{" + IN_ROOM + """
                "text": "Hello",
                "mode": "ASYNC",
                "inReplyTo": {"$uuid": "66666666-7777-4888-9999-aaaaaaaaaaaa"},
                "mentions": [{"$uuid": "c4ca4238-a0b9-4382-8dcc-509a6f75849b"}],
                "urgency": "URGENT",
                "needsReplyBy": {"$date": "2026-03-03T09:00:00Z"},
                "attachments": [
                    {"name": "a.txt", "mediaType": "text/plain", "size": {"$numberLong": "7"}, "url": "https://old.example/a"},
                    {"name": "b"}],
                "origin": "IMPORT",
                """ + BY_ANN + "}");
        assertThat(read)
                .isEqualTo(new MessageSent(
                        "acme",
                        ROOM,
                        MESSAGE,
                        "Hello",
                        MessageMode.ASYNC,
                        null,
                        PARENT,
                        List.of(BOB),
                        null,
                        Urgency.URGENT,
                        Instant.parse("2026-03-03T09:00:00Z"),
                        false,
                        List.of(
                                FileReference.elsewhere("a.txt", "text/plain", 7L, "https://old.example/a"),
                                FileReference.elsewhere("b", null, null, null)),
                        Origin.IMPORT,
                        ANN,
                        AT));
        assertThat(((MessageSent) read).tags())
                .containsExactlyInAnyOrder(
                        EventTag.conversation(ROOM), EventTag.message(MESSAGE), EventTag.person(ANN));
    }

    @Test
    void a_short_message_of_version_1_has_what_it_had() {
        assertThat(read("message.sent", "{" + IN_ROOM + """
                "text": "Hi", "mode": "LIVE", "mentions": [], "urgency": "NORMAL", "attachments": [], "origin": "PERSON",
                """ + BY_ANN + "}"))
                .isEqualTo(new MessageSent(
                        "acme",
                        ROOM,
                        MESSAGE,
                        "Hi",
                        MessageMode.LIVE,
                        null,
                        null,
                        List.of(),
                        null,
                        Urgency.NORMAL,
                        null,
                        false,
                        List.of(),
                        Origin.PERSON,
                        ANN,
                        AT));
    }

    @Test
    void an_edit_of_version_1_leaves_whom_the_message_mentions() {
        assertThat(read("message.edited", "{" + IN_ROOM + """
                "text": "Better",
                "author": {"$uuid": "9e107d9d-372b-4b68-a6b2-3d1f3c8a7e01"},
                """ + BY_ANN + "}"))
                .isEqualTo(new MessageEdited("acme", ROOM, MESSAGE, "Better", null, null, ANN, ANN, AT));
    }

    @Test
    void a_deferral_dropped_in_version_1_kept_and_broke_no_promise() {
        assertThat(read("reply.deferral-dropped", "{" + IN_ROOM + """
                "person": {"$uuid": "9e107d9d-372b-4b68-a6b2-3d1f3c8a7e01"},
                "reason": "ANSWERED",
                """ + BY_ANN + "}"))
                .isEqualTo(
                        new ReplyDeferralDropped("acme", ROOM, MESSAGE, null, ANN, DropReason.ANSWERED, null, ANN, AT));
    }

    private static Object read(String type, String stored) {
        return FORMAT.decode(type, "1", BsonDocument.parse(stored));
    }
}
