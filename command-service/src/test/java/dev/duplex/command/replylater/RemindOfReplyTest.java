package dev.duplex.command.replylater;

import static dev.duplex.command.Acme.ANN;
import static dev.duplex.command.Acme.BOB;
import static dev.duplex.command.Acme.ROOM;
import static dev.duplex.command.Acme.THEN;
import static dev.duplex.command.Acme.WORKSPACE;
import static dev.duplex.command.Acme.id;
import static dev.duplex.command.Acme.left;
import static dev.duplex.command.Acme.people;
import static dev.duplex.command.Acme.sent;
import static dev.duplex.command.Acme.started;

import dev.duplex.command.bus.DecisionFixture;
import dev.duplex.events.DuplexEvent;
import dev.duplex.events.availability.AvailabilityEvent.AbsenceStarted;
import dev.duplex.events.availability.AvailabilityEvent.AwayStarted;
import dev.duplex.events.availability.AvailabilityEvent.FocusTimeStarted;
import dev.duplex.events.availability.AvailabilityEvent.WorkingHoursSet;
import dev.duplex.events.availability.FocusBreak;
import dev.duplex.events.availability.WorkingInterval;
import dev.duplex.events.conversation.ConversationEvent.ConversationClosed;
import dev.duplex.events.conversation.ConversationEvent.ConversationReopened;
import dev.duplex.events.conversation.ConversationKind;
import dev.duplex.events.conversation.ReopenReason;
import dev.duplex.events.message.MessageEvent.MessageRetracted;
import dev.duplex.events.replylater.DropReason;
import dev.duplex.events.replylater.PostponeReason;
import dev.duplex.events.replylater.ReplyLaterEvent.ReplyDeferralDropped;
import dev.duplex.events.replylater.ReplyLaterEvent.ReplyDeferred;
import dev.duplex.events.replylater.ReplyLaterEvent.ReplyReminded;
import dev.duplex.events.replylater.ReplyLaterEvent.ReplyReminderPostponed;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Bob works in Berlin, Monday to Friday from nine to five; DUE is a Tuesday at ten there. */
class RemindOfReplyTest {

    private static final DecisionFixture DECISIONS = DecisionFixture.of(ReplyLaterController.remindOfReply());
    private static final UUID QUESTION = id("question");
    private static final UUID CALL = id("call");
    private static final Instant DUE = Instant.parse("2026-03-03T09:00:00Z");
    private static final Instant NEXT_MORNING = Instant.parse("2026-03-04T08:00:00Z");
    private static final Instant SUNDAY = Instant.parse("2026-03-08T12:00:00Z");
    private static final Instant MONDAY_MORNING = Instant.parse("2026-03-09T08:00:00Z");

    @Test
    void who_still_owes_the_reply_is_reminded_when_it_is_due() {
        DECISIONS.given(room(), deferred(DUE)).when(remind(DUE)).events(reminded(DUE));
    }

    @Test
    void who_declined_a_call_for_later_is_reminded_of_the_call() {
        DECISIONS
                .given(room(), new ReplyDeferred(WORKSPACE, ROOM, null, CALL, BOB, DUE, null, BOB, THEN))
                .when(new RemindOfReply(WORKSPACE, ROOM, CALL, BOB, DUE))
                .events(new ReplyReminded(WORKSPACE, ROOM, null, CALL, BOB, null, DUE));
    }

    @Test
    void a_call_about_the_message_that_was_missed_takes_back_no_promise() {
        DECISIONS
                .given(
                        room(),
                        deferred(DUE),
                        new ReplyDeferred(WORKSPACE, ROOM, QUESTION, CALL, BOB, null, null, null, THEN))
                .when(remind(DUE))
                .events(reminded(DUE));
    }

    @Test
    void the_reminder_comes_once() {
        DECISIONS
                .given(room(), deferred(DUE))
                .after(remind(DUE))
                .when(remind(DUE.plusSeconds(1)))
                .nothing();
    }

    @Test
    void a_reply_put_off_again_after_the_reminder_is_reminded_of_again() {
        Instant later = DUE.plusSeconds(3600);
        DECISIONS
                .given(room(), deferred(DUE), reminded(DUE), deferred(later))
                .when(remind(later))
                .events(reminded(later));
    }

