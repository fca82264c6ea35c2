package dev.duplex.command.file;

import static dev.duplex.command.Acme.ANN;
import static dev.duplex.command.Acme.BOB;
import static dev.duplex.command.Acme.CYD;
import static dev.duplex.command.Acme.NOWHERE;
import static dev.duplex.command.Acme.ROOM;
import static dev.duplex.command.Acme.STRANGER;
import static dev.duplex.command.Acme.THEN;
import static dev.duplex.command.Acme.WORKSPACE;
import static dev.duplex.command.Acme.id;
import static dev.duplex.command.Acme.in;
import static dev.duplex.command.Acme.joined;
import static dev.duplex.command.Acme.left;
import static dev.duplex.command.Acme.people;
import static dev.duplex.command.Acme.started;

import dev.duplex.command.bus.DecisionFixture;
import dev.duplex.events.DuplexEvent;
import dev.duplex.events.conversation.ConversationKind;
import dev.duplex.events.message.FileReference;
import dev.duplex.events.message.MessageEvent.MessageRetracted;
import dev.duplex.events.message.MessageEvent.MessageSent;
import dev.duplex.events.message.MessageMode;
import dev.duplex.events.message.Origin;
import dev.duplex.events.message.ScheduledMessageEvent.MessageScheduled;
import dev.duplex.events.message.ScheduledMessageEvent.ScheduledMessageCancelled;
import dev.duplex.events.message.ScheduledMessageEvent.ScheduledMessageFailed;
import dev.duplex.events.message.Urgency;
import dev.duplex.events.people.PersonKind;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A file that Bob uploaded to a room with Ann and a customer: who reads it, and when it can go. */
class FileUseTest {

    private static final DecisionFixture DECISIONS = DecisionFixture.of(
            UploadController.uploadFile(), DownloadController.readFile(), DownloadController.forgetFile());
    private static final UUID DORA = id("dora the customer");
    private static final UUID FILE = id("file");
    private static final UUID MESSAGE = id("message");
    private static final UUID OTHER_MESSAGE = id("other message");

    @Test
    void who_takes_part_uploads() {
        DECISIONS.given(room()).when(new UploadFile(ROOM, BOB)).nothing();
        DECISIONS.given(room()).when(new UploadFile(ROOM, CYD)).rejected("not-a-participant", "Duplex-Person");
        DECISIONS.given(room()).when(new UploadFile(NOWHERE, BOB)).rejected("unknown-conversation", "conversation");
    }

    @Test
    void before_it_is_sent_its_uploader_and_the_operator_read_it() {
        DECISIONS.given(room()).when(read(BOB)).nothing();
        DECISIONS.given(room()).when(read(null)).nothing();
        DECISIONS.given(room()).when(read(ANN)).rejected("unknown-file", "file");
        DECISIONS.given(room(), scheduled(FILE)).when(read(ANN)).rejected("unknown-file", "file");
    }

    @Test
    void once_it_is_sent_who_takes_part_reads_it() {
        for (UUID person : new UUID[] {ANN, BOB, DORA, null}) {
            DECISIONS.given(room(), sent(MESSAGE, false)).when(read(person)).nothing();
        }
        for (UUID person : List.of(CYD, STRANGER)) {
            DECISIONS
                    .given(room(), sent(MESSAGE, false))
                    .when(read(person))
                    .rejected("not-a-participant", "Duplex-Person");
        }
        DECISIONS
                .given(room(), sent(MESSAGE, false), left(ROOM, BOB))
                .when(read(BOB))
                .rejected("not-a-participant", "Duplex-Person");
    }

    @Test
    void a_customer_knows_nothing_of_the_file_of_a_private_note() {
        DECISIONS.given(room(), sent(MESSAGE, true)).when(read(ANN)).nothing();
        DECISIONS.given(room(), sent(MESSAGE, true)).when(read(DORA)).rejected("unknown-file", "file");
        DECISIONS
                .given(room(), sent(MESSAGE, true), sent(OTHER_MESSAGE, false))
                .when(read(DORA))
                .nothing();
    }

