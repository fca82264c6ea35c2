package dev.duplex.command.message;

import static dev.duplex.command.Acme.ANN;
import static dev.duplex.command.Acme.BOB;
import static dev.duplex.command.Acme.NOW;
import static dev.duplex.command.Acme.NOWHERE;
import static dev.duplex.command.Acme.ROOM;
import static dev.duplex.command.Acme.STRANGER;
import static dev.duplex.command.Acme.THEN;
import static dev.duplex.command.Acme.WORKSPACE;
import static dev.duplex.command.Acme.id;
import static dev.duplex.command.Acme.in;
import static dev.duplex.command.Acme.left;
import static dev.duplex.command.Acme.people;
import static dev.duplex.command.Acme.sent;
import static dev.duplex.command.Acme.started;

import dev.duplex.command.bus.DecisionFixture;
import dev.duplex.command.facts.UploadedFiles;
import dev.duplex.command.message.ScheduledMessageCommand.CancelScheduledMessage;
import dev.duplex.command.message.ScheduledMessageCommand.ChangeScheduledMessage;
import dev.duplex.command.message.ScheduledMessageCommand.ScheduleMessage;
import dev.duplex.command.message.ScheduledMessageCommand.SendScheduledMessage;
import dev.duplex.command.message.ScheduledMessageCommand.When;
import dev.duplex.events.DuplexEvent;
import dev.duplex.events.availability.AvailabilityEvent.AbsenceStarted;
import dev.duplex.events.conversation.ConversationKind;
import dev.duplex.events.message.FileReference;
import dev.duplex.events.message.MessageEvent.MessageSent;
import dev.duplex.events.message.MessageMode;
import dev.duplex.events.message.Origin;
import dev.duplex.events.message.ScheduledMessageEvent.MessageScheduled;
import dev.duplex.events.message.ScheduledMessageEvent.ScheduledMessageCancelled;
import dev.duplex.events.message.ScheduledMessageEvent.ScheduledMessageFailed;
import dev.duplex.events.message.Urgency;
import dev.duplex.events.replylater.DropReason;
import dev.duplex.events.replylater.Promise;
import dev.duplex.events.replylater.ReplyLaterEvent.ReplyDeferralDropped;
import dev.duplex.events.replylater.ReplyLaterEvent.ReplyDeferred;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Ann writes later to Bob, who works in Berlin from nine to five; NOW is a Monday at eleven there. */
class ScheduledMessageTest {

    private static final UploadedFiles NOTHING_UPLOADED = new UploadedFiles() {

        @Override
        public List<FileReference> require(UUID conversation, UUID by, List<UUID> files) {
            return List.of();
        }

        @Override
        public boolean isThere(UUID file) {
            return false;
        }
    };
    private static final DecisionFixture DECISIONS = DecisionFixture.of(
            ScheduledMessageController.scheduleMessage(),
            ScheduledMessageController.changeScheduledMessage(NOTHING_UPLOADED),
            ScheduledMessageController.cancelScheduledMessage(),
            ScheduledMessageController.sendScheduledMessage(),
            MessageController.sendMessage());
    private static final UUID MESSAGE = id("message");
    private static final UUID QUESTION = id("question");
    private static final Instant EVENING = Instant.parse("2026-03-02T18:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2026-03-03T08:00:00Z");
    private static final Instant THURSDAY = Instant.parse("2026-03-05T08:00:00Z");

    @Test
    void a_message_is_scheduled_for_an_instant() {
        DECISIONS.given(room()).when(schedule(at(in(60)), NOW)).events(scheduled("Hi", in(60), null, NOW));
    }

    @Test
    void a_message_is_scheduled_for_when_its_recipient_works_next() {
        DECISIONS.given(room()).when(schedule(hoursOf(BOB), EVENING)).events(scheduled("Hi", TUESDAY, BOB, EVENING));
        DECISIONS.given(room()).when(schedule(hoursOf(BOB), NOW)).events(scheduled("Hi", NOW, BOB, NOW));
        DECISIONS
                .given(room(), absent(TUESDAY.minusSeconds(36_000), THURSDAY.minusSeconds(3600)))
                .when(schedule(hoursOf(BOB), EVENING))
                .events(scheduled("Hi", THURSDAY, BOB, EVENING));
    }

    @Test
    void only_what_could_be_sent_now_is_scheduled() {
        DECISIONS
                .given(room(), left(ROOM, ANN))
                .when(schedule(at(in(60)), NOW))
                .rejected("not-a-participant", "Duplex-Person");
        DECISIONS
                .given(room())
                .when(new ScheduleMessage(content(NOWHERE, "Hi", null, NOW), at(in(60))))
                .rejected("unknown-conversation", "conversation");
        DECISIONS
                .given(room())
                .when(new ScheduleMessage(content(ROOM, "Hi", id("nothing"), NOW), at(in(60))))
                .rejected("unknown-message", "inReplyTo");
    }