    @Test
    void nothing_happens_before_the_instant_to_which_it_was_moved() {
        DECISIONS.given(room(), deferred(DUE)).when(remind(DUE.minusMillis(1))).nothing();
        DECISIONS
                .given(room(), deferred(DUE), deferred(DUE.plusSeconds(60)))
                .when(remind(DUE))
                .nothing();
        DECISIONS.given(room(), deferred(DUE), deferred(null)).when(remind(DUE)).nothing();
    }

    @Test
    void what_was_answered_or_withdrawn_needs_no_reminder() {
        for (DropReason reason : DropReason.values()) {
            DECISIONS
                    .given(room(), deferred(DUE), dropped(reason, BOB, THEN))
                    .when(remind(DUE))
                    .nothing();
        }
    }

    static Stream<List<DuplexEvent>> reasons_why_it_is_needed_no_longer() {
        return Stream.of(
                List.of(left(ROOM, BOB)),
                List.of(new MessageRetracted(WORKSPACE, ROOM, QUESTION, ANN, THEN)),
                List.of(new ConversationClosed(WORKSPACE, ROOM, null, ANN, THEN)),
                List.of(absent(DUE.minusSeconds(60), NEXT_MORNING), left(ROOM, BOB)));
    }

    @ParameterizedTest
    @MethodSource("reasons_why_it_is_needed_no_longer")
    void it_ends_without_a_reminder_where_the_person_left_the_message_is_gone_or_the_conversation_closed(
            List<DuplexEvent> meanwhile) {
        DECISIONS
                .given(room(), deferred(DUE), meanwhile)
                .when(remind(DUE))
                .events(dropped(DropReason.NO_LONGER_NEEDED, null, DUE));
    }

    @Test
    void a_conversation_that_is_open_again_is_as_good_as_before() {
        DECISIONS
                .given(
                        room(),
                        deferred(DUE),
                        new ConversationClosed(WORKSPACE, ROOM, null, ANN, THEN),
                        new ConversationReopened(WORKSPACE, ROOM, ReopenReason.REQUESTED, ANN, THEN))
                .when(remind(DUE))
                .events(reminded(DUE));
    }

    @Test
    void while_the_person_is_in_focus_time_it_waits_for_its_end() {
        DECISIONS
                .given(room(), deferred(DUE), focus(DUE.minusSeconds(60), DUE.plusSeconds(3600)))
                .when(remind(DUE))
                .events(postponed(PostponeReason.FOCUS, DUE.plusSeconds(3600), DUE));
    }

    @Test
    void focus_time_that_lasts_until_the_evening_makes_it_wait_for_the_next_morning() {
        DECISIONS
                .given(room(), deferred(DUE), focus(DUE.minusSeconds(60), Instant.parse("2026-03-03T16:00:00Z")))
                .when(remind(DUE))
                .events(postponed(PostponeReason.FOCUS, NEXT_MORNING, DUE));
    }

    @Test
    void while_the_person_is_absent_it_waits_for_the_return_in_working_hours() {
        DECISIONS
                .given(room(), deferred(DUE), absent(THEN, SUNDAY))
                .when(remind(DUE))
                .events(postponed(PostponeReason.ABSENT, MONDAY_MORNING, DUE));
    }

    @Test
    void while_the_person_is_away_it_waits_and_looks_again_where_nobody_knows_until_when() {
        DECISIONS
                .given(room(), deferred(DUE), new AwayStarted(WORKSPACE, BOB, DUE.plusSeconds(600), BOB, THEN))
                .when(remind(DUE))
                .events(postponed(PostponeReason.AWAY, DUE.plusSeconds(600), DUE));
        DECISIONS
                .given(room(), deferred(DUE), new AwayStarted(WORKSPACE, BOB, null, BOB, THEN))
                .when(remind(DUE))
                .events(postponed(PostponeReason.AWAY, DUE.plusSeconds(3600), DUE));
    }

    @Test
    void an_instant_off_hours_that_the_person_chose_is_meant() {
        DECISIONS.given(room(), deferred(SUNDAY)).when(remind(SUNDAY)).events(reminded(SUNDAY));
    }