    @Test
    void the_file_of_a_retracted_message_is_gone_for_all() {
        for (UUID person : new UUID[] {ANN, BOB, null}) {
            DECISIONS
                    .given(room(), sent(MESSAGE, false), retracted(MESSAGE))
                    .when(read(person))
                    .rejected("unknown-file", "file");
        }
        DECISIONS
                .given(room(), sent(MESSAGE, false), sent(OTHER_MESSAGE, false), retracted(MESSAGE))
                .when(read(ANN))
                .nothing();
    }

    @Test
    void what_a_message_carries_or_is_to_carry_stays() {
        DECISIONS.given(room(), sent(MESSAGE, false)).when(new ForgetFile(FILE)).rejected("file-in-use", "file");
        DECISIONS.given(room(), scheduled(FILE)).when(new ForgetFile(FILE)).rejected("file-in-use", "file");
        DECISIONS
                .given(room(), scheduled(FILE), failed())
                .when(new ForgetFile(FILE))
                .rejected("file-in-use", "file");
        DECISIONS
                .given(room(), sent(MESSAGE, false), sent(OTHER_MESSAGE, false), retracted(MESSAGE))
                .when(new ForgetFile(FILE))
                .rejected("file-in-use", "file");
    }

    @Test
    void what_no_message_carries_can_go() {
        DECISIONS.given(room()).when(new ForgetFile(FILE)).nothing();
        DECISIONS
                .given(room(), sent(MESSAGE, false), retracted(MESSAGE))
                .when(new ForgetFile(FILE))
                .nothing();
        DECISIONS
                .given(room(), scheduled(FILE), cancelled())
                .when(new ForgetFile(FILE))
                .nothing();
        DECISIONS
                .given(room(), scheduled(FILE), failed(), cancelled())
                .when(new ForgetFile(FILE))
                .nothing();
        DECISIONS
                .given(room(), scheduled(FILE), scheduled(id("another file")))
                .when(new ForgetFile(FILE))
                .nothing();
        DECISIONS
                .given(room(), scheduled(FILE), sent(MESSAGE, false), retracted(MESSAGE))
                .when(new ForgetFile(FILE))
                .nothing();
    }

    private static List<DuplexEvent> room() {
        List<DuplexEvent> events = new ArrayList<>(people());
        events.add(joined(WORKSPACE, DORA, PersonKind.CUSTOMER));
        events.addAll(started(ROOM, ConversationKind.INQUIRY, ANN, BOB, DORA));
        return events;
    }

    private static ReadFile read(UUID by) {
        return new ReadFile(FILE, ROOM, BOB, by);
    }

    private static FileReference reference(UUID file) {
        return new FileReference(file, "plan.pdf", "application/pdf", 5L, "00ff", null);
    }

    private static MessageSent sent(UUID message, boolean privateNote) {
        return new MessageSent(
                WORKSPACE,
                ROOM,
                message,
                "Here",
                MessageMode.ASYNC,
                null,
                null,
                List.of(),
                null,
                Urgency.NORMAL,
                null,
                privateNote,
                List.of(reference(FILE)),
                Origin.PERSON,
                BOB,
                THEN);
    }

    private static MessageScheduled scheduled(UUID file) {
        return new MessageScheduled(
                WORKSPACE,
                ROOM,
                MESSAGE,
                "Here",
                null,
                List.of(),
                null,
                Urgency.NORMAL,
                null,
                false,
                List.of(reference(file)),
                in(60),
                null,
                BOB,
                BOB,
                THEN);
    }

    private static ScheduledMessageCancelled cancelled() {
        return new ScheduledMessageCancelled(WORKSPACE, ROOM, MESSAGE, BOB, BOB, THEN);
    }

    private static ScheduledMessageFailed failed() {
        return new ScheduledMessageFailed(
                WORKSPACE, ROOM, MESSAGE, BOB, "conversation-closed", "It is closed.", null, THEN);
    }

    private static MessageRetracted retracted(UUID message) {
        return new MessageRetracted(WORKSPACE, ROOM, message, BOB, THEN);
    }
}
