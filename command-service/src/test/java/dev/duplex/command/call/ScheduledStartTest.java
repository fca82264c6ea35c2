package dev.duplex.command.call;

import static dev.duplex.command.Acme.ANN;
import static dev.duplex.command.Acme.BOB;
import static dev.duplex.command.Acme.CYD;
import static dev.duplex.command.Acme.NOW;
import static dev.duplex.command.Acme.OTHER_ROOM;
import static dev.duplex.command.Acme.ROOM;
import static dev.duplex.command.Acme.STRANGER;
import static dev.duplex.command.Acme.THEN;
import static dev.duplex.command.Acme.WORKSPACE;
import static dev.duplex.command.Acme.id;
import static dev.duplex.command.Acme.in;
import static dev.duplex.command.Acme.joined;
import static dev.duplex.command.Acme.people;
import static dev.duplex.command.Acme.started;
import static dev.duplex.command.call.Calls.CALL;
import static dev.duplex.command.call.Calls.DECISIONS;
import static dev.duplex.command.call.Calls.QUESTION;
import static dev.duplex.command.call.Calls.joins;
import static dev.duplex.command.call.Calls.owes;
import static dev.duplex.command.call.Calls.rings;
import static dev.duplex.command.call.Calls.room;
import static dev.duplex.command.call.Calls.start;
import static dev.duplex.command.call.RingReachTest.focus;
import static dev.duplex.command.call.RingReachTest.turnedAway;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.duplex.command.Acme;
import dev.duplex.events.DuplexEvent;
import dev.duplex.events.availability.FocusBreak;
import dev.duplex.events.call.CallEvent.CallJoined;
import dev.duplex.events.call.CallEvent.CallStarted;
import dev.duplex.events.call.DeclineReason;
import dev.duplex.events.call.EndReason;
import dev.duplex.events.call.InvitationAnswer;
import dev.duplex.events.call.Media;
import dev.duplex.events.call.Recurrence;
import dev.duplex.events.call.ScheduledCallEvent.CallCancelled;
import dev.duplex.events.call.ScheduledCallEvent.CallRescheduled;
import dev.duplex.events.call.ScheduledCallEvent.CallScheduled;
import dev.duplex.events.call.ScheduledCallEvent.InvitationAnswered;
import dev.duplex.events.conversation.ConversationKind;
import dev.duplex.events.message.MessageEvent.MessageRetracted;
import dev.duplex.events.people.PersonKind;
import dev.duplex.events.transition.TransitionEvent.ConversationEscalated;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A call that takes place as it was scheduled, grows out of a message for a reason, or meets at an address. */
class ScheduledStartTest {

    private static final UUID PLANNED = id("planned");
    private static final LocalDateTime START = LocalDateTime.parse("2026-03-02T11:00");

    private static CallScheduled scheduled(UUID room, UUID... invitees) {
        return series(room, null, invitees);
    }

    private static CallScheduled series(UUID room, Recurrence recurrence, UUID... invitees) {
        return through(null, room, recurrence, invitees);
    }

    private static CallScheduled through(String provider, UUID room, Recurrence recurrence, UUID... invitees) {
        return new CallScheduled(
                WORKSPACE,
                room,
                PLANNED,
                "Weekly",
                Media.VIDEO,
                provider,
                START,
                "Europe/Berlin",
                30,
                List.of(invitees),
                recurrence,
                null,
                BOB,
                THEN);
    }

    private static InvitationAnswered answered(UUID person, InvitationAnswer answer, LocalDateTime occurrence) {
        return new InvitationAnswered(WORKSPACE, ROOM, PLANNED, person, answer, occurrence, person, THEN);
    }

    private static CallScheduled weekly(UUID... invitees) {
        return series(ROOM, new Recurrence(Recurrence.Frequency.WEEKLY, 1, List.of(), 3, null), invitees);
    }

    private static CallRescheduled moved(LocalDateTime occurrence, LocalDateTime start, UUID... invitees) {
        return new CallRescheduled(
                WORKSPACE,
                ROOM,
                PLANNED,
                occurrence,
                "Weekly",
                Media.VIDEO,
                null,
                start,
                "Europe/Berlin",
                30,
                List.of(invitees),
                null,
                BOB,
                THEN);
    }

    private static CallStarted callStarted(UUID... ring) {
        return new CallStarted(WORKSPACE, ROOM, CALL, Media.VOICE, List.of(ring), false, null, PLANNED, null, ANN, NOW);
    }

