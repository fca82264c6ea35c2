package dev.duplex.command.scheduledcall;

import static dev.duplex.command.Acme.ANN;
import static dev.duplex.command.Acme.BOB;
import static dev.duplex.command.Acme.CYD;
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
import static dev.duplex.command.Acme.started;

import dev.duplex.calendar.CallTerms;
import dev.duplex.command.bus.DecisionFixture;
import dev.duplex.command.scheduledcall.ScheduledCallCommand.AnswerInvitation;
import dev.duplex.command.scheduledcall.ScheduledCallCommand.CancelScheduledCall;
import dev.duplex.command.scheduledcall.ScheduledCallCommand.Change;
import dev.duplex.command.scheduledcall.ScheduledCallCommand.RemindOfCall;
import dev.duplex.command.scheduledcall.ScheduledCallCommand.RescheduleCall;
import dev.duplex.command.scheduledcall.ScheduledCallCommand.ScheduleCall;
import dev.duplex.events.DuplexEvent;
import dev.duplex.events.call.InvitationAnswer;
import dev.duplex.events.call.Media;
import dev.duplex.events.call.Recurrence;
import dev.duplex.events.call.ScheduledCallEvent.CallCancelled;
import dev.duplex.events.call.ScheduledCallEvent.CallRescheduled;
import dev.duplex.events.call.ScheduledCallEvent.CallScheduled;
import dev.duplex.events.call.ScheduledCallEvent.InvitationAnswered;
import dev.duplex.events.call.ScheduledCallEvent.ScheduledCallReminded;
import dev.duplex.events.conversation.ConversationEvent.ConversationClosed;
import dev.duplex.events.conversation.ConversationEvent.ParticipantAdded;
import dev.duplex.events.conversation.ConversationKind;
import dev.duplex.events.conversation.ParticipantRole;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Ann owns the room and schedules calls with Bob and Cyd in Berlin, where NOW is a Monday at eleven. */
class ScheduledCallTest {

