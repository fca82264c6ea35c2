package dev.duplex.command.agenda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duplex.command.MovedClock;
import dev.duplex.command.rest.RunningService;
import dev.duplex.events.DuplexEvent;
import dev.duplex.events.EventTag;
import dev.duplex.events.message.MessageEvent.MessageSent;
import dev.duplex.events.message.ScheduledMessageEvent.MessageScheduled;
import dev.duplex.events.message.ScheduledMessageEvent.ScheduledMessageFailed;
import dev.duplex.events.replylater.AnswerReminderEvent.AnswerReminderDropped;
import dev.duplex.events.replylater.AnswerReminderEvent.AnswerReminderGiven;
import dev.duplex.events.replylater.Promise;
import dev.duplex.events.replylater.ReplyLaterEvent.ReplyDeferralDropped;
import dev.duplex.events.replylater.ReplyLaterEvent.ReplyDeferred;
import dev.duplex.events.replylater.ReplyLaterEvent.ReplyReminded;
import dev.duplex.eventstore.MongoEventStorageEngine;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.axonframework.messaging.eventstreaming.StreamingCondition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.bean.override.convention.TestBean;

/** What people put off, over HTTP, with the clock moved to when it is due. The story begins on a Monday at ten in Berlin. */
class LaterOverHttpTest extends RunningService {

    private static final MovedClock CLOCK = new MovedClock(Instant.parse("2026-03-02T09:00:00Z"));

    @TestBean
    private Clock clock;

    @Autowired
    private MongoEventStorageEngine log;

    private UUID ann;
    private UUID bob;
    private UUID room;
    private UUID question;

    static Clock clock() {
        return CLOCK;
    }

    @BeforeEach
    void people_talk() {
        String workspace = workspace();
        ann = person(workspace);
        bob = person(workspace);
        room = conversation(workspace, "group", ann, bob);
        question = message(room, ann);
    }

    private static Instant in(Duration from) {
        return CLOCK.instant().plus(from);
    }

    @Test
    void who_put_off_a_reply_is_reminded_when_it_is_due_and_answers_too_late() {
        put("/v1/messages/" + question + "/reply-later")
                .as(bob)
                .json("{\"until\":\"" + in(Duration.ofMinutes(1)) + "\"}")
                .send();
        CLOCK.move(Duration.ofMinutes(1));
        Awaitility.await().until(() -> found(ReplyReminded.class).size() == 1);
        UUID answer = post("/v1/conversations/" + room + "/messages")
                .as(bob)
                .json("{\"text\":\"now\",\"inReplyTo\":\"" + question + "\"}")
                .created();
        assertThat(answer).isNotNull();
        assertThat(found(ReplyDeferralDropped.class))
                .extracting(ReplyDeferralDropped::promise)
                .containsExactly(Promise.BROKEN);
    }

    @Test
    void tomorrow_morning_is_in_the_time_of_the_person() {
        Reply reply = put("/v1/messages/" + question + "/reply-later")
                .as(bob)
                .json("{\"when\":\"tomorrow_morning\",\"note\":\"with coffee\"}")
                .send();
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        assertThat(found(ReplyDeferred.class))
                .extracting(ReplyDeferred::until)
                .allSatisfy(until -> assertThat(until).isAfter(CLOCK.instant()).isBefore(in(Duration.ofHours(48))));
    }

    @Test
    void a_scheduled_message_is_sent_under_its_id_when_it_is_due() {
        UUID id = UUID.randomUUID();
        String body = "{\"id\":\"" + id + "\",\"text\":\"later\",\"dueAt\":\"" + in(Duration.ofMinutes(5)) + "\"}";
        Reply scheduled = post("/v1/conversations/" + room + "/scheduled-messages")
                .as(ann)
                .json(body)
                .send();
        assertThat(scheduled.status()).as(scheduled.text()).isEqualTo(201);
        assertThat(scheduled.header("Location")).isEqualTo("/v1/scheduled-messages/" + id);
        assertThat(put("/v1/scheduled-messages/" + id)
                        .as(ann)
                        .json("{\"text\":\"changed\"}")
                        .send()
                        .status())
                .isEqualTo(200);
        CLOCK.move(Duration.ofMinutes(5));
        Awaitility.await()
                .until(() -> found(MessageSent.class).stream()
                        .anyMatch(
                                sent -> sent.message().equals(id) && sent.text().equals("changed")));
        delete("/v1/scheduled-messages/" + id)
                .as(ann)
                .refused(409)
                .code("already-sent")
                .field("message");
        post("/v1/conversations/" + room + "/messages")
                .as(bob)
                .json("{\"id\":\"" + id + "\",\"text\":\"mine\"}")
                .refused(409)
                .code("id-taken");
    }