    private static UUID[] sorted(UUID... people) {
        return Arrays.stream(people).sorted().toArray(UUID[]::new);
    }

    @Test
    void who_invited_and_is_invited_and_takes_part_is_rung() {
        UUID[] both = sorted(BOB, CYD);
        DECISIONS
                .given(room(), scheduled(ROOM, ANN, CYD, STRANGER))
                .when(Starts.scheduled(start(), PLANNED))
                .events(callStarted(both), joins(ANN, NOW), rings(both[0]), rings(both[1]));
    }

    @Test
    void who_declined_is_not_rung_unless_asked_again_for_another_time() {
        DECISIONS
                .given(room(), scheduled(ROOM, ANN, CYD), answered(CYD, InvitationAnswer.DECLINED, null))
                .when(Starts.scheduled(start(), PLANNED))
                .events(callStarted(BOB), joins(ANN, NOW), rings(BOB));
        UUID[] both = sorted(BOB, CYD);
        DECISIONS
                .given(
                        room(),
                        scheduled(ROOM, ANN, CYD),
                        answered(CYD, InvitationAnswer.DECLINED, null),
                        new CallRescheduled(
                                WORKSPACE,
                                ROOM,
                                PLANNED,
                                null,
                                "Weekly",
                                Media.VIDEO,
                                null,
                                START.plusHours(1),
                                "Europe/Berlin",
                                30,
                                List.of(ANN, CYD),
                                null,
                                BOB,
                                THEN))
                .when(Starts.scheduled(start(), PLANNED))
                .events(callStarted(both), joins(ANN, NOW), rings(both[0]), rings(both[1]));
    }

    @Test
    void who_scheduled_or_accepted_it_is_rung_in_focus_time_too() {
        UUID[] both = sorted(BOB, CYD);
        DECISIONS
                .given(
                        room(),
                        scheduled(ROOM, CYD),
                        answered(CYD, InvitationAnswer.ACCEPTED, null),
                        focus(BOB, FocusBreak.Who.NOBODY),
                        focus(CYD, FocusBreak.Who.NOBODY))
                .when(Starts.scheduled(start(), PLANNED))
                .events(callStarted(both), joins(ANN, NOW), rings(both[0]), rings(both[1]));
    }

    @Test
    void who_was_only_invited_is_not_disturbed_in_focus_time() {
        UUID[] both = sorted(BOB, CYD);
        List<DuplexEvent> events = new ArrayList<>(List.of(callStarted(both), joins(ANN, NOW)));
        for (UUID person : both) {
            events.addAll(
                    person.equals(BOB)
                            ? List.<DuplexEvent>of(rings(BOB))
                            : List.<DuplexEvent>of(
                                    turnedAway(CYD, DeclineReason.FOCUS, in(3_600), null, NOW),
                                    owes(CYD, null, null, null, NOW)));
        }
        DECISIONS
                .given(room(), scheduled(ROOM, CYD), focus(CYD, FocusBreak.Who.NOBODY))
                .when(Starts.scheduled(start(), PLANNED))
                .events(events.toArray());
    }

    @Test
    void who_declined_the_one_of_today_is_not_rung_and_who_declined_another_one_is() {
        DECISIONS
                .given(
                        room(),
                        scheduled(ROOM, ANN, CYD),
                        answered(CYD, InvitationAnswer.DECLINED, START),
                        answered(BOB, InvitationAnswer.DECLINED, START.plusWeeks(1)))
                .when(Starts.scheduled(start(), PLANNED))
                .events(callStarted(BOB), joins(ANN, NOW), rings(BOB));
    }

    @Test
    void an_answer_for_all_takes_the_place_of_the_one_for_today() {
        UUID[] both = sorted(BOB, CYD);
        DECISIONS
                .given(
                        room(),
                        weekly(ANN, CYD),
                        answered(CYD, InvitationAnswer.DECLINED, START),
                        answered(CYD, InvitationAnswer.ACCEPTED, null))
                .when(Starts.scheduled(start(), PLANNED))
                .events(callStarted(both), joins(ANN, NOW), rings(both[0]), rings(both[1]));
    }