    @Test
    void an_instant_that_became_off_hours_later_waits_for_the_next_working_hour() {
        DECISIONS
                .given(room(), deferred(DUE), hours(LocalTime.of(12, 0), 1))
                .when(remind(DUE))
                .events(postponed(PostponeReason.OFF_HOURS, Instant.parse("2026-03-03T11:00:00Z"), DUE));
    }

    @Test
    void absence_is_not_broken_by_an_instant_that_was_chosen_off_hours() {
        DECISIONS
                .given(room(), deferred(SUNDAY), absent(THEN, SUNDAY.plusSeconds(60)))
                .when(remind(SUNDAY))
                .events(postponed(PostponeReason.ABSENT, MONDAY_MORNING, SUNDAY));
    }

    @Test
    void once_the_moment_to_which_it_was_postponed_has_come_it_is_decided_again() {
        List<DuplexEvent> earlier = new ArrayList<>(room());
        earlier.add(deferred(DUE));
        earlier.add(focus(DUE.minusSeconds(60), DUE.plusSeconds(3600)));
        earlier.add(postponed(PostponeReason.FOCUS, DUE.plusSeconds(3600), DUE));
        DECISIONS.given(earlier).when(remind(DUE.plusSeconds(3599))).nothing();
        DECISIONS.given(earlier).when(remind(DUE.plusSeconds(3600))).events(reminded(DUE.plusSeconds(3600)));
        DECISIONS
                .given(earlier, absent(DUE, SUNDAY))
                .when(remind(DUE.plusSeconds(3600)))
                .events(postponed(PostponeReason.ABSENT, MONDAY_MORNING, DUE.plusSeconds(3600)));
    }

    @Test
    void what_somebody_else_owes_is_left_alone() {
        DECISIONS
                .given(room(), new ReplyDeferred(WORKSPACE, ROOM, QUESTION, null, id("cyd"), DUE, null, null, THEN))
                .when(remind(DUE))
                .nothing();
    }

    private static List<DuplexEvent> room() {
        List<DuplexEvent> events = new ArrayList<>(people());
        events.addAll(started(ROOM, ConversationKind.GROUP, ANN, BOB, id("cyd")));
        events.add(sent(ROOM, QUESTION, ANN));
        return events;
    }

    private static RemindOfReply remind(Instant at) {
        return new RemindOfReply(WORKSPACE, ROOM, QUESTION, BOB, at);
    }

    private static ReplyDeferred deferred(Instant until) {
        return new ReplyDeferred(WORKSPACE, ROOM, QUESTION, null, BOB, until, null, BOB, THEN);
    }

    private static ReplyReminded reminded(Instant at) {
        return new ReplyReminded(WORKSPACE, ROOM, QUESTION, null, BOB, null, at);
    }

    private static ReplyReminderPostponed postponed(PostponeReason reason, Instant until, Instant at) {
        return new ReplyReminderPostponed(WORKSPACE, ROOM, QUESTION, null, BOB, reason, until, null, at);
    }

    private static ReplyDeferralDropped dropped(DropReason reason, UUID by, Instant at) {
        return new ReplyDeferralDropped(WORKSPACE, ROOM, QUESTION, null, BOB, reason, null, by, at);
    }

    private static AbsenceStarted absent(Instant from, Instant until) {
        return new AbsenceStarted(WORKSPACE, BOB, id("absence"), from, until, null, null, BOB, THEN);
    }

    private static FocusTimeStarted focus(Instant from, Instant until) {
        return new FocusTimeStarted(
                WORKSPACE, BOB, id("focus"), from, until, new FocusBreak(FocusBreak.Who.NOBODY, List.of()), BOB, THEN);
    }

    private static WorkingHoursSet hours(LocalTime from, int version) {
        List<WorkingInterval> week = Stream.of(DayOfWeek.values())
                .limit(5)
                .map(day -> new WorkingInterval(day, from, LocalTime.of(17, 0)))
                .toList();
        return new WorkingHoursSet(WORKSPACE, BOB, ZoneId.of("Europe/Berlin"), week, List.of(), version, BOB, THEN);
    }
}