    private static final DecisionFixture DECISIONS = DecisionFixture.of(
            ScheduledCallController.scheduleCall(),
            ScheduledCallController.rescheduleCall(),
            ScheduledCallController.cancelScheduledCall(),
            ScheduledCallController.answerInvitation(),
            ScheduledCallController.remindOfCall());
    private static final UUID CALL = id("scheduled");
    private static final LocalDateTime FRIDAY = LocalDateTime.parse("2026-03-06T15:00");
    private static final LocalDateTime NEXT_FRIDAY = FRIDAY.plusWeeks(1);
    private static final Recurrence FRIDAYS = weekly(1, 10);
    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);

    private static Recurrence weekly(int interval, @Nullable Integer count, DayOfWeek... days) {
        return new Recurrence(Recurrence.Frequency.WEEKLY, interval, List.of(days), count, null);
    }

    private static CallTerms terms(LocalDateTime start, @Nullable Recurrence recurrence) {
        return through(null, start, recurrence);
    }

    private static CallTerms through(@Nullable String provider, LocalDateTime start, @Nullable Recurrence recurrence) {
        return new CallTerms("Planning", Media.VIDEO, provider, start, "Europe/Berlin", 30, List.of(), recurrence);
    }

    private static ScheduleCall schedule(CallTerms terms) {
        return new ScheduleCall(ROOM, CALL, terms, Optional.of(List.of(BOB, CYD)), ANN, NOW);
    }

    private static CallScheduled scheduled(UUID by, LocalDateTime start, @Nullable Recurrence recurrence) {
        return scheduled(null, by, start, recurrence);
    }

    private static CallScheduled scheduled(
            @Nullable String provider, UUID by, LocalDateTime start, @Nullable Recurrence recurrence) {
        List<UUID> invitees = new ArrayList<>(List.of(ANN, BOB, CYD));
        invitees.remove(by);
        return new CallScheduled(
                WORKSPACE,
                ROOM,
                CALL,
                "Planning",
                Media.VIDEO,
                provider,
                start,
                "Europe/Berlin",
                30,
                invitees,
                recurrence,
                null,
                by,
                NOW);
    }

    private static List<DuplexEvent> room() {
        return started(ROOM, ConversationKind.GROUP, ANN, BOB, CYD);
    }

    private static Change at(LocalDateTime start) {
        return new Change(null, null, null, start, null, null, null, null);
    }

    private static CallRescheduled moved(@Nullable LocalDateTime occurrence, LocalDateTime start, UUID by) {
        return moved(null, occurrence, start, by);
    }

    private static CallRescheduled moved(
            @Nullable String provider, @Nullable LocalDateTime occurrence, LocalDateTime start, UUID by) {
        return new CallRescheduled(
                WORKSPACE,
                ROOM,
                CALL,
                occurrence,
                "Planning",
                Media.VIDEO,
                provider,
                start,
                "Europe/Berlin",
                30,
                List.of(BOB, CYD),
                occurrence == null ? FRIDAYS : null,
                by,
                NOW);
    }

    @Test
    void where_it_takes_place_is_kept_until_somebody_chooses_another_way() {
        DECISIONS
                .given(people(), room())
                .when(schedule(through("link", FRIDAY, null)))
                .events(scheduled("link", ANN, FRIDAY, null));
        DECISIONS
                .given(people(), room(), scheduled("link", ANN, FRIDAY, FRIDAYS))
                .when(new RescheduleCall(CALL, null, at(FRIDAY.plusHours(1)), ANN, NOW))
                .events(moved("link", null, FRIDAY.plusHours(1), ANN));
        Change through = new Change(null, null, "mesh", null, null, null, null, null);
        DECISIONS
                .given(people(), room(), scheduled("link", ANN, FRIDAY, FRIDAYS))
                .when(new RescheduleCall(CALL, NEXT_FRIDAY, through, ANN, NOW))
                .events(moved("mesh", NEXT_FRIDAY, NEXT_FRIDAY, ANN));
        DECISIONS
                .given(people(), room(), scheduled("mesh", ANN, FRIDAY, FRIDAYS))
                .when(new RescheduleCall(CALL, NEXT_FRIDAY, through, ANN, NOW))
                .nothing();
        DECISIONS
                .given(people(), room(), scheduled("mesh", ANN, FRIDAY, null))
                .when(schedule(through("link", FRIDAY, null)))
                .conflicts("id-taken", "id", CALL);
    }

    @Test
    void a_call_is_scheduled_with_those_invited() {
        DECISIONS.given(people(), room()).when(schedule(terms(FRIDAY, null))).events(scheduled(ANN, FRIDAY, null));
    }

    @Test
    void all_others_are_invited_where_nobody_is_named() {
        DECISIONS
                .given(people(), room())
                .when(new ScheduleCall(ROOM, CALL, terms(FRIDAY, null), Optional.empty(), ANN, NOW))
                .events(scheduled(ANN, FRIDAY, null));
    }

    @Test
    void in_a_large_conversation_those_invited_are_named() {
        List<DuplexEvent> crowd = IntStream.range(0, 60)
                .<DuplexEvent>mapToObj(
                        i -> new ParticipantAdded(WORKSPACE, ROOM, id("p" + i), ParticipantRole.MEMBER, ANN, THEN))
                .toList();
        DECISIONS
                .given(people(), room(), crowd)
                .when(new ScheduleCall(ROOM, CALL, terms(FRIDAY, null), Optional.empty(), ANN, NOW))
                .rejected("too-many-invitees", "invitees");
    }

    @Test
    void scheduling_it_again_changes_nothing_and_another_one_under_its_id_is_refused() {
        DECISIONS
                .given(people(), room())
                .after(schedule(terms(FRIDAY, FRIDAYS)))
                .when(schedule(terms(FRIDAY, FRIDAYS)))
                .nothing();
        DECISIONS
                .given(people(), room())
                .after(schedule(terms(FRIDAY, FRIDAYS)))
                .when(schedule(terms(FRIDAY, null)))
                .conflicts("id-taken", "id", CALL);
    }

    @Test
    void only_participants_schedule_and_are_invited_and_only_while_it_is_open() {
        DECISIONS
                .given(people(), room())
                .when(new ScheduleCall(NOWHERE, CALL, terms(FRIDAY, null), Optional.of(List.of()), ANN, NOW))
                .rejected("unknown-conversation", "conversation");
        DECISIONS
                .given(people(), room())
                .when(new ScheduleCall(ROOM, CALL, terms(FRIDAY, null), Optional.of(List.of(BOB)), STRANGER, NOW))
                .rejected("not-a-participant", "Duplex-Person");
        DECISIONS
                .given(people(), room(), left(ROOM, CYD))
                .when(schedule(terms(FRIDAY, null)))
                .rejected("not-a-participant", "invitees");
        DECISIONS
                .given(people(), room(), new ConversationClosed(WORKSPACE, ROOM, null, ANN, THEN))
                .when(schedule(terms(FRIDAY, null)))
                .conflicts("conversation-closed", "conversation", ROOM);
    }

    static List<Arguments> wrong() {
        LocalDate day = FRIDAY.toLocalDate();
        return List.of(
                Arguments.of(terms(LocalDateTime.parse("2026-03-02T11:00"), null), "in-the-past", "start"),
                Arguments.of(terms(FRIDAY.plusYears(2), null), "too-far-ahead", "start"),
                Arguments.of(terms(LocalDateTime.parse("9998-12-31T23:00"), null), "too-far-ahead", "start"),
                Arguments.of(terms(FRIDAY, weekly(1, null)), "endless-recurrence", "recurrence"),
                Arguments.of(terms(FRIDAY, weekly(53, 2)), "out-of-range", "recurrence.interval"),
                Arguments.of(terms(FRIDAY, weekly(0, 2)), "out-of-range", "recurrence.interval"),
                Arguments.of(terms(FRIDAY, weekly(1, 367)), "out-of-range", "recurrence.count"),
                Arguments.of(terms(FRIDAY, weekly(52, 366)), "recurrence-too-long", "recurrence.count"),
                Arguments.of(terms(FRIDAY, weekly(1, 3, DayOfWeek.MONDAY)), "start-not-in-recurrence", "start"),
                Arguments.of(
                        terms(
                                FRIDAY,
                                new Recurrence(Recurrence.Frequency.DAILY, 1, List.of(DayOfWeek.FRIDAY), 3, null)),
                        "days-only-weekly",
                        "recurrence.byDay"),
                Arguments.of(
                        terms(FRIDAY, new Recurrence(Recurrence.Frequency.DAILY, 1, List.of(), 3, day)),
                        "count-or-until",
                        "recurrence.until"),
                Arguments.of(
                        terms(FRIDAY, new Recurrence(Recurrence.Frequency.DAILY, 1, List.of(), null, day.minusDays(1))),
                        "out-of-range",
                        "recurrence.until"),
                Arguments.of(
                        terms(FRIDAY, new Recurrence(Recurrence.Frequency.DAILY, 1, List.of(), null, day.plusYears(3))),
                        "out-of-range",
                        "recurrence.until"),
                Arguments.of(
                        new CallTerms("Planning", Media.VIDEO, null, FRIDAY, "+01:00", 30, List.of(), null),
                        "unknown-time-zone",
                        "timeZone"),
                Arguments.of(
                        new CallTerms("Planning", Media.VIDEO, null, FRIDAY, "Europe/Berlin", 4, List.of(), null),
                        "out-of-range",
                        "minutes"),
                Arguments.of(
                        new CallTerms(" ", Media.VIDEO, null, FRIDAY, "Europe/Berlin", 30, List.of(), null),
                        "invalid",
                        "title"));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void what_can_never_be_right_is_refused(CallTerms terms, String code, String field) {
        DECISIONS.given(people(), room()).when(schedule(terms)).rejected(code, field);
    }

    @Test
    void one_of_a_series_is_moved() {
        DECISIONS
                .given(people(), room(), scheduled(ANN, FRIDAY, FRIDAYS))
                .when(new RescheduleCall(CALL, NEXT_FRIDAY, at(NEXT_FRIDAY.plusHours(1)), ANN, NOW))
                .events(moved(NEXT_FRIDAY, NEXT_FRIDAY.plusHours(1), ANN));
    }

    @Test
    void the_whole_series_is_moved_and_doing_it_again_changes_nothing() {
        DECISIONS
                .given(people(), room(), scheduled(ANN, FRIDAY, FRIDAYS))
                .when(new RescheduleCall(CALL, null, at(FRIDAY.plusHours(1)), ANN, NOW))
                .events(moved(null, FRIDAY.plusHours(1), ANN));
        DECISIONS
                .given(people(), room(), scheduled(ANN, FRIDAY, FRIDAYS), moved(null, FRIDAY.plusHours(1), ANN))
                .when(new RescheduleCall(CALL, null, at(FRIDAY.plusHours(1)), ANN, NOW))
                .nothing();
    }

    @Test
    void the_title_of_a_series_that_has_begun_can_be_changed_but_it_cannot_be_moved_into_the_past() {
        Instant later = in(14 * 86_400L);
        CallRescheduled titled = new CallRescheduled(
                WORKSPACE,
                ROOM,
                CALL,
                null,
                "Review",
                Media.VIDEO,
                null,
                FRIDAY,
                "Europe/Berlin",
                30,
                List.of(BOB, CYD),
                FRIDAYS,
                ANN,
                later);
        DECISIONS
                .given(people(), room(), scheduled(ANN, FRIDAY, FRIDAYS))
                .when(new RescheduleCall(
                        CALL, null, new Change("Review", null, null, null, null, null, null, null), ANN, later))
                .events(titled);
        DECISIONS
                .given(people(), room(), scheduled(ANN, FRIDAY, FRIDAYS))
                .when(new RescheduleCall(CALL, null, at(FRIDAY.plusHours(1)), ANN, later))
                .rejected("in-the-past", "start");
    }

    @Test
    void an_occurrence_that_is_not_there_cannot_be_changed() {
        DECISIONS
                .given(people(), room(), scheduled(ANN, FRIDAY, FRIDAYS))
                .when(new RescheduleCall(CALL, FRIDAY.plusDays(1), at(NEXT_FRIDAY), ANN, NOW))
                .rejected("unknown-occurrence", "occurrence");
        DECISIONS
                .given(people(), room(), scheduled(ANN, FRIDAY, FRIDAYS))
                .when(new RescheduleCall(
                        CALL, NEXT_FRIDAY, new Change(null, null, null, null, null, null, null, FRIDAYS), ANN, NOW))
                .rejected("recurrence-of-occurrence", "recurrence");
        DECISIONS
                .given(people(), room())
                .when(new RescheduleCall(CALL, null, at(NEXT_FRIDAY), ANN, NOW))
                .rejected("unknown-scheduled-call", "scheduled");
    }

    @Test
    void whoever_scheduled_it_and_owners_change_it_others_do_not() {
        DECISIONS
                .given(people(), room(), scheduled(BOB, FRIDAY, FRIDAYS))
                .when(new CancelScheduledCall(CALL, null, null, ANN, NOW))
                .events(new CallCancelled(WORKSPACE, ROOM, CALL, null, null, ANN, NOW));
        DECISIONS
                .given(people(), room(), scheduled(BOB, FRIDAY, FRIDAYS))
                .when(new CancelScheduledCall(CALL, null, null, BOB, NOW))
                .events(new CallCancelled(WORKSPACE, ROOM, CALL, null, null, BOB, NOW));
        DECISIONS
                .given(people(), room(), scheduled(BOB, FRIDAY, FRIDAYS))
                .when(new CancelScheduledCall(CALL, null, null, CYD, NOW))
                .rejected("not-permitted", "Duplex-Person");
        DECISIONS
                .given(people(), room(), scheduled(BOB, FRIDAY, FRIDAYS), left(ROOM, BOB))
                .when(new CancelScheduledCall(CALL, null, null, BOB, NOW))
                .rejected("not-a-participant", "Duplex-Person");
    }

    @Test
    void what_is_cancelled_stays_so() {
        CallCancelled one = new CallCancelled(WORKSPACE, ROOM, CALL, NEXT_FRIDAY, "holiday", ANN, NOW);
        DECISIONS
                .given(people(), room(), scheduled(ANN, FRIDAY, FRIDAYS))
                .when(new CancelScheduledCall(CALL, NEXT_FRIDAY, "holiday", ANN, NOW))
                .events(one);
        DECISIONS
                .given(people(), room(), scheduled(ANN, FRIDAY, FRIDAYS), one)
                .when(new CancelScheduledCall(CALL, NEXT_FRIDAY, "holiday", ANN, NOW))
                .nothing();
        DECISIONS
                .given(people(), room(), scheduled(ANN, FRIDAY, FRIDAYS), one)
                .when(new RescheduleCall(CALL, NEXT_FRIDAY, at(NEXT_FRIDAY.plusHours(1)), ANN, NOW))
                .conflicts("already-cancelled", "scheduled", CALL);
        DECISIONS
                .given(people(), room(), scheduled(ANN, FRIDAY, FRIDAYS), one)
                .when(new AnswerInvitation(CALL, NEXT_FRIDAY, InvitationAnswer.ACCEPTED, BOB, NOW))
                .conflicts("already-cancelled", "scheduled", CALL);
    }

    @Test
    void those_invited_answer_for_all_or_for_one() {
        DECISIONS
                .given(people(), room(), scheduled(ANN, FRIDAY, FRIDAYS))
                .when(new AnswerInvitation(CALL, null, InvitationAnswer.ACCEPTED, BOB, NOW))
                .events(answered(BOB, InvitationAnswer.ACCEPTED, null));
        DECISIONS
                .given(
                        people(),
                        room(),
                        scheduled(ANN, FRIDAY, FRIDAYS),
                        answered(BOB, InvitationAnswer.ACCEPTED, null))
                .when(new AnswerInvitation(CALL, NEXT_FRIDAY, InvitationAnswer.DECLINED, BOB, NOW))
                .events(answered(BOB, InvitationAnswer.DECLINED, NEXT_FRIDAY));
    }

    private static InvitationAnswered answered(
            UUID person, InvitationAnswer answer, @Nullable LocalDateTime occurrence) {
        return new InvitationAnswered(WORKSPACE, ROOM, CALL, person, answer, occurrence, person, NOW);
    }

    @Test
    void the_same_answer_again_changes_nothing_unless_it_was_moved() {
        InvitationAnswered yes = answered(BOB, InvitationAnswer.ACCEPTED, null);
        DECISIONS
                .given(people(), room(), scheduled(ANN, FRIDAY, FRIDAYS), yes)
                .when(new AnswerInvitation(CALL, null, InvitationAnswer.ACCEPTED, BOB, NOW))
                .nothing();
        DECISIONS
                .given(people(), room(), scheduled(ANN, FRIDAY, FRIDAYS), yes)
                .when(new AnswerInvitation(CALL, NEXT_FRIDAY, InvitationAnswer.ACCEPTED, BOB, NOW))
                .nothing();
        DECISIONS
                .given(
                        people(),
                        room(),
                        scheduled(ANN, FRIDAY, FRIDAYS),
                        yes,
                        moved(NEXT_FRIDAY, NEXT_FRIDAY.plusHours(1), ANN))
                .when(new AnswerInvitation(CALL, NEXT_FRIDAY, InvitationAnswer.ACCEPTED, BOB, NOW))
                .events(answered(BOB, InvitationAnswer.ACCEPTED, NEXT_FRIDAY));
    }

    @Test
    void the_answer_of_another_person_is_taken_from_who_scheduled_it_or_owns_the_conversation() {
        DECISIONS
                .given(people(), room(), scheduled(BOB, FRIDAY, null))
                .when(new AnswerInvitation(CALL, null, InvitationAnswer.DECLINED, ANN, CYD, NOW))
                .rejected("not-permitted", "Duplex-Person");
        for (UUID may : List.of(ANN, BOB)) {
            DECISIONS
                    .given(people(), room(), scheduled(BOB, FRIDAY, null))
                    .when(new AnswerInvitation(CALL, null, InvitationAnswer.DECLINED, CYD, may, NOW))
                    .events(new InvitationAnswered(
                            WORKSPACE, ROOM, CALL, CYD, InvitationAnswer.DECLINED, null, may, NOW));
        }
    }

    @Test
    void who_is_not_invited_has_nothing_to_answer() {
        DECISIONS
                .given(people(), room(), scheduled(ANN, FRIDAY, FRIDAYS))
                .when(new AnswerInvitation(CALL, null, InvitationAnswer.ACCEPTED, ANN, NOW))
                .rejected("not-invited", "Duplex-Person");
        DECISIONS
                .given(people(), room(), scheduled(ANN, FRIDAY, FRIDAYS))
                .when(new AnswerInvitation(CALL, null, InvitationAnswer.ACCEPTED, STRANGER, NOW))
                .rejected("not-a-participant", "Duplex-Person");
    }

    private static final Instant STARTS = Instant.parse("2026-03-06T14:00:00Z");

    private static RemindOfCall remind(LocalDateTime occurrence, Instant at) {
        return new RemindOfCall(CALL, occurrence, TEN_MINUTES, at);
    }

    private static ScheduledCallReminded reminded(Instant starts, Instant at, UUID... people) {
        return new ScheduledCallReminded(WORKSPACE, ROOM, CALL, FRIDAY, starts, List.of(people), null, at);
    }

    @Test
    void a_call_that_is_near_reminds_all_but_who_declined_or_left() {
        Instant at = STARTS.minus(TEN_MINUTES);
        DECISIONS
                .given(people(), room(), scheduled(ANN, FRIDAY, FRIDAYS))
                .when(remind(FRIDAY, at))
                .events(reminded(STARTS, at, ANN, BOB, CYD));
        DECISIONS
                .given(
                        people(),
                        room(),
                        scheduled(ANN, FRIDAY, FRIDAYS),
                        answered(BOB, InvitationAnswer.DECLINED, null),
                        left(ROOM, CYD))
                .when(remind(FRIDAY, at))
                .events(reminded(STARTS, at, ANN));
    }

    @Test
    void nobody_is_reminded_too_early_too_late_twice_or_of_what_is_cancelled() {
        Instant at = STARTS.minus(TEN_MINUTES);
        List<DuplexEvent> given = new ArrayList<>(people());
        given.addAll(room());
        given.add(scheduled(ANN, FRIDAY, FRIDAYS));
        DECISIONS.given(given).when(remind(FRIDAY, at.minusSeconds(1))).nothing();
        DECISIONS.given(given).when(remind(FRIDAY, STARTS.plusSeconds(1800))).nothing();
        DECISIONS
                .given(given, reminded(STARTS, at, ANN))
                .when(remind(FRIDAY, at))
                .nothing();
        DECISIONS
                .given(given, new CallCancelled(WORKSPACE, ROOM, CALL, FRIDAY, null, ANN, NOW))
                .when(remind(FRIDAY, at))
                .nothing();
    }

    @Test
    void a_call_that_is_moved_after_its_reminder_reminds_again_for_its_new_time() {
        Instant at = STARTS.minus(TEN_MINUTES);
        DECISIONS
                .given(
                        people(),
                        room(),
                        scheduled(ANN, FRIDAY, FRIDAYS),
                        reminded(STARTS, at, ANN, BOB, CYD),
                        moved(FRIDAY, FRIDAY.plusHours(1), ANN))
                .when(remind(FRIDAY, at.plusSeconds(3600)))
                .events(reminded(STARTS.plusSeconds(3600), at.plusSeconds(3600), ANN, BOB, CYD));
    }
}
