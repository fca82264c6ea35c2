package dev.duplex.command.conversation;

import static dev.duplex.command.Acme.ANN;
import static dev.duplex.command.Acme.BOB;
import static dev.duplex.command.Acme.CYD;
import static dev.duplex.command.Acme.NOW;
import static dev.duplex.command.Acme.OTHER_ROOM;
import static dev.duplex.command.Acme.ROOM;
import static dev.duplex.command.Acme.STRANGER;
import static dev.duplex.command.Acme.WORKSPACE;
import static dev.duplex.command.Acme.id;
import static dev.duplex.command.Acme.in;
import static dev.duplex.command.Acme.people;

import dev.duplex.command.bus.DecisionFixture;
import dev.duplex.events.conversation.ConversationEvent.ConversationStarted;
import dev.duplex.events.conversation.ConversationEvent.ParticipantAdded;
import dev.duplex.events.conversation.ConversationKind;
import dev.duplex.events.conversation.ParticipantRole;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class StartConversationTest {

    private static final DecisionFixture DECISIONS = DecisionFixture.of(ConversationController.startConversation());
    private static final String TICKET = "github:acme/app#1";

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "REVIEW")
    void whoever_starts_a_conversation_owns_it_and_the_others_take_part(ConversationKind kind) {
        DECISIONS
                .given(people())
                .when(start(ROOM, kind, "Plans", null, ANN, BOB))
                .events(
                        new ConversationStarted(WORKSPACE, ROOM, kind, "Plans", null, List.of(ANN, BOB), ANN, NOW),
                        new ParticipantAdded(WORKSPACE, ROOM, ANN, ParticipantRole.OWNER, ANN, NOW),
                        new ParticipantAdded(WORKSPACE, ROOM, BOB, ParticipantRole.MEMBER, ANN, NOW));
    }

    @Test
    void an_operator_starts_a_conversation_that_nobody_owns() {
        DECISIONS
                .given(people())
                .when(new StartConversation(
                        WORKSPACE, ROOM, ConversationKind.GROUP, null, null, List.of(BOB), null, NOW))
                .events(
                        new ConversationStarted(
                                WORKSPACE, ROOM, ConversationKind.GROUP, null, null, List.of(BOB), null, NOW),
                        new ParticipantAdded(WORKSPACE, ROOM, BOB, ParticipantRole.MEMBER, null, NOW));
    }

    @Test
    void a_conversation_starts_in_a_workspace_that_exists() {
        DECISIONS
                .given()
                .when(start(ROOM, ConversationKind.GROUP, null, null, ANN))
                .rejected("unknown-workspace", "workspace");
    }

    @Test
    void people_of_another_workspace_do_not_take_part() {
        DECISIONS
                .given(people())
                .when(start(ROOM, ConversationKind.GROUP, null, null, ANN, STRANGER))
                .rejected("unknown-person", "participants");
        DECISIONS
                .given(people())
                .when(start(ROOM, ConversationKind.GROUP, null, null, STRANGER))
                .rejected("unknown-person", "participants");
    }

    @Test
    void people_whom_nobody_knows_do_not_take_part() {
        DECISIONS
                .given(people())
                .when(start(ROOM, ConversationKind.GROUP, null, null, ANN, id("nobody")))
                .rejected("unknown-person", "participants");
    }

    @Test
    void starting_it_again_with_the_same_content_answers_like_the_first_time() {
        var again = new StartConversation(
                WORKSPACE, ROOM, ConversationKind.GROUP, "Plans", TICKET, List.of(BOB, ANN), ANN, in(60));
        DECISIONS
                .given(people())
                .after(start(ROOM, ConversationKind.GROUP, "Plans", TICKET, ANN, BOB))
                .when(again)
                .nothing();
    }

    @Test
    void an_id_that_was_used_with_other_content_is_taken() {
        var first = start(ROOM, ConversationKind.GROUP, "Plans", TICKET, ANN, BOB);
        for (StartConversation other : List.of(
                start(ROOM, ConversationKind.CHANNEL, "Plans", TICKET, ANN, BOB),
                start(ROOM, ConversationKind.GROUP, "Other plans", TICKET, ANN, BOB),
                start(ROOM, ConversationKind.GROUP, "Plans", null, ANN, BOB),
                start(ROOM, ConversationKind.GROUP, "Plans", TICKET, ANN, BOB, CYD))) {
            DECISIONS.given(people()).after(first).when(other).conflicts("id-taken", "id", ROOM);
        }
    }

    @Test
    void an_outside_item_has_one_conversation_in_a_workspace() {
        DECISIONS
                .given(people())
                .after(start(ROOM, ConversationKind.REVIEW, null, TICKET, ANN))
                .when(start(OTHER_ROOM, ConversationKind.INQUIRY, null, TICKET, BOB))
                .conflicts("external-taken", "external", ROOM);
    }

    @Test
    void the_same_outside_item_is_found_however_it_is_written() {
        DECISIONS
                .given(people())
                .after(start(ROOM, ConversationKind.REVIEW, null, "GitHub:Acme/App#1", ANN))
                .when(start(OTHER_ROOM, ConversationKind.REVIEW, null, TICKET, BOB))
                .conflicts("external-taken", "external", ROOM);
        DECISIONS
                .given(people())
                .after(start(ROOM, ConversationKind.REVIEW, null, TICKET, ANN))
                .when(start(ROOM, ConversationKind.REVIEW, null, "GITHUB:ACME/app#1", ANN))
                .nothing();
    }

    @Test
    void a_review_is_about_an_outside_item() {
        DECISIONS
                .given(people())
                .when(start(ROOM, ConversationKind.REVIEW, null, null, ANN))
                .rejected("external-missing", "external");
    }

    @ParameterizedTest
    @ValueSource(strings = {"no system", "jira:", "github:acme/app", "asana:task", "mailto:nobody", ""})
    void a_reference_has_the_form_of_its_system(String external) {
        DECISIONS
                .given(people())
                .when(start(ROOM, ConversationKind.GROUP, null, external, ANN))
                .rejected("bad-external", "external");
    }

    @Test
    void the_same_outside_item_has_a_conversation_of_its_own_in_another_workspace() {
        DECISIONS
                .given(people())
                .after(new StartConversation(
                        "elsewhere", OTHER_ROOM, ConversationKind.REVIEW, null, TICKET, List.of(STRANGER), null, NOW))
                .when(start(ROOM, ConversationKind.REVIEW, null, TICKET, ANN))
                .events(
                        new ConversationStarted(
                                WORKSPACE, ROOM, ConversationKind.REVIEW, null, TICKET, List.of(ANN), ANN, NOW),
                        new ParticipantAdded(WORKSPACE, ROOM, ANN, ParticipantRole.OWNER, ANN, NOW));
    }

    @Test
    void the_direct_conversation_of_the_same_people_is_found_again_whoever_starts_it() {
        var first = start(ROOM, ConversationKind.DIRECT, null, null, ANN, BOB);
        DECISIONS
                .given(people())
                .after(first)
                .when(start(OTHER_ROOM, ConversationKind.DIRECT, null, null, BOB, ANN))
                .found(ROOM);
    }

    @Test
    void a_direct_conversation_about_an_outside_item_that_has_one_is_refused_before_it_is_found() {
        DECISIONS
                .given(people())
                .after(start(ROOM, ConversationKind.GROUP, null, TICKET, ANN, BOB))
                .when(start(OTHER_ROOM, ConversationKind.DIRECT, null, TICKET, ANN, BOB))
                .conflicts("external-taken", "external", ROOM);
    }

    @Test
    void the_refusal_names_the_outside_items_conversation_also_where_the_people_have_a_direct_one() {
        DECISIONS
                .given(people())
                .after(start(OTHER_ROOM, ConversationKind.DIRECT, null, null, ANN, BOB))
                .after(start(ROOM, ConversationKind.GROUP, null, TICKET, ANN, BOB))
                .when(start(id("third"), ConversationKind.DIRECT, null, TICKET, ANN, BOB))
                .conflicts("external-taken", "external", ROOM);
    }

    @Test
    void a_direct_conversation_with_one_more_person_is_another_one() {
        DECISIONS
                .given(people())
                .after(start(ROOM, ConversationKind.DIRECT, null, null, ANN, BOB))
                .when(start(OTHER_ROOM, ConversationKind.DIRECT, null, null, ANN, BOB, CYD))
                .events(
                        new ConversationStarted(
                                WORKSPACE,
                                OTHER_ROOM,
                                ConversationKind.DIRECT,
                                null,
                                null,
                                List.of(ANN, BOB, CYD),
                                ANN,
                                NOW),
                        new ParticipantAdded(WORKSPACE, OTHER_ROOM, ANN, ParticipantRole.OWNER, ANN, NOW),
                        new ParticipantAdded(WORKSPACE, OTHER_ROOM, BOB, ParticipantRole.MEMBER, ANN, NOW),
                        new ParticipantAdded(WORKSPACE, OTHER_ROOM, CYD, ParticipantRole.MEMBER, ANN, NOW));
    }

    @Test
    void nobody_talks_directly_alone() {
        DECISIONS
                .given(people())
                .when(start(ROOM, ConversationKind.DIRECT, null, null, ANN))
                .rejected("direct-needs-others", "participants");
    }

    private static StartConversation start(
            UUID conversation, ConversationKind kind, String subject, String external, UUID... participants) {
        return new StartConversation(
                WORKSPACE, conversation, kind, subject, external, List.of(participants), participants[0], NOW);
    }
}
