package dev.duplex.command.people;

import static dev.duplex.command.Acme.ANN;
import static dev.duplex.command.Acme.BERLIN;
import static dev.duplex.command.Acme.BOB;
import static dev.duplex.command.Acme.NOW;
import static dev.duplex.command.Acme.WORKSPACE;
import static dev.duplex.command.Acme.in;
import static dev.duplex.command.Acme.opened;

import dev.duplex.command.bus.DecisionFixture;
import dev.duplex.events.people.PeopleEvent.PersonJoined;
import dev.duplex.events.people.PersonKind;
import dev.duplex.events.workspace.WorkspaceEvent.WorkspaceOpened;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class JoinPersonTest {

    private static final DecisionFixture DECISIONS = DecisionFixture.of(PeopleController.joinPerson());
    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

    @Test
    void a_person_joins_a_workspace() {
        DECISIONS.given(opened()).when(ann("ann", NOW)).events(joined(ANN, "ann"));
    }

    @Test
    void a_person_without_a_time_zone_lives_in_that_of_the_workspace() {
        DECISIONS
                .given(opened())
                .when(new JoinPerson(WORKSPACE, ANN, "Ann", null, PersonKind.CUSTOMER, null, null, null, NOW))
                .events(new PersonJoined(WORKSPACE, ANN, "Ann", null, PersonKind.CUSTOMER, BERLIN, null, null, NOW));
    }

    @Test
    void nobody_joins_a_workspace_that_does_not_exist() {
        DECISIONS.given().when(ann("ann", NOW)).rejected("unknown-workspace", "workspace");
    }

    @Test
    void who_brings_somebody_in_is_of_the_workspace_too() {
        DECISIONS
                .given(opened(), elsewhere(), person("elsewhere", BOB, null))
                .when(new JoinPerson(WORKSPACE, ANN, "Ann", null, PersonKind.MEMBER, null, null, BOB, NOW))
                .rejected("unknown-person", "Duplex-Person");
    }

    @Test
    void joining_again_with_the_same_content_answers_like_the_first_time() {
        DECISIONS.given(opened(), joined(ANN, "ann")).when(ann("ann", in(60))).nothing();
        DECISIONS.given(opened(), joined(ANN, null)).when(ann(null, in(60))).nothing();
    }

    @Test
    void an_id_that_was_used_with_other_content_is_taken() {
        DECISIONS.given(opened(), joined(ANN, "ann")).when(ann("anna", NOW)).conflicts("id-taken", "id", ANN);
        DECISIONS
                .given(opened(), joined(ANN, "ann"))
                .when(new JoinPerson(
                        WORKSPACE, ANN, "Another", "ann@acme.example", PersonKind.MEMBER, TOKYO, "ann", null, NOW))
                .conflicts("id-taken", "id", ANN);
    }

    @Test
    void the_id_of_a_person_of_another_workspace_is_taken() {
        DECISIONS
                .given(opened(), elsewhere(), person("elsewhere", ANN, "ann"))
                .when(ann("ann", NOW))
                .conflicts("id-taken", "id", ANN);
    }

    @Test
    void a_handle_belongs_to_one_person_of_a_workspace() {
        DECISIONS.given(opened(), joined(BOB, "ann")).when(ann("ann", NOW)).conflicts("handle-taken", "handle", BOB);
    }

    @Test
    void the_same_handle_may_belong_to_somebody_in_another_workspace() {
        DECISIONS
                .given(opened(), elsewhere(), person("elsewhere", BOB, "ann"))
                .when(ann("ann", NOW))
                .events(joined(ANN, "ann"));
    }

    private static WorkspaceOpened elsewhere() {
        return new WorkspaceOpened("elsewhere", "Elsewhere", BERLIN, null, NOW);
    }

    private static JoinPerson ann(String handle, Instant at) {
        return new JoinPerson(WORKSPACE, ANN, "Ann", "ann@acme.example", PersonKind.MEMBER, TOKYO, handle, null, at);
    }

    private static PersonJoined joined(UUID person, String handle) {
        return person(WORKSPACE, person, handle);
    }

    private static PersonJoined person(String workspace, UUID person, String handle) {
        return new PersonJoined(
                workspace, person, "Ann", "ann@acme.example", PersonKind.MEMBER, TOKYO, handle, null, NOW);
    }
}
