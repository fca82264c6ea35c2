package dev.duplex.command.replylater;

import static dev.duplex.command.Acme.ANN;
import static dev.duplex.command.Acme.BERLIN;
import static dev.duplex.command.Acme.BOB;
import static dev.duplex.command.Acme.CYD;
import static dev.duplex.command.Acme.NOW;
import static dev.duplex.command.Acme.ROOM;
import static dev.duplex.command.Acme.THEN;
import static dev.duplex.command.Acme.WORKSPACE;
import static dev.duplex.command.Acme.id;
import static dev.duplex.command.Acme.in;
import static dev.duplex.command.Acme.joined;
import static dev.duplex.command.Acme.left;
import static dev.duplex.command.Acme.people;
import static dev.duplex.command.Acme.sent;
import static dev.duplex.command.Acme.started;

import dev.duplex.command.bus.DecisionFixture;
import dev.duplex.events.DuplexEvent;
import dev.duplex.events.availability.AvailabilityEvent.AbsenceStarted;
import dev.duplex.events.availability.AvailabilityEvent.WorkingHoursSet;
import dev.duplex.events.availability.WorkingInterval;
import dev.duplex.events.conversation.ConversationKind;
import dev.duplex.events.message.MessageEvent.MessageRetracted;
import dev.duplex.events.message.MessageEvent.MessageSent;
import dev.duplex.events.message.MessageMode;
import dev.duplex.events.message.Origin;
import dev.duplex.events.message.Urgency;
import dev.duplex.events.people.PersonKind;
import dev.duplex.events.replylater.DropReason;
import dev.duplex.events.replylater.ReplyLaterEvent.ReplyDeferralDropped;
import dev.duplex.events.replylater.ReplyLaterEvent.ReplyDeferred;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplyLaterTest {

    private static final DecisionFixture DECISIONS =
            DecisionFixture.of(ReplyLaterController.deferReply(), ReplyLaterController.dropDeferral());
    private static final UUID QUESTION = id("question");
    private static final UUID CALL = id("call");

    @Test
    void a_participant_owes_a_reply_until_an_instant() {
        DECISIONS.given(room()).when(defer(in(60), "numbers first")).events(owed(null, in(60), "numbers first"));
    }

    @Test
    void a_reply_may_be_owed_without_an_instant() {
        DECISIONS.given(room()).when(defer(null, null)).events(owed(null, null, null));
    }

    @Test
    void putting_it_off_again_in_the_same_way_changes_nothing_also_when_the_instant_has_passed() {
        DECISIONS
                .given(room())
                .after(defer(in(60), "note"))
                .when(defer(in(60), "note"))
                .nothing();
        DECISIONS
                .given(room())
                .after(defer(in(60), "note"))
                .when(new DeferReply(QUESTION, in(60), null, "note", BOB, in(120)))
                .nothing();
    }

    @Test
    void putting_it_off_again_to_another_instant_or_with_another_note_is_told() {
        DECISIONS
                .given(room())
                .after(defer(in(60), "note"))
                .when(defer(in(90), "note"))
                .events(owed(null, in(90), "note"));
        DECISIONS
                .given(room())
                .after(defer(in(60), "note"))
                .when(defer(in(60), "other"))
                .events(owed(null, in(60), "other"));
    }

    @Test
    void putting_off_the_reply_to_a_missed_call_keeps_the_call() {
        DECISIONS
                .given(room(), new ReplyDeferred(WORKSPACE, ROOM, QUESTION, CALL, BOB, null, null, null, THEN))
                .when(defer(in(60), null))
                .events(owed(CALL, in(60), null));
    }

    @Test
    void nobody_promises_a_reply_for_an_instant_that_is_over() {
        DECISIONS.given(room()).when(defer(NOW, null)).rejected("in-the-past", "until");
    }

    @Test
    void nobody_owes_a_reply_to_a_message_of_their_own() {
        DECISIONS
                .given(room())
                .when(new DeferReply(QUESTION, null, null, null, ANN, NOW))
                .rejected("own-message", "message");
    }

    @Test
    void only_a_participant_owes_a_reply() {
        DECISIONS
                .given(room())
                .when(new DeferReply(QUESTION, null, null, null, CYD, NOW))
                .rejected("not-a-participant", "Duplex-Person");
        DECISIONS.given(room(), left(ROOM, BOB)).when(defer(null, null)).rejected("not-a-participant", "Duplex-Person");
        DECISIONS
                .given(room())
                .when(new DropDeferral(QUESTION, CYD, NOW))
                .rejected("not-a-participant", "Duplex-Person");
    }

    @Test
    void a_message_that_nobody_sent_is_unknown() {
        DECISIONS
                .given(room())
                .when(new DeferReply(id("nothing"), null, null, null, BOB, NOW))
                .rejected("unknown-message", "message");
        DECISIONS.given(room()).when(new DropDeferral(id("nothing"), BOB, NOW)).rejected("unknown-message", "message");
    }

    @Test
    void who_owes_a_reply_withdraws_it_and_withdrawing_again_changes_nothing() {
        DECISIONS.given(room()).after(defer(null, null)).when(drop()).events(withdrawn(null));
        DECISIONS
                .given(room())
                .after(defer(null, null))
                .after(drop())
                .when(drop())
                .nothing();
    }

    @Test
    void withdrawing_covers_a_call_about_the_message_that_was_missed_too() {
        DECISIONS
                .given(
                        room(),
                        owed(null, null, null),
                        new ReplyDeferred(WORKSPACE, ROOM, QUESTION, CALL, BOB, null, null, null, THEN))
                .when(drop())
                .events(withdrawn(CALL));
    }

    @Test
    void what_was_fulfilled_by_answering_is_gone_already() {
        DECISIONS
                .given(
                        room(),
                        owed(null, null, null),
                        new ReplyDeferralDropped(
                                WORKSPACE, ROOM, QUESTION, null, BOB, DropReason.ANSWERED, null, BOB, NOW))
                .when(drop())
                .nothing();
    }

    @Test
    void there_is_nothing_to_withdraw_where_nothing_was_put_off() {
        DECISIONS.given(room()).when(drop()).conflicts("nothing-owed", "message", QUESTION);
    }

    @Test
    void what_somebody_else_put_off_is_not_withdrawn() {
        DECISIONS
                .given(
                        room(),
                        started(ROOM, ConversationKind.GROUP, ANN, BOB, CYD),
                        new ReplyDeferred(WORKSPACE, ROOM, QUESTION, null, CYD, null, null, CYD, THEN))
                .when(drop())
                .conflicts("nothing-owed", "message", QUESTION);
    }

    @Test
    void a_reply_that_was_withdrawn_can_be_put_off_again() {
        DECISIONS
                .given(room())
                .after(defer(in(60), null))
                .after(drop())
                .when(defer(in(60), null))
                .events(owed(null, in(60), null));
    }

    /** Monday 2026-03-02, 11:00 in Berlin; the office opens at eight. */
    @ParameterizedTest
    @CsvSource({
        "2026-03-02T10:00:00Z, TOMORROW_MORNING, 2026-03-03T07:00:00Z",
        "2026-03-02T10:00:00Z, NEXT_WORKING_DAY, 2026-03-03T07:00:00Z",
        "2026-03-06T10:00:00Z, TOMORROW_MORNING, 2026-03-07T08:00:00Z",
        "2026-03-06T10:00:00Z, NEXT_WORKING_DAY, 2026-03-09T07:00:00Z",
        "2026-03-27T10:00:00Z, NEXT_WORKING_DAY, 2026-03-30T06:00:00Z"
    })
    void a_moment_is_meant_in_the_time_zone_and_hours_of_the_person(Instant now, Moment moment, Instant until) {
        DECISIONS
                .given(room(), officeOpens(LocalTime.of(8, 0)))
                .when(new DeferReply(QUESTION, null, moment, null, BOB, now))
                .events(new ReplyDeferred(WORKSPACE, ROOM, QUESTION, null, BOB, until, null, BOB, now));
    }

    @Test
    void the_next_working_day_comes_after_an_absence() {
        DECISIONS
                .given(
                        room(),
                        officeOpens(LocalTime.of(8, 0)),
                        new AbsenceStarted(
                                WORKSPACE,
                                BOB,
                                id("holiday"),
                                Instant.parse("2026-03-02T23:00:00Z"),
                                Instant.parse("2026-03-04T23:00:00Z"),
                                null,
                                null,
                                BOB,
                                THEN))
                .when(new DeferReply(QUESTION, null, Moment.NEXT_WORKING_DAY, null, BOB, NOW))
                .events(owed(null, Instant.parse("2026-03-05T07:00:00Z"), null));
    }

    @Test
    void the_reply_to_a_message_that_was_retracted_is_not_put_off() {
        DECISIONS
                .given(room(), new MessageRetracted(WORKSPACE, ROOM, QUESTION, ANN, THEN))
                .when(defer(null, null))
                .conflicts("message-retracted", "message", QUESTION);
    }

    @Test
    void a_private_note_is_not_there_for_a_customer() {
        UUID customer = id("customer");
        List<DuplexEvent> room = room(joined(WORKSPACE, customer, PersonKind.CUSTOMER), customer, BOB, ANN);
        UUID note = id("note");
        DuplexEvent noted = new MessageSent(
                WORKSPACE,
                ROOM,
                note,
                "Difficult",
                MessageMode.ASYNC,
                null,
                null,
                List.of(),
                null,
                Urgency.NORMAL,
                null,
                true,
                List.of(),
                Origin.PERSON,
                ANN,
                THEN);
        DECISIONS
                .given(room, noted)
                .when(new DeferReply(note, null, null, null, customer, NOW))
                .rejected("unknown-message", "message");
        DECISIONS
                .given(room, noted)
                .when(new DeferReply(note, null, null, null, BOB, NOW))
                .events(new ReplyDeferred(WORKSPACE, ROOM, note, null, BOB, null, null, BOB, NOW));
    }

    private static DuplexEvent officeOpens(LocalTime from) {
        List<WorkingInterval> week = Stream.of(DayOfWeek.values())
                .limit(5)
                .map(day -> new WorkingInterval(day, from, LocalTime.of(16, 0)))
                .toList();
        return new WorkingHoursSet(WORKSPACE, null, BERLIN, week, List.of(), 1, null, THEN);
    }

    private static List<DuplexEvent> room() {
        return room(joined(ANN), ANN, BOB);
    }

    private static List<DuplexEvent> room(DuplexEvent another, UUID... participants) {
        List<DuplexEvent> events = new ArrayList<>(people());
        events.add(another);
        events.addAll(started(ROOM, ConversationKind.GROUP, participants));
        events.add(sent(ROOM, QUESTION, ANN));
        return events;
    }

    private static DeferReply defer(Instant until, String note) {
        return new DeferReply(QUESTION, until, null, note, BOB, NOW);
    }

    private static DropDeferral drop() {
        return new DropDeferral(QUESTION, BOB, NOW);
    }

    private static ReplyDeferred owed(UUID call, Instant until, String note) {
        return new ReplyDeferred(WORKSPACE, ROOM, QUESTION, call, BOB, until, note, BOB, NOW);
    }

    private static ReplyDeferralDropped withdrawn(UUID call) {
        return new ReplyDeferralDropped(WORKSPACE, ROOM, QUESTION, call, BOB, DropReason.WITHDRAWN, null, BOB, NOW);
    }
}