    @Test
    void a_scheduled_message_of_who_has_left_fails_and_says_so_to_its_sender() {
        UUID id = post("/v1/conversations/" + room + "/scheduled-messages")
                .as(bob)
                .json("{\"text\":\"later\",\"dueAt\":\"" + in(Duration.ofMinutes(5)) + "\"}")
                .created();
        delete("/v1/conversations/" + room + "/participants/" + bob).as(bob).send();
        CLOCK.move(Duration.ofMinutes(5));
        Awaitility.await()
                .until(() -> found(ScheduledMessageFailed.class).stream()
                        .anyMatch(failed ->
                                failed.message().equals(id) && failed.code().equals("not-a-participant")));
    }

    @Test
    void a_cancelled_message_is_cancelled_again_and_by_nobody_else() {
        UUID other = post("/v1/conversations/" + room + "/scheduled-messages")
                .as(ann)
                .json("{\"text\":\"later\",\"dueAt\":\"" + in(Duration.ofDays(300)) + "\"}")
                .created();
        delete("/v1/scheduled-messages/" + other)
                .as(bob)
                .refused(403)
                .code("not-the-author")
                .field("Duplex-Person");
        assertThat(delete("/v1/scheduled-messages/" + other).as(ann).send().status())
                .isEqualTo(200);
        assertThat(delete("/v1/scheduled-messages/" + other).as(ann).send().status())
                .isEqualTo(200);
    }

    @Test
    void in_the_hours_of_the_recipient_is_on_a_working_day_there() {
        UUID id = post("/v1/conversations/" + room + "/scheduled-messages")
                .as(ann)
                .json("{\"text\":\"later\",\"inHoursOf\":\"" + bob + "\"}")
                .created();
        Instant due = found(MessageScheduled.class).getLast().dueAt();
        assertThat(due).isAfterOrEqualTo(CLOCK.instant());
        CLOCK.moveTo(due);
        Awaitility.await()
                .until(() -> found(MessageSent.class).stream()
                        .anyMatch(sent -> sent.message().equals(id)));
        ZonedDateTime there = due.atZone(ZoneId.of("Europe/Berlin"));
        assertThat(there.getDayOfWeek()).isLessThan(DayOfWeek.SATURDAY);
        assertThat(there.getHour()).isBetween(9, 16);
    }