    @Test
    void the_instant_is_to_come_within_a_year_and_before_the_reply_is_needed() {
        DECISIONS.given(room()).when(schedule(at(NOW), NOW)).rejected("in-the-past", "dueAt");
        DECISIONS.given(room()).when(schedule(at(in(367L * 86_400)), NOW)).rejected("too-far-ahead", "dueAt");
        SendMessage urgent = Writing.plain(
                ROOM, MESSAGE, "Hi", MessageMode.ASYNC, null, List.of(), Urgency.NORMAL, in(60), ANN, NOW);
        DECISIONS
                .given(room())
                .when(new ScheduleMessage(urgent, at(in(60))))
                .rejected("reply-needed-before-sent", "needsReplyBy");
    }

    @Test
    void hours_are_those_of_a_participant() {
        for (UUID person : List.of(STRANGER, id("nobody"))) {
            DECISIONS.given(room()).when(schedule(hoursOf(person), NOW)).rejected("not-a-participant", "inHoursOf");
        }
    }

    @Test
    void scheduling_again_answers_like_the_first_time_also_after_it_was_changed_sent_or_cancelled() {
        DECISIONS
                .given(room())
                .after(schedule(at(in(60)), NOW))
                .when(schedule(at(in(60)), in(120)))
                .nothing();
        DECISIONS
                .given(room())
                .after(schedule(at(in(60)), NOW))
                .after(change("Ho", null))
                .when(schedule(at(in(60)), NOW))
                .nothing();
        DECISIONS
                .given(room())
                .after(schedule(at(in(60)), NOW))
                .after(new SendScheduledMessage(MESSAGE, in(60)))
                .when(schedule(at(in(60)), NOW))
                .nothing();
    }

    @Test
    void the_id_of_another_message_sent_or_scheduled_is_taken() {
        DECISIONS
                .given(room(), sent(ROOM, MESSAGE, ANN))
                .when(schedule(at(in(60)), NOW))
                .conflicts("id-taken", "id", MESSAGE);
        DECISIONS
                .given(room())
                .after(schedule(at(in(60)), NOW))
                .when(schedule(at(in(61)), NOW))
                .conflicts("id-taken", "id", MESSAGE);
        DECISIONS
                .given(room())
                .after(schedule(at(in(60)), NOW))
                .when(content(ROOM, "Hi", null, NOW))
                .conflicts("id-taken", "id", MESSAGE);
    }

    @Test
    void its_author_changes_text_or_time() {
        DECISIONS
                .given(room())
                .after(schedule(at(in(60)), NOW))
                .when(change("Ho", null))
                .events(scheduled("Ho", in(60), null, in(1)));
        DECISIONS
                .given(room())
                .after(schedule(at(in(60)), NOW))
                .when(change(null, at(in(90))))
                .events(scheduled("Hi", in(90), null, in(1)));
        DECISIONS
                .given(room())
                .after(schedule(at(in(60)), NOW))
                .when(change("Hi", at(in(60))))
                .nothing();
        DECISIONS
                .given(room())
                .after(schedule(at(in(60)), NOW))
                .when(change(null, at(NOW)))
                .rejected("in-the-past", "dueAt");
    }

    @Test
    void nobody_else_changes_or_cancels_it() {
        DECISIONS
                .given(room())
                .after(schedule(at(in(60)), NOW))
                .when(new ChangeScheduledMessage(MESSAGE, "Ho", null, null, BOB, in(1)))
                .rejected("not-the-author", "Duplex-Person");
        DECISIONS
                .given(room())
                .after(schedule(at(in(60)), NOW))
                .when(new CancelScheduledMessage(MESSAGE, BOB, in(1)))
                .rejected("not-the-author", "Duplex-Person");
    }

    @Test
    void what_was_never_scheduled_is_unknown() {
        DECISIONS.given(room()).when(cancel()).rejected("unknown-scheduled-message", "message");
        DECISIONS.given(room()).when(change("Ho", null)).rejected("unknown-scheduled-message", "message");
        DECISIONS.given(room()).when(new SendScheduledMessage(MESSAGE, NOW)).nothing();
    }