    @Test
    void the_one_that_begins_nearest_says_who_is_expected_also_where_it_was_moved() {
        DECISIONS
                .given(room(), weekly(ANN, CYD), moved(START, START.plusMinutes(20), ANN))
                .when(Starts.scheduled(start(), PLANNED))
                .events(callStarted(BOB), joins(ANN, NOW), rings(BOB));
        DECISIONS
                .given(
                        room(),
                        weekly(ANN, CYD),
                        moved(START, START.minusDays(2), ANN, CYD),
                        moved(START.plusWeeks(1), START.plusDays(1), ANN))
                .when(Starts.scheduled(start(), PLANNED))
                .events(callStarted(BOB), joins(ANN, NOW), rings(BOB));
    }

    @Test
    void one_of_a_series_that_was_cancelled_does_not_take_place_and_the_others_do() {
        DECISIONS
                .given(room(), weekly(ANN, CYD), new CallCancelled(WORKSPACE, ROOM, PLANNED, START, null, BOB, THEN))
                .when(Starts.scheduled(start(), PLANNED))
                .rejected("scheduled-call-cancelled", "scheduled");
        UUID[] both = sorted(BOB, CYD);
        DECISIONS
                .given(
                        room(),
                        weekly(ANN, CYD),
                        new CallCancelled(WORKSPACE, ROOM, PLANNED, START.plusWeeks(1), null, BOB, THEN))
                .when(Starts.scheduled(start(), PLANNED))
                .events(callStarted(both), joins(ANN, NOW), rings(both[0]), rings(both[1]));
    }

    @Test
    void a_scheduled_call_is_one_of_the_conversation_that_was_not_cancelled() {
        DECISIONS
                .given(room())
                .when(Starts.scheduled(start(), PLANNED))
                .rejected("unknown-scheduled-call", "scheduled");
        DECISIONS
                .given(room(), scheduled(OTHER_ROOM, ANN))
                .when(Starts.scheduled(start(), PLANNED))
                .rejected("unknown-scheduled-call", "scheduled");
        DECISIONS
                .given(
                        room(),
                        scheduled(ROOM, ANN, CYD),
                        new CallCancelled(WORKSPACE, ROOM, PLANNED, null, null, BOB, THEN))
                .when(Starts.scheduled(start(), PLANNED))
                .rejected("scheduled-call-cancelled", "scheduled");
    }

    @Test
    void starting_it_again_changes_nothing_also_when_somebody_has_declined_since() {
        DECISIONS
                .given(room(), scheduled(ROOM, ANN, CYD))
                .after(Starts.scheduled(start(), PLANNED))
                .when(Starts.at(Starts.scheduled(start(), PLANNED), in(60)))
                .nothing();
    }

    @Test
    void an_escalation_says_who_is_wanted_and_why() {
        DECISIONS
                .given(room())
                .when(Starts.through(Calls.escalate(QUESTION, BOB), Calls.MESH, "Too long to type"))
                .events(
                        new ConversationEscalated(
                                WORKSPACE, ROOM, QUESTION, CALL, List.of(BOB), "Too long to type", ANN, NOW),
                        Calls.callStarted(QUESTION, BOB),
                        joins(ANN, NOW),
                        rings(BOB));
    }

    @Test
    void a_call_at_an_address_says_where_and_a_live_chat_needs_none() {
        MediaProvider rooms =
                new LinkProvider("https://meet.example.org/{workspace}-{call}", 0, call -> "room-of-" + call);
        DECISIONS
                .given(room())
                .when(Starts.through(start(), rooms, null))
                .events(
                        new CallStarted(
                                WORKSPACE,
                                ROOM,
                                CALL,
                                Media.VOICE,
                                List.of(),
                                false,
                                null,
                                null,
                                "https://meet.example.org/" + WORKSPACE + "-room-of-" + CALL,
                                ANN,
                                NOW),
                        joins(ANN, NOW));
        DECISIONS
                .given(room(), joined(id("another")))
                .when(Starts.through(Calls.chat(), rooms, null))
                .events(
                        new CallStarted(
                                WORKSPACE, ROOM, CALL, Media.TEXT, List.of(), false, null, null, null, ANN, NOW),
                        new CallJoined(WORKSPACE, ROOM, CALL, ANN, Media.TEXT, null, ANN, NOW));
    }

    private static DuplexEvent at(String link) {
        return new CallStarted(WORKSPACE, ROOM, CALL, Media.VOICE, List.of(BOB), false, null, PLANNED, link, ANN, NOW);
    }

