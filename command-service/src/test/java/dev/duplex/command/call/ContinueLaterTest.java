package dev.duplex.command.call;

import static dev.duplex.command.Acme.ANN;
import static dev.duplex.command.Acme.BOB;
import static dev.duplex.command.Acme.CYD;
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
import static dev.duplex.command.call.Calls.answer;
import static dev.duplex.command.call.Calls.end;
import static dev.duplex.command.call.Calls.ends;
import static dev.duplex.command.call.Calls.leave;
import static dev.duplex.command.call.Calls.putOut;
import static dev.duplex.command.call.Calls.ringCancelled;
import static dev.duplex.command.call.Calls.room;
import static dev.duplex.command.call.Calls.start;

import dev.duplex.command.Acme;
import dev.duplex.command.bus.DecisionFixture;
import dev.duplex.command.call.CallCommand.ContinueLater;
import dev.duplex.command.call.CallCommand.Point;
import dev.duplex.command.call.CallCommand.TakeNotes;
import dev.duplex.events.DuplexEvent;
import dev.duplex.events.call.CallEvent.CallSummarized;
import dev.duplex.events.call.EndReason;
import dev.duplex.events.conversation.ConversationEvent.ParticipantAdded;
import dev.duplex.events.conversation.ParticipantRole;
import dev.duplex.events.documentation.ActionItemEvent.ActionItemAssigned;
import dev.duplex.events.people.PersonKind;
import dev.duplex.events.replylater.ReplyLaterEvent.ReplyDeferred;
import dev.duplex.events.transition.OpenPoint;
import dev.duplex.events.transition.TransitionEvent.ConversationContinuedLater;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What stays of a call. */
class ContinueLaterTest {

    private static Point reply(String text, UUID owner, Instant due) {
        return new Point(Point.Kind.REPLY, text, owner, due);
    }

    private static Point action(String text, UUID owner, Instant due) {
        return new Point(Point.Kind.ACTION, text, owner, due);
    }

    private static ContinueLater later(UUID by, String reason, Point... points) {
        return new ContinueLater(CALL, reason, List.of(points), by, in(60));
    }

    private final DecisionFixture.Given talk =
            DECISIONS.given(room()).after(Calls.escalate(QUESTION, BOB, CYD)).after(answer(CYD, in(3)));

    @Nested
    class Later {

        @Test
        void what_is_open_becomes_owed_replies_and_action_items_and_the_call_is_over() {
            ContinueLater later = later(
                    CYD,
                    "Out of time",
                    reply("The budget", ANN, in(7_200)),
                    action("Book a room", BOB, in(86_400)),
                    reply("The dates", ANN, in(3_600)),
                    reply("The rest", BOB, null));
            UUID room = new OpenPoints(later).open().get(1).action();
            talk.when(later)
                    .events(
                            ringCancelled(BOB, CYD, in(60)),
                            putOut(ANN, CYD, in(60)),
                            putOut(CYD, CYD, in(60)),
                            ends(EndReason.CONTINUED_LATER, CYD, in(60)),
                            new ReplyDeferred(
                                    WORKSPACE,
                                    ROOM,
                                    QUESTION,
                                    CALL,
                                    ANN,
                                    in(3_600),
                                    "The budget\nThe dates",
                                    CYD,
                                    in(60)),
                            new ReplyDeferred(WORKSPACE, ROOM, null, CALL, BOB, null, "The rest", CYD, in(60)),
                            new ActionItemAssigned(
                                    WORKSPACE, ROOM, room, "Book a room", BOB, in(86_400), QUESTION, CALL, CYD, in(60)),
                            new ConversationContinuedLater(
                                    WORKSPACE,
                                    ROOM,
                                    CALL,
                                    List.of(ANN, BOB),
                                    List.of(
                                            new OpenPoint("The budget", ANN, in(7_200), null),
                                            new OpenPoint("Book a room", BOB, in(86_400), room),
                                            new OpenPoint("The dates", ANN, in(3_600), null),
                                            new OpenPoint("The rest", BOB, null, null)),
                                    "Out of time",
                                    in(60),
                                    CYD,
                                    in(60)));
        }

        @Test
        void asking_again_for_the_same_changes_nothing_and_for_something_else_comes_too_late() {
            ContinueLater later = later(CYD, null, reply("The budget", ANN, null));
            talk.after(later).when(later).nothing();
            talk.when(later(CYD, null, reply("The dates", ANN, null))).conflicts("call-ended", "call", CALL);
            talk.when(later(ANN, null, reply("The budget", ANN, null))).conflicts("call-ended", "call", CALL);
        }