    @Test
    void a_cancelled_message_is_not_sent() {
        DECISIONS.given(room()).after(schedule(at(in(60)), NOW)).when(cancel()).events(cancelled());
        DECISIONS
                .given(room())
                .after(schedule(at(in(60)), NOW))
                .after(cancel())
                .when(new SendScheduledMessage(MESSAGE, in(60)))
                .nothing();
        DECISIONS
                .given(room())
                .after(schedule(at(in(60)), NOW))
                .after(cancel())
                .when(cancel())
                .nothing();
    }

    @Test
    void what_was_sent_or_cancelled_is_changed_no_more() {
        List<DuplexEvent> sent = new ArrayList<>(room());
        sent.add(scheduled("Hi", in(60), null, NOW));
        sent.add(sentMessage(in(60)));
        DECISIONS.given(sent).when(cancel()).conflicts("already-sent", "message", MESSAGE);
        DECISIONS.given(sent).when(change("Ho", null)).conflicts("already-sent", "message", MESSAGE);
        DECISIONS
                .given(room(), scheduled("Hi", in(60), null, NOW), cancelled())
                .when(change("Ho", null))
                .conflicts("already-cancelled", "message", MESSAGE);
    }

    @Test
    void what_failed_is_given_another_time_and_then_sent() {
        DECISIONS.given(failed()).when(reschedule(at(in(90)))).events(scheduled("Hi", in(90), null, in(61)));
        DECISIONS
                .given(failed())
                .after(reschedule(at(in(90))))
                .when(reschedule(at(in(90))))
                .nothing();
        DECISIONS
                .given(failed())
                .after(reschedule(at(in(90))))
                .when(new SendScheduledMessage(MESSAGE, in(90)))
                .events(sentMessage(in(90)));
    }

    @Test
    void what_failed_is_sent_again_at_no_time_that_is_over_and_not_where_it_still_cannot_be_sent() {
        DECISIONS.given(failed()).when(reschedule(at(in(60)))).rejected("in-the-past", "dueAt");
        DECISIONS.given(failed()).when(reschedule(null)).rejected("in-the-past", "dueAt");
        DECISIONS
                .given(failed(), left(ROOM, ANN))
                .when(reschedule(at(in(90))))
                .rejected("not-a-participant", "Duplex-Person");
        DECISIONS
                .given(failed())
                .when(new SendScheduledMessage(MESSAGE, in(61)))
                .nothing();
    }

    @Test
    void what_failed_is_given_no_other_time_when_its_files_are_gone_but_put_away() {
        SendMessage plain = content(ROOM, "Hi", null, NOW);
        SendMessage carrying = new SendMessage(
                ROOM,
                MESSAGE,
                plain.text(),
                plain.mode(),
                null,
                null,
                List.of(),
                null,
                plain.urgency(),
                null,
                false,
                List.of(new FileReference(id("gone"), "plan.pdf", "application/pdf", 3L, "00", null)),
                ANN,
                NOW);
        MessageScheduled scheduled = Schedule.scheduled(WORKSPACE, carrying, in(60), null, ANN);
        List<DuplexEvent> failed = new ArrayList<>(room());
        failed.add(scheduled);
        failed.add(failed("conversation-closed", "It is closed."));
        DECISIONS.given(failed).when(reschedule(at(in(90)))).rejected("unknown-file", "attachments");
        DECISIONS.given(failed).when(cancel()).events(cancelled());
    }

    @Test
    void what_failed_is_put_away_once_by_its_author_alone() {
        DECISIONS.given(failed()).when(cancel()).events(cancelled());
        DECISIONS.given(failed()).after(cancel()).when(cancel()).nothing();
        DECISIONS.given(failed(), left(ROOM, ANN)).when(cancel()).events(cancelled());
        DECISIONS
                .given(failed())
                .when(new CancelScheduledMessage(MESSAGE, BOB, in(61)))
                .rejected("not-the-author", "Duplex-Person");
        DECISIONS
                .given(failed())
                .after(cancel())
                .when(reschedule(at(in(90))))
                .conflicts("already-cancelled", "message", MESSAGE);
    }

    @Test
    void when_it_is_due_it_is_sent_once_under_its_id() {
        DECISIONS
                .given(room())
                .after(schedule(at(in(60)), NOW))
                .when(new SendScheduledMessage(MESSAGE, in(60)))
                .events(sentMessage(in(60)));
        DECISIONS
                .given(room())
                .after(schedule(at(in(60)), NOW))
                .after(new SendScheduledMessage(MESSAGE, in(60)))
                .when(new SendScheduledMessage(MESSAGE, in(61)))
                .nothing();
        DECISIONS
                .given(room())
                .after(schedule(at(in(60)), NOW))
                .after(change(null, at(in(90))))
                .when(new SendScheduledMessage(MESSAGE, in(60)))
                .nothing();
    }