    @Test
    void a_call_takes_place_where_it_was_planned_unless_its_caller_says_otherwise() {
        MediaProvider rooms = new LinkProvider("https://meet.example.org/{call}", 0, UUID::toString);
        MediaProviders providers = new MediaProviders(List.of(Calls.MESH, rooms), "mesh");
        String link = "https://meet.example.org/" + CALL;
        Map<MediaChoice, String> chosen = Map.of(providers.named(null), link, providers.named("mesh"), "");
        chosen.forEach((choice, where) -> DECISIONS
                .given(room(), through("link", ROOM, null, ANN))
                .when(Starts.choosing(Starts.scheduled(start(BOB), PLANNED), choice))
                .events(at(where.isEmpty() ? null : where), joins(ANN, NOW), rings(BOB)));
        DECISIONS
                .given(room(), through("gone since", ROOM, null, ANN))
                .when(Starts.choosing(Starts.scheduled(start(BOB), PLANNED), providers.named(null)))
                .events(at(null), joins(ANN, NOW), rings(BOB));
    }

    @Test
    void an_address_that_all_calls_share_or_that_is_none_is_no_template() {
        assertThatThrownBy(() -> new LinkProvider("https://meet.example.org/room", 0, UUID::toString))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new LinkProvider("meet/{call}", 0, UUID::toString))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void nobody_owes_a_reply_to_a_private_note_that_a_call_grew_out_of() {
        UUID psst = id("psst");
        DECISIONS
                .given(room(), Acme.note(ROOM, psst, BOB))
                .after(Calls.escalate(psst, CYD))
                .when(Calls.miss(in(45)))
                .events(
                        Calls.misses(CYD, in(45)),
                        owes(CYD, null, null, null, in(45)),
                        Calls.putOut(ANN, null, in(45)),
                        Calls.ends(EndReason.NOBODY_ANSWERED, null, in(45)),
                        Calls.continuedLater(in(45), CYD));
        DECISIONS
                .given(room(), Acme.note(ROOM, psst, BOB), focus(CYD, FocusBreak.Who.NOBODY))
                .when(Calls.escalate(psst, CYD))
                .events(
                        new ConversationEscalated(WORKSPACE, ROOM, psst, CALL, List.of(CYD), null, ANN, NOW),
                        Calls.callStarted(psst, CYD),
                        joins(ANN, NOW),
                        turnedAway(CYD, DeclineReason.FOCUS, in(3_600), null, NOW),
                        owes(CYD, null, null, null, NOW),
                        Calls.putOut(ANN, null, NOW),
                        Calls.ends(EndReason.NOBODY_ANSWERED, null, NOW),
                        Calls.continuedLater(NOW, in(3_600), CYD));
    }

    @Test
    void no_call_grows_out_of_a_message_that_was_retracted() {
        DECISIONS
                .given(room(), new MessageRetracted(WORKSPACE, ROOM, QUESTION, BOB, NOW))
                .when(Calls.escalate(QUESTION, BOB))
                .conflicts("message-retracted", "escalatedFrom", QUESTION);
    }

    @Test
    void nobody_owes_a_reply_to_a_message_that_was_retracted_while_it_rang() {
        DECISIONS
                .given(
                        room(),
                        Calls.callStarted(QUESTION, CYD),
                        joins(ANN, NOW),
                        rings(CYD),
                        new MessageRetracted(WORKSPACE, ROOM, QUESTION, BOB, NOW))
                .when(Calls.miss(in(45)))
                .events(
                        Calls.misses(CYD, in(45)),
                        owes(CYD, null, null, null, in(45)),
                        Calls.putOut(ANN, null, in(45)),
                        Calls.ends(EndReason.NOBODY_ANSWERED, null, in(45)),
                        Calls.continuedLater(in(45), CYD));
    }

    @Test
    void a_customer_calls_about_no_private_note() {
        UUID psst = id("psst");
        UUID dan = id("dan");
        DECISIONS
                .given(
                        people(),
                        joined(WORKSPACE, dan, PersonKind.CUSTOMER),
                        started(ROOM, ConversationKind.INQUIRY, dan, ANN, BOB),
                        Acme.note(ROOM, psst, BOB))
                .when(Starts.by(Calls.escalate(psst, BOB), dan))
                .rejected("unknown-message", "escalatedFrom");
    }
}