        @Test
        void only_who_is_in_the_call_ends_it_so() {
            for (UUID person : List.of(BOB, STRANGER)) {
                talk.when(later(person, null, reply("The budget", ANN, null)))
                        .conflicts("not-in-call", "Duplex-Person", CALL);
            }
        }

        @Test
        void with_nothing_open_only_the_host_ends_it() {
            talk.when(later(CYD, "Bye")).rejected("not-the-host", "Duplex-Person");
            talk.when(later(ANN, "Bye"))
                    .events(
                            ringCancelled(BOB, ANN, in(60)),
                            putOut(ANN, ANN, in(60)),
                            putOut(CYD, ANN, in(60)),
                            ends(EndReason.CONTINUED_LATER, ANN, in(60)),
                            new ConversationContinuedLater(
                                    WORKSPACE, ROOM, CALL, List.of(), List.of(), "Bye", null, ANN, in(60)));
        }

        @Test
        void an_owner_takes_part_and_a_date_is_to_come() {
            talk.when(later(ANN, null, reply("A", BOB, null), reply("B", STRANGER, null)))
                    .rejected("not-a-participant", "points[1].owner");
            talk.when(later(ANN, null, reply("A", BOB, in(60)))).rejected("in-the-past", "points[0].due");
        }

        @Test
        void customers_and_guests_leave_replies_but_assign_nothing() {
            UUID dan = id("dan");
            UUID eve = id("eve");
            var company = List.of(
                    joined(WORKSPACE, dan, PersonKind.CUSTOMER),
                    new ParticipantAdded(WORKSPACE, ROOM, dan, ParticipantRole.MEMBER, ANN, THEN),
                    joined(eve),
                    new ParticipantAdded(WORKSPACE, ROOM, eve, ParticipantRole.GUEST, ANN, THEN));
            for (UUID visitor : List.of(dan, eve)) {
                DECISIONS
                        .given(room(), company)
                        .after(start(BOB))
                        .after(answer(visitor, in(3)))
                        .when(later(visitor, null, action("A", BOB, null)))
                        .rejected("not-permitted", "Duplex-Person");
            }
        }
    }

    @Nested
    class Notes {

        private static TakeNotes note(UUID by, String text) {
            return new TakeNotes(CALL, text, by, in(70));
        }

        private static CallSummarized noted(UUID by, String text) {
            return new CallSummarized(WORKSPACE, ROOM, CALL, text, by, in(70));
        }

        @Test
        void who_is_or_was_in_the_call_takes_notes_also_when_it_is_over() {
            talk.when(note(CYD, "We ship.")).events(noted(CYD, "We ship."));
            talk.after(leave(CYD, in(5))).when(note(CYD, "We ship.")).events(noted(CYD, "We ship."));
            talk.after(end(ANN, in(6))).when(note(CYD, "We ship.")).events(noted(CYD, "We ship."));
        }

        @Test
        void the_same_notes_again_change_nothing_and_empty_ones_clear() {
            talk.when(note(CYD, "")).nothing();
            talk.after(note(CYD, "We ship.")).when(note(ANN, "We ship.")).nothing();
            talk.when(note(ANN, "")).events(noted(ANN, ""));
        }

        @Test
        void who_was_in_the_call_and_has_left_the_conversation_takes_no_notes() {
            List<DuplexEvent> call = List.of(
                    Calls.callStarted(null, CYD),
                    Calls.joins(ANN, Acme.NOW),
                    Calls.rings(CYD),
                    Calls.answers(CYD, in(3)),
                    Calls.joins(CYD, in(3)),
                    Acme.left(ROOM, CYD));
            DECISIONS.given(room(), call).when(note(CYD, "Mine.")).rejected("not-a-participant", "Duplex-Person");
            DECISIONS
                    .given(room(), call)
                    .after(end(ANN, in(6)))
                    .when(note(CYD, "Mine."))
                    .rejected("not-a-participant", "Duplex-Person");
        }

        @Test
        void who_never_came_takes_no_notes() {
            talk.when(note(BOB, "We ship.")).conflicts("not-in-call", "Duplex-Person", CALL);
            talk.after(end(ANN, in(6))).when(note(BOB, "We ship.")).conflicts("not-in-call", "Duplex-Person", CALL);
        }
    }
}