    @Test
    void once_sent_it_answers_what_its_author_owes() {
        DECISIONS
                .given(room(), new ReplyDeferred(WORKSPACE, ROOM, QUESTION, null, ANN, in(90), null, ANN, THEN))
                .after(schedule(at(in(60)), NOW))
                .when(new SendScheduledMessage(MESSAGE, in(60)))
                .events(
                        sentMessage(in(60)),
                        new ReplyDeferralDropped(
                                WORKSPACE, ROOM, QUESTION, null, ANN, DropReason.ANSWERED, Promise.KEPT, ANN, in(60)));
    }

    @Test
    void what_may_not_be_sent_when_it_is_due_fails_and_says_why() {
        DECISIONS
                .given(room(), scheduled("Hi", in(60), null, NOW), left(ROOM, ANN))
                .when(new SendScheduledMessage(MESSAGE, in(60)))
                .events(failed(
                        "not-a-participant",
                        "Person " + ANN + " does not take part in conversation " + ROOM
                                + "; a participant can add them."));
    }

    @Test
    void who_does_not_work_when_it_is_due_gets_it_at_the_next_working_moment() {
        DECISIONS
                .given(room(), scheduled("Hi", TUESDAY, BOB, NOW), absent(TUESDAY, THURSDAY.minusSeconds(3600)))
                .when(new SendScheduledMessage(MESSAGE, TUESDAY))
                .events(new MessageScheduled(
                        WORKSPACE,
                        ROOM,
                        MESSAGE,
                        "Hi",
                        null,
                        List.of(),
                        null,
                        Urgency.NORMAL,
                        null,
                        false,
                        List.of(),
                        THURSDAY,
                        BOB,
                        ANN,
                        null,
                        TUESDAY));
        DECISIONS
                .given(room(), scheduled("Hi", TUESDAY, BOB, NOW))
                .when(new SendScheduledMessage(MESSAGE, TUESDAY))
                .events(sentMessage(TUESDAY));
    }

    private static List<DuplexEvent> room() {
        List<DuplexEvent> events = new ArrayList<>(people());
        events.addAll(started(ROOM, ConversationKind.GROUP, ANN, BOB));
        events.add(sent(ROOM, QUESTION, BOB));
        return events;
    }

    private static List<DuplexEvent> failed() {
        List<DuplexEvent> events = new ArrayList<>(room());
        events.add(scheduled("Hi", in(60), null, NOW));
        events.add(failed("conversation-closed", "It is closed."));
        return events;
    }

    private static When at(Instant dueAt) {
        return new When(dueAt, null);
    }

    private static When hoursOf(UUID person) {
        return new When(null, person);
    }

    private static ScheduleMessage schedule(When when, Instant now) {
        return new ScheduleMessage(content(ROOM, "Hi", null, now), when);
    }

    private static SendMessage content(UUID conversation, String text, UUID inReplyTo, Instant now) {
        return Writing.plain(
                conversation, MESSAGE, text, MessageMode.ASYNC, inReplyTo, List.of(), Urgency.NORMAL, null, ANN, now);
    }

    private static ChangeScheduledMessage change(String text, When when) {
        return new ChangeScheduledMessage(MESSAGE, text, null, when, ANN, in(1));
    }

    private static ChangeScheduledMessage reschedule(When when) {
        return new ChangeScheduledMessage(MESSAGE, null, null, when, ANN, in(61));
    }

    private static CancelScheduledMessage cancel() {
        return new CancelScheduledMessage(MESSAGE, ANN, in(1));
    }

    private static MessageScheduled scheduled(String text, Instant dueAt, UUID inHoursOf, Instant now) {
        return Schedule.scheduled(WORKSPACE, content(ROOM, text, null, now), dueAt, inHoursOf, ANN);
    }

    private static ScheduledMessageCancelled cancelled() {
        return new ScheduledMessageCancelled(WORKSPACE, ROOM, MESSAGE, ANN, ANN, in(1));
    }

    private static ScheduledMessageFailed failed(String code, String reason) {
        return new ScheduledMessageFailed(WORKSPACE, ROOM, MESSAGE, ANN, code, reason, null, in(60));
    }

    private static MessageSent sentMessage(Instant at) {
        return new MessageSent(
                WORKSPACE,
                ROOM,
                MESSAGE,
                "Hi",
                MessageMode.ASYNC,
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
                at);
    }

    private static AbsenceStarted absent(Instant from, Instant until) {
        return new AbsenceStarted(WORKSPACE, BOB, id("absence"), from, until, null, null, BOB, THEN);
    }
}
