package dev.duplex.command.documentation;

import static dev.duplex.command.Acme.ANN;
import static dev.duplex.command.Acme.BOB;
import static dev.duplex.command.Acme.CYD;
import static dev.duplex.command.Acme.NOW;
import static dev.duplex.command.Acme.NOWHERE;
import static dev.duplex.command.Acme.OTHER_ROOM;
import static dev.duplex.command.Acme.ROOM;
import static dev.duplex.command.Acme.WORKSPACE;
import static dev.duplex.command.Acme.id;
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
import dev.duplex.command.documentation.SupersedeDecision.Existing;
import dev.duplex.command.documentation.SupersedeDecision.Replacement;
import dev.duplex.command.documentation.SupersedeDecision.Successor;
import dev.duplex.events.documentation.DecisionEvent.DecisionRecorded;
import dev.duplex.events.documentation.DecisionEvent.DecisionSuperseded;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DecisionTest {

    private static final DecisionFixture DECISIONS =
            DecisionFixture.of(DecisionController.recordDecision(), DecisionController.supersedeDecision());
    private static final UUID TABS = id("tabs");
    private static final UUID SPACES = id("spaces");
    private static final UUID BOTH = id("both");

    @Test
    void a_participant_records_a_decision_with_its_evidence() {
        DECISIONS
                .given(room())
                .when(record(TABS, ANN, List.of(MESSAGE), List.of(CALL)))
                .events(recorded(TABS, ANN, List.of(MESSAGE), List.of(CALL)));
    }

    @Test
    void a_decision_needs_no_evidence() {
        DECISIONS.given(room()).when(record(TABS, ANN)).events(recorded(TABS, ANN));
    }

    @Test
    void a_decision_is_recorded_after_the_conversation_was_closed() {
        DECISIONS.given(room(), closed()).when(record(TABS, ANN)).events(recorded(TABS, ANN));
    }

    @Test
    void recording_it_again_changes_nothing() {
        DECISIONS
                .given(room())
                .after(record(TABS, ANN, List.of(MESSAGE), List.of()))
                .when(record(TABS, ANN, List.of(MESSAGE), List.of()))
                .nothing();
    }

    @Test
    void an_id_stands_for_one_decision() {
        DECISIONS.given(room()).after(record(TABS, ANN)).when(record(TABS, BOB)).conflicts("id-taken", "id", TABS);
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of(
                        new RecordDecision(NOWHERE, TABS, "Tabs", List.of(), List.of(), ANN, NOW),
                        "unknown-conversation",
                        "conversation"),
                Arguments.of(record(TABS, CYD), "not-a-participant", "Duplex-Person"),
                Arguments.of(record(TABS, GUEST), "not-permitted", "Duplex-Person"),
                Arguments.of(record(TABS, CUSTOMER), "not-permitted", "Duplex-Person"),
                Arguments.of(record(TABS, ANN, List.of(MESSAGE, NOWHERE), List.of()), "unknown-message", "messages"),
                Arguments.of(record(TABS, ANN, List.of(ELSEWHERE), List.of()), "unknown-message", "messages"),
                Arguments.of(record(TABS, ANN, List.of(), List.of(NOWHERE)), "unknown-call", "calls"),
                Arguments.of(record(TABS, ANN, List.of(), List.of(CALL_ELSEWHERE)), "unknown-call", "calls"),
                Arguments.of(record(TABS, ANN, List.of(CALL), List.of()), "unknown-message", "messages"));
    }

    @ParameterizedTest(name = "{1} {2}")
    @MethodSource
    void refused(RecordDecision command, String code, String field) {
        DECISIONS.given(room()).when(command).rejected(code, field);
    }

    @Test
    void another_decision_of_the_conversation_supersedes_it() {
        DECISIONS
                .given(room(), closed(), recorded(TABS, ANN), recorded(SPACES, ANN))
                .when(supersede(TABS, new Existing(SPACES)))
                .events(superseded(TABS, SPACES));
    }

    @Test
    void a_new_decision_is_recorded_and_supersedes_it_at_once() {
        DECISIONS
                .given(room(), recorded(TABS, ANN))
                .when(supersede(TABS, successor(SPACES, MESSAGE)))
                .events(recorded(SPACES, BOB, List.of(MESSAGE), List.of()), superseded(TABS, SPACES));
    }

    @Test
    void a_decision_is_taken_back_with_nothing_in_its_place() {
        DECISIONS.given(room(), recorded(TABS, ANN)).when(supersede(TABS, null)).events(superseded(TABS, null));
    }

    @Test
    void one_decision_supersedes_several() {
        DECISIONS
                .given(room(), recorded(TABS, ANN), recorded(SPACES, ANN), recorded(BOTH, ANN))
                .after(supersede(TABS, new Existing(BOTH)))
                .when(supersede(SPACES, new Existing(BOTH)))
                .events(superseded(SPACES, BOTH));
    }

    static Stream<Replacement> replacements() {
        return Stream.of(new Existing(SPACES), successor(BOTH, MESSAGE), null);
    }

    @ParameterizedTest
    @MethodSource("replacements")
    void superseding_it_again_in_the_same_way_changes_nothing(Replacement replacement) {
        DECISIONS
                .given(room(), recorded(TABS, ANN), recorded(SPACES, ANN))
                .after(supersede(TABS, replacement))
                .when(supersede(TABS, replacement))
                .nothing();
    }

    @Test
    void what_is_superseded_names_what_holds_in_its_place() {
        DECISIONS
                .given(room(), recorded(TABS, ANN), recorded(SPACES, ANN), superseded(TABS, SPACES))
                .when(supersede(TABS, successor(BOTH)))
                .conflicts("already-superseded", "decision", SPACES);
        DECISIONS
                .given(room(), recorded(TABS, ANN), recorded(SPACES, ANN), superseded(TABS, SPACES))
                .when(supersede(TABS, null))
                .conflicts("already-superseded", "decision", SPACES);
        DECISIONS
                .given(room(), recorded(TABS, ANN), superseded(TABS, null))
                .when(supersede(TABS, successor(BOTH)))
                .conflicts("already-superseded", "decision", TABS);
    }

    @Test
    void decisions_never_supersede_each_other_in_a_circle() {
        DECISIONS
                .given(room(), recorded(TABS, ANN))
                .when(supersede(TABS, new Existing(TABS)))
                .rejected("supersedes-itself", "by");
        DECISIONS
                .given(room(), recorded(TABS, ANN), recorded(SPACES, ANN), superseded(TABS, SPACES))
                .when(supersede(SPACES, new Existing(TABS)))
                .conflicts("already-superseded", "by", SPACES);
    }

    @Test
    void only_a_decision_of_the_same_conversation_takes_its_place() {
        DECISIONS
                .given(room(), recorded(TABS, ANN))
                .when(supersede(TABS, new Existing(NOWHERE)))
                .rejected("unknown-decision", "by");
        DECISIONS
                .given(
                        room(),
                        recorded(TABS, ANN),
                        new DecisionRecorded(WORKSPACE, OTHER_ROOM, SPACES, "Spaces", List.of(), List.of(), ANN, NOW))
                .when(supersede(TABS, new Existing(SPACES)))
                .rejected("unknown-decision", "by");
    }

    @Test
    void a_successor_refers_to_the_same_conversation_under_an_id_of_its_own() {
        DECISIONS
                .given(room(), recorded(TABS, ANN))
                .when(supersede(TABS, successor(SPACES, ELSEWHERE)))
                .rejected("unknown-message", "successor.messages");
        DECISIONS
                .given(room(), recorded(TABS, ANN))
                .when(supersede(TABS, new Successor(SPACES, "Spaces", List.of(), List.of(CALL_ELSEWHERE))))
                .rejected("unknown-call", "successor.calls");
        DECISIONS
                .given(room(), recorded(TABS, ANN))
                .when(supersede(TABS, successor(TABS)))
                .conflicts("id-taken", "successor.id", TABS);
    }

    @Test
    void only_those_who_document_here_supersede() {
        for (UUID person : List.of(GUEST, CUSTOMER)) {
            DECISIONS
                    .given(room(), recorded(TABS, ANN))
                    .when(new SupersedeDecision(TABS, null, null, person, NOW))
                    .rejected("not-permitted", "Duplex-Person");
        }
        DECISIONS
                .given(room(), recorded(TABS, ANN), left(ROOM, BOB))
                .when(supersede(TABS, null))
                .rejected("not-a-participant", "Duplex-Person");
        DECISIONS.given(room()).when(supersede(TABS, null)).rejected("unknown-decision", "decision");
    }

    private static RecordDecision record(UUID decision, UUID by) {
        return record(decision, by, List.of(), List.of());
    }

    private static RecordDecision record(UUID decision, UUID by, List<UUID> messages, List<UUID> calls) {
        return new RecordDecision(ROOM, decision, "We use it", messages, calls, by, NOW);
    }

    private static DecisionRecorded recorded(UUID decision, UUID by) {
        return recorded(decision, by, List.of(), List.of());
    }

    private static DecisionRecorded recorded(UUID decision, UUID by, List<UUID> messages, List<UUID> calls) {
        return new DecisionRecorded(WORKSPACE, ROOM, decision, "We use it", messages, calls, by, NOW);
    }

    private static Successor successor(UUID decision, UUID... messages) {
        return new Successor(decision, "We use it", List.of(messages), List.of());
    }

    private static SupersedeDecision supersede(UUID decision, Replacement replacement) {
        return new SupersedeDecision(decision, replacement, "because", BOB, NOW);
    }

    private static DecisionSuperseded superseded(UUID decision, UUID by) {
        return new DecisionSuperseded(WORKSPACE, ROOM, decision, by, "because", BOB, NOW);
    }
}