    @Test
    void others_are_reminded_if_nobody_answers_and_not_if_somebody_does() {
        UUID other = message(room, ann);
        for (UUID message : List.of(question, other)) {
            Reply reply = put("/v1/messages/" + message + "/answer-reminder")
                    .as(ann)
                    .json("{\"due\":\"" + in(Duration.ofHours(1)) + "\",\"people\":[\"" + bob + "\"],\"note\":\"?\"}")
                    .send();
            assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        }
        assertThat(delete("/v1/messages/" + other + "/answer-reminder")
                        .as(ann)
                        .send()
                        .status())
                .isEqualTo(200);
        CLOCK.move(Duration.ofHours(1));
        Awaitility.await()
                .until(() -> found(AnswerReminderGiven.class).stream()
                        .anyMatch(given -> given.message().equals(question)));
        assertThat(found(AnswerReminderGiven.class))
                .noneMatch(given -> given.message().equals(other));
        put("/v1/messages/" + other + "/answer-reminder")
                .as(ann)
                .json("{\"due\":\"" + in(Duration.ofHours(1)) + "\"}")
                .send();
        message(room, bob);
        assertThat(found(AnswerReminderDropped.class))
                .anyMatch(dropped -> dropped.message().equals(other) && bob.equals(dropped.by()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"until\":\"2026-03-01T09:00:00Z\"} | 422 | in-the-past | until",
                "{\"until\":\"2027-03-01T09:00:00Z\",\"when\":\"TOMORROW_MORNING\"} | 400 | until-or-when | when",
                "{\"when\":\"someday\"} | 400 | wrong-type | when",
                "{\"until\":\"tomorrow\"} | 400 | wrong-type | until",
                "{\"until\":1772442000} | 400 | wrong-type | until",
                "{\"till\":\"2027-03-01T09:00:00Z\"} | 400 | unknown-field | till"
            })
    void a_deferral_that_cannot_be_is_refused(String body, int status, String code, String field) {
        put("/v1/messages/" + question + "/reply-later")
                .as(bob)
                .json(body)
                .refused(status)
                .code(code)
                .field(field);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"text\":\"Hi\"} | 400 | due-at-or-in-hours-of | dueAt",
                "{\"text\":\"Hi\",\"dueAt\":\"2027-03-01T09:00:00Z\",\"inHoursOf\":\"BOB\"} | 400 | due-at-or-in-hours-of | dueAt",
                "{\"text\":\"Hi\",\"dueAt\":\"2026-03-01T09:00:00Z\"} | 422 | in-the-past | dueAt",
                "{\"text\":\"Hi\",\"dueAt\":\"2029-03-01T09:00:00Z\"} | 422 | too-far-ahead | dueAt",
                "{\"text\":\" \",\"dueAt\":\"2027-03-01T09:00:00Z\"} | 400 | invalid | text",
                "{\"dueAt\":\"2027-03-01T09:00:00Z\"} | 400 | invalid | text",
                "{\"text\":\"Hi\",\"inHoursOf\":\"00000000-0000-0000-0000-000000000001\"} | 403 | not-a-participant | inHoursOf",
                "{\"text\":\"Hi\",\"inHoursOf\":\"bob\"} | 400 | wrong-type | inHoursOf"
            })
    void a_message_that_cannot_be_scheduled_is_refused(String body, int status, String code, String field) {
        post("/v1/conversations/" + room + "/scheduled-messages")
                .as(ann)
                .json(body.replace("BOB", bob.toString()))
                .refused(status)
                .code(code)
                .field(field);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | 400 | invalid | due",
                "{\"due\":\"2026-03-01T09:00:00Z\"} | 422 | in-the-past | due",
                "{\"due\":\"2027-03-01T09:00:00Z\",\"people\":[\"00000000-0000-0000-0000-000000000001\"]} | 403 | not-a-participant | people",
                "{\"due\":\"2027-03-01T09:00:00Z\",\"people\":\"BOB\"} | 400 | wrong-type | people"
            })
    void a_reminder_that_cannot_be_is_refused(String body, int status, String code, String field) {
        put("/v1/messages/" + question + "/answer-reminder")
                .as(ann)
                .json(body)
                .refused(status)
                .code(code)
                .field(field);
    }

    @Test
    void what_nobody_knows_is_told() {
        UUID nothing = UUID.randomUUID();
        put("/v1/messages/" + nothing + "/reply-later")
                .as(bob)
                .json("{}")
                .refused(404)
                .code("unknown-message");
        put("/v1/scheduled-messages/" + nothing)
                .as(bob)
                .json("{\"text\":\"x\"}")
                .refused(404)
                .code("unknown-scheduled-message");
        delete("/v1/scheduled-messages/" + nothing).as(bob).refused(404).code("unknown-scheduled-message");
        delete("/v1/messages/" + question + "/answer-reminder")
                .as(bob)
                .refused(409)
                .code("no-reminder");
        put("/v1/messages/" + question + "/reply-later").json("{}").refused(400).code("acting-person-missing");
    }

    @Test
    void the_agenda_tells_how_it_is() {
        Awaitility.await().until(() -> get("/actuator/health").send().status() == 200);
        assertThat(get("/actuator/metrics/duplex.agenda.lag").send().status()).isEqualTo(200);
        assertThat(get("/actuator/metrics/duplex.agenda.entries").send().status())
                .isEqualTo(200);
    }

    /** Of this test's conversation, or of its people. */
    private <E extends DuplexEvent> List<E> found(Class<E> type) {
        long end = log.durableEnd();
        List<E> found = new ArrayList<>();
        long[] read = {0};
        var stream = log.stream(StreamingCondition.startingFrom(null), null);
        try {
            Awaitility.await().until(() -> {
                for (var next = stream.next(); next.isPresent() && read[0] < end; next = stream.next()) {
                    read[0]++;
                    Object event = next.get().message().payload();
                    if (type.isInstance(event) && ((DuplexEvent) event).tags().contains(here())) {
                        found.add(type.cast(event));
                    }
                }
                return read[0] == end;
            });
        } finally {
            stream.close();
        }
        return found;
    }

    private EventTag here() {
        return EventTag.conversation(room);
    }
}
