package dev.duplex.command.documentation;

import static dev.duplex.command.Acme.ANN;
import static dev.duplex.command.Acme.BOB;
import static dev.duplex.command.Acme.CYD;
import static dev.duplex.command.Acme.NOW;
import static dev.duplex.command.Acme.NOWHERE;
import static dev.duplex.command.Acme.ROOM;
import static dev.duplex.command.Acme.STRANGER;
import static dev.duplex.command.Acme.WORKSPACE;
import static dev.duplex.command.Acme.id;
import static dev.duplex.command.Acme.in;
import static dev.duplex.command.Acme.left;
import static dev.duplex.command.documentation.Documented.CALL;
import static dev.duplex.command.documentation.Documented.CALL_ELSEWHERE;
import static dev.duplex.command.documentation.Documented.CUSTOMER;
import static dev.duplex.command.documentation.Documented.ELSEWHERE;
import static dev.duplex.command.documentation.Documented.GUEST;
import static dev.duplex.command.documentation.Documented.MESSAGE;
import static dev.duplex.command.documentation.Documented.closed;
import static dev.duplex.command.documentation.Documented.room;

import dev.duplex.command.bus.DecisionFixture;
import dev.duplex.command.documentation.ChangeActionItem.AssignAnew;
import dev.duplex.command.documentation.ChangeActionItem.Complete;
import dev.duplex.command.documentation.ChangeActionItem.Drop;
import dev.duplex.events.documentation.ActionItemEvent.ActionItemAssigned;
import dev.duplex.events.documentation.ActionItemEvent.ActionItemDone;
import dev.duplex.events.documentation.ActionItemEvent.ActionItemDropped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ActionItemTest {

    private static final DecisionFixture DECISIONS = DecisionFixture.of(
            ActionItemController.assignActionItem(),
            ActionItemController.assignActionItemAnew(),
            ActionItemController.completeActionItem(),
            ActionItemController.dropActionItem());
    private static final UUID ITEM = id("item");

    @Test
    void a_participant_assigns_something_to_another_one_with_where_it_came_from() {
        DECISIONS
                .given(room(), closed())
                .when(assign(ANN, BOB, in(60), MESSAGE, CALL))
                .events(assigned("Write it down", BOB, in(60), MESSAGE, CALL, ANN, NOW));
    }

    @Test
    void guests_and_customers_can_own_what_there_is_to_do() {
        for (UUID owner : List.of(GUEST, CUSTOMER)) {
            DECISIONS.given(room()).when(assign(ANN, owner, null, null, null)).events(assigned(owner, null, ANN));
        }
    }

    @Test
    void assigning_it_twice_changes_nothing_also_when_it_moved_on_since() {
        DECISIONS
                .given(room(), assigned(BOB, in(60), ANN))
                .when(assign(ANN, BOB, in(60), null, null))
                .nothing();
        DECISIONS
                .given(room(), assigned(BOB, in(60), ANN), assigned(ANN, in(90), BOB), done(ANN, BOB))
                .when(assign(ANN, BOB, in(60), null, null))
                .nothing();
    }

    @Test
    void an_id_stands_for_one_item() {
        DECISIONS
                .given(room(), assigned(BOB, in(60), ANN))
                .when(assign(ANN, ANN, in(60), null, null))
                .conflicts("id-taken", "id", ITEM);
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of(
                        new AssignActionItem(NOWHERE, ITEM, "Do it", ANN, null, null, null, ANN, NOW),
                        "unknown-conversation",
                        "conversation"),
                Arguments.of(assign(CYD, BOB, null, null, null), "not-a-participant", "Duplex-Person"),
                Arguments.of(assign(GUEST, BOB, null, null, null), "not-permitted", "Duplex-Person"),
                Arguments.of(assign(CUSTOMER, CUSTOMER, null, null, null), "not-permitted", "Duplex-Person"),
                Arguments.of(assign(ANN, CYD, null, null, null), "not-a-participant", "owner"),
                Arguments.of(assign(ANN, STRANGER, null, null, null), "not-a-participant", "owner"),
                Arguments.of(assign(ANN, BOB, NOW, null, null), "in-the-past", "due"),
                Arguments.of(assign(ANN, BOB, in(-60), null, null), "in-the-past", "due"),
                Arguments.of(assign(ANN, BOB, null, ELSEWHERE, null), "unknown-message", "message"),
                Arguments.of(assign(ANN, BOB, null, NOWHERE, null), "unknown-message", "message"),
                Arguments.of(assign(ANN, BOB, null, null, CALL_ELSEWHERE), "unknown-call", "call"));
    }

    @ParameterizedTest(name = "{1} {2}")
    @MethodSource
    void refused(AssignActionItem command, String code, String field) {
        DECISIONS.given(room()).when(command).rejected(code, field);
    }

    @Test
    void it_is_assigned_anew_and_keeps_where_it_came_from() {
        DECISIONS
                .given(room(), assigned("Do it", BOB, in(60), MESSAGE, CALL, ANN, NOW))
                .when(anew("Do it well", ANN, in(90), BOB))
                .events(assigned("Do it well", ANN, in(90), MESSAGE, CALL, BOB, NOW));
    }

    @Test
    void assigning_it_anew_as_it_is_changes_nothing() {
        DECISIONS
                .given(room(), assigned(BOB, in(60), ANN))
                .when(anew("Write it down", BOB, in(60), BOB))
                .nothing();
    }

    @Test
    void what_is_overdue_can_be_worded_better_but_not_be_due_in_the_past_anew() {
        DECISIONS
                .given(room(), assigned(BOB, in(-60), ANN))
                .when(anew("Do it now", BOB, in(-60), ANN))
                .events(assigned("Do it now", BOB, in(-60), null, null, ANN, NOW));
        DECISIONS
                .given(room(), assigned(BOB, in(-60), ANN))
                .when(anew("Do it now", BOB, in(-30), ANN))
                .rejected("in-the-past", "due");
    }

    @Test
    void assigning_anew_opens_what_was_done_or_dropped() {
        DECISIONS
                .given(room(), assigned(BOB, null, ANN), done(BOB, BOB))
                .when(anew("Write it down", BOB, null, ANN))
                .events(assigned(BOB, null, ANN));
        DECISIONS
                .given(room(), assigned(BOB, null, ANN), dropped(BOB, BOB))
                .when(anew("Write it down", BOB, null, ANN))
                .events(assigned(BOB, null, ANN));
    }

    @Test
    void an_owner_who_left_is_no_owner_anew() {
        DECISIONS
                .given(room(), assigned(BOB, null, ANN), left(ROOM, BOB))
                .when(anew("Better", BOB, null, ANN))
                .rejected("not-a-participant", "owner");
    }

    @Test
    void the_owner_and_those_who_document_here_tell_that_it_is_done() {
        DECISIONS.given(room(), assigned(BOB, null, ANN)).when(complete(BOB)).events(done(BOB, BOB));
        DECISIONS.given(room(), assigned(BOB, null, ANN)).when(complete(ANN)).events(done(BOB, ANN));
        DECISIONS
                .given(room(), assigned(CUSTOMER, null, ANN))
                .when(complete(CUSTOMER))
                .events(done(CUSTOMER, CUSTOMER));
        DECISIONS
                .given(room(), assigned(GUEST, null, ANN))
                .when(complete(GUEST))
                .events(done(GUEST, GUEST));
    }

    @Test
    void it_is_dropped_with_a_reason() {
        DECISIONS
                .given(room(), assigned(BOB, null, ANN))
                .when(new Drop(ITEM, "no need", ANN, NOW))
                .events(dropped(BOB, ANN));
    }

    @Test
    void ending_it_twice_in_the_same_way_changes_nothing() {
        DECISIONS
                .given(room(), assigned(BOB, null, ANN), done(BOB, BOB))
                .when(complete(ANN))
                .nothing();
        DECISIONS
                .given(room(), assigned(BOB, null, ANN), dropped(BOB, BOB))
                .when(new Drop(ITEM, "other words", ANN, NOW))
                .nothing();
    }

    @Test
    void what_ended_in_one_way_does_not_end_in_the_other() {
        DECISIONS
                .given(room(), assigned(BOB, null, ANN), dropped(BOB, BOB))
                .when(complete(BOB))
                .conflicts("already-dropped", "action", ITEM);
        DECISIONS
                .given(room(), assigned(BOB, null, ANN), done(BOB, BOB))
                .when(new Drop(ITEM, null, BOB, NOW))
                .conflicts("already-done", "action", ITEM);
    }

    static Stream<Arguments> changes() {
        return Stream.of(
                Arguments.of(complete(CYD), "not-a-participant"),
                Arguments.of(complete(GUEST), "not-permitted"),
                Arguments.of(complete(CUSTOMER), "not-permitted"),
                Arguments.of(new Drop(ITEM, null, CYD, NOW), "not-a-participant"),
                Arguments.of(new Drop(ITEM, null, GUEST, NOW), "not-permitted"),
                Arguments.of(anew("Mine", CYD, null, CYD), "not-a-participant"),
                Arguments.of(anew("Not mine", BOB, null, CUSTOMER), "not-permitted"));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void others_change_nothing(Object command, String code) {
        DECISIONS.given(room(), assigned(BOB, null, ANN)).when(command).rejected(code, "Duplex-Person");
    }

    @Test
    void an_owner_who_left_completes_nothing() {
        DECISIONS
                .given(room(), assigned(BOB, null, ANN), left(ROOM, BOB))
                .when(complete(BOB))
                .rejected("not-a-participant", "Duplex-Person");
    }

    @Test
    void there_must_be_such_an_item() {
        DECISIONS.given(room()).when(complete(BOB)).rejected("unknown-action-item", "action");
        DECISIONS.given(room()).when(new Drop(ITEM, null, BOB, NOW)).rejected("unknown-action-item", "action");
        DECISIONS.given(room()).when(anew("It", BOB, null, ANN)).rejected("unknown-action-item", "action");
    }

    private static AssignActionItem assign(UUID by, UUID owner, Instant due, UUID message, UUID call) {
        return new AssignActionItem(ROOM, ITEM, "Write it down", owner, due, message, call, by, NOW);
    }

    private static AssignAnew anew(String text, UUID owner, Instant due, UUID by) {
        return new AssignAnew(ITEM, text, owner, due, by, NOW);
    }

    private static Complete complete(UUID by) {
        return new Complete(ITEM, by, NOW);
    }

    private static ActionItemAssigned assigned(UUID owner, Instant due, UUID by) {
        return assigned("Write it down", owner, due, null, null, by, NOW);
    }

    private static ActionItemAssigned assigned(
            String text, UUID owner, Instant due, UUID message, UUID call, UUID by, Instant at) {
        return new ActionItemAssigned(WORKSPACE, ROOM, ITEM, text, owner, due, message, call, by, at);
    }

    private static ActionItemDone done(UUID owner, UUID by) {
        return new ActionItemDone(WORKSPACE, ROOM, ITEM, owner, by, NOW);
    }

    private static ActionItemDropped dropped(UUID owner, UUID by) {
        return new ActionItemDropped(WORKSPACE, ROOM, ITEM, owner, "no need", by, NOW);
    }
}
