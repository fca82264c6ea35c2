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

import dev.duplex.events.DuplexEvent;
import dev.duplex.events.availability.FocusBreak;
import dev.duplex.events.call.CallEvent.CallJoined;
import dev.duplex.events.call.CallEvent.CallStarted;
import dev.duplex.events.call.DeclineReason;
import dev.duplex.events.call.InvitationAnswer;
import dev.duplex.events.call.Media;
import dev.duplex.events.call.ScheduledCallEvent.CallCancelled;
import dev.duplex.events.call.ScheduledCallEvent.CallRescheduled;
import dev.duplex.events.call.ScheduledCallEvent.CallScheduled;
import dev.duplex.events.call.ScheduledCallEvent.InvitationAnswered;
import dev.duplex.events.transition.TransitionEvent.ConversationEscalated;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A call that takes place as it was scheduled, grows out of a message for a reason, or meets at an address. */
class ScheduledStartTest {

    private static final UUID PLANNED = id("planned");
    private static final LocalDateTime START = LocalDateTime.parse("2026-03-02T11:00");

    private static CallScheduled scheduled(UUID room, UUID... invitees) {
        return new CallScheduled(
                WORKSPACE,
                room,
                PLANNED,
                "Weekly",
                Media.VIDEO,
                START,
                "Europe/Berlin",
                30,
                List.of(invitees),
                null,
                null,
                BOB,
                THEN);
    }

    private static InvitationAnswered answered(UUID person, InvitationAnswer answer, LocalDateTime occurrence) {
        return new InvitationAnswered(WORKSPACE, ROOM, PLANNED, person, answer, occurrence, person, THEN);
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
        MediaProvider rooms = new LinkProvider("https://meet.example.org/{workspace}-{call}", 0);
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
                                "https://meet.example.org/" + WORKSPACE + "-" + CALL,
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

    @Test
    void an_address_that_all_calls_share_or_that_is_none_is_no_template() {
        assertThatThrownBy(() -> new LinkProvider("https://meet.example.org/room", 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new LinkProvider("meet/{call}", 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
