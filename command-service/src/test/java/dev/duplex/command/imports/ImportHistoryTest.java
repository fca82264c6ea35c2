package dev.duplex.command.imports;

import static dev.duplex.command.Acme.ANN;
import static dev.duplex.command.Acme.BERLIN;
import static dev.duplex.command.Acme.BOB;
import static dev.duplex.command.Acme.CYD;
import static dev.duplex.command.Acme.OTHER_ROOM;
import static dev.duplex.command.Acme.ROOM;
import static dev.duplex.command.Acme.THEN;
import static dev.duplex.command.Acme.WORKSPACE;
import static dev.duplex.command.Acme.id;
import static dev.duplex.command.Acme.joined;
import static dev.duplex.command.Acme.opened;
import static dev.duplex.command.Acme.started;
import static org.assertj.core.api.Assertions.assertThat;

import dev.duplex.command.bus.DecisionFixture;
import dev.duplex.command.decision.Decision;
import dev.duplex.events.DuplexEvent;
import dev.duplex.events.conversation.ConversationEvent.ConversationRenamed;
import dev.duplex.events.conversation.ConversationEvent.ConversationStarted;
import dev.duplex.events.conversation.ConversationEvent.ParticipantAdded;
import dev.duplex.events.conversation.ConversationEvent.ParticipantLeft;
import dev.duplex.events.conversation.ConversationKind;
import dev.duplex.events.conversation.ParticipantRole;
import dev.duplex.events.message.MessageEvent.MessageEdited;
import dev.duplex.events.message.MessageEvent.MessageRetracted;
import dev.duplex.events.message.MessageEvent.MessageSent;
import dev.duplex.events.message.MessageEvent.ReactionAdded;
import dev.duplex.events.message.MessageMode;
import dev.duplex.events.message.Origin;
import dev.duplex.events.message.Urgency;
import dev.duplex.events.people.PeopleEvent.PersonJoined;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ImportHistoryTest {

    private static final DecisionFixture DECISIONS = DecisionFixture.of(ImportController.importHistory());
    private static final String CHANNEL = "slack:C1";

    @Test
    void history_is_added_as_it_happened() {
        DECISIONS.given(opened()).when(history(all())).events(all());
    }

    @Test
    void history_needs_a_workspace() {
        DECISIONS.given().when(history(all())).rejected("unknown-workspace", "workspace");
    }

    @Test
    void importing_twice_adds_nothing() {
        DECISIONS.given(opened()).after(history(all())).when(history(all())).nothing();
        DECISIONS.given(opened()).when(history(List.of())).nothing();
    }

    @Test
    void the_same_thing_twice_in_one_import_is_added_once() {
        List<DuplexEvent> twice = new ArrayList<>(all());
        twice.addAll(all());
        DECISIONS.given(opened()).when(history(twice)).events(all());
    }

    @Test
    void importing_more_adds_what_is_new() {
        for (int known = 0; known <= all().size(); known++) {
            DECISIONS
                    .given(opened())
                    .after(history(all().subList(0, known)))
                    .when(history(all()))
                    .events(all().subList(known, all().size()));
        }
    }

    @Test
    void overlapping_imports_add_up_to_the_whole() {
        int middle = all().size() / 2;
        DECISIONS
                .given(opened())
                .after(history(all().subList(0, middle + 2)))
                .when(history(all().subList(middle - 2, all().size())))
                .events(all().subList(middle + 2, all().size()));
    }

    @Test
    void a_person_who_is_known_keeps_what_is_known() {
        DECISIONS
                .given(opened(), joined(ANN))
                .when(history(List.of(new PersonJoined(
                        WORKSPACE,
                        ANN,
                        "Renamed since",
                        "ann@acme.example",
                        dev.duplex.events.people.PersonKind.MEMBER,
                        BERLIN,
                        null,
                        null,
                        THEN))))
                .nothing();
    }

    @Test
    void a_message_that_is_known_is_not_sent_again_with_another_text() {
        DECISIONS
                .given(opened(), sent("m1", "as it was"))
                .when(history(List.of(sent("m1", "edited"))))
                .nothing();
    }

    @Test
    void an_outside_item_that_has_a_conversation_is_named_in_the_refusal() {
        DECISIONS
                .given(opened(), channel(OTHER_ROOM))
                .when(history(List.of(channel(ROOM))))
                .conflicts("external-taken", "external", OTHER_ROOM);
    }

    @Test
    void people_who_have_a_direct_conversation_do_not_get_another_one() {
        DECISIONS
                .given(opened(), started(OTHER_ROOM, ConversationKind.DIRECT, ANN, BOB))
                .when(history(List.of(direct(ROOM, "slack:D1", BOB, ANN))))
                .conflicts("external-taken", "external", OTHER_ROOM);
        DECISIONS
                .given(opened())
                .when(history(List.of(direct(OTHER_ROOM, "slack:D1", ANN, BOB), direct(ROOM, "slack:D2", ANN, BOB))))
                .conflicts("external-taken", "external", OTHER_ROOM);
    }

    @Test
    void a_direct_conversation_of_other_people_or_another_kind_is_in_nobodys_way() {
        List<DuplexEvent> ours = List.of(direct(ROOM, "slack:D1", ANN, BOB));
        DECISIONS
                .given(opened(), started(OTHER_ROOM, ConversationKind.GROUP, ANN, BOB))
                .when(history(ours))
                .events(ours);
        DECISIONS
                .given(opened(), started(OTHER_ROOM, ConversationKind.DIRECT, ANN, CYD))
                .when(history(ours))
                .events(ours);
    }

    @Test
    void direct_conversations_of_which_one_person_alone_is_known_stay_apart() {
        List<DuplexEvent> two = List.of(direct(OTHER_ROOM, "slack:D1", ANN), direct(ROOM, "slack:D2", ANN));
        DECISIONS.given(opened()).when(history(two)).events(two);
    }

    @Test
    void a_direct_conversation_that_was_imported_before_another_of_its_people_stays_where_it_is() {
        List<DuplexEvent> ours = List.of(direct(ROOM, "slack:D1", ANN, BOB));
        DECISIONS
                .given(opened(), ours, direct(OTHER_ROOM, "slack:D2", ANN, BOB))
                .when(history(ours))
                .nothing();
    }

    private static ConversationStarted direct(UUID conversation, String external, UUID... people) {
        return new ConversationStarted(
                WORKSPACE, conversation, ConversationKind.DIRECT, null, external, List.of(people), null, THEN);
    }

    @Test
    void who_takes_part_already_does_not_join_again() {
        DECISIONS
                .given(opened(), started(ROOM, ConversationKind.CHANNEL, ANN))
                .when(history(List.of(joins(ANN, 50))))
                .nothing();
    }

    @Test
    void who_does_not_take_part_does_not_leave() {
        DECISIONS
                .given(opened(), started(ROOM, ConversationKind.CHANNEL, ANN))
                .when(history(List.of(leaves(BOB, 50))))
                .nothing();
    }

    @Test
    void a_join_that_changed_nothing_is_not_made_up_for_when_the_person_has_left_since() {
        List<DuplexEvent> history = List.of(joins(ANN, 1), joins(ANN, 2), leaves(ANN, 3));
        DECISIONS.given(opened()).when(history(history)).events(joins(ANN, 1), leaves(ANN, 3));
        DECISIONS.given(opened()).after(history(history)).when(history(history)).nothing();
    }

    @Test
    void history_from_before_does_not_put_out_who_takes_part_now() {
        DECISIONS
                .given(opened(), started(ROOM, ConversationKind.CHANNEL, ANN))
                .when(history(List.of(joins(ANN, -90), leaves(ANN, -60))))
                .nothing();
    }

    @Test
    void any_history_of_joins_and_leaves_in_any_pieces_added_again_adds_nothing() {
        for (long seed = 1; seed <= 300; seed++) {
            Random random = new Random(seed);
            List<DuplexEvent> history = new ArrayList<>();
            history.add(channel(ROOM));
            for (int second = 1; second <= 12; second++) {
                UUID person = random.nextBoolean() ? ANN : BOB;
                history.add(random.nextBoolean() ? joins(person, second) : leaves(person, second));
            }
            List<DuplexEvent> log = new ArrayList<>(List.of(opened()));
            importInPieces(history, log, random);
            List<DuplexEvent> before = List.copyOf(log);
            importInPieces(history, log, random);
            assertThat(log).as("seed %d, history %s", seed, history).isEqualTo(before);
        }
    }

    private static void importInPieces(List<DuplexEvent> history, List<DuplexEvent> log, Random random) {
        var handler = new ImportHistoryHandler();
        for (int from = 0; from < history.size(); ) {
            int to = Math.min(history.size(), from + 1 + random.nextInt(5));
            var state = handler.initial();
            for (DuplexEvent event : log) {
                state = handler.evolve(state, event);
            }
            var decision = handler.decide(history(history.subList(from, to)), state);
            log.addAll(((Decision.Accepted) decision).events());
            from = to;
        }
    }

    private static List<DuplexEvent> all() {
        return List.of(
                joined(ANN),
                joined(BOB),
                channel(ROOM),
                joins(ANN, 1),
                sent("m1", "Hello"),
                joins(BOB, 3),
                sent("m2", "Hi"),
                new ReactionAdded(WORKSPACE, ROOM, id("m1"), "wave", BOB, second(4)),
                new ReactionAdded(WORKSPACE, ROOM, id("m1"), "heart", BOB, second(4)),
                new MessageEdited(WORKSPACE, ROOM, id("m1"), "Hello all", null, null, ANN, ANN, second(5)),
                new MessageEdited(WORKSPACE, ROOM, id("m1"), "Hello", null, null, ANN, ANN, second(6)),
                leaves(BOB, 7),
                joins(BOB, 8),
                new ConversationRenamed(WORKSPACE, ROOM, "general", ANN, second(9)),
                new MessageRetracted(WORKSPACE, ROOM, id("m2"), null, second(10)),
                leaves(BOB, 11));
    }

    private static ImportHistory history(List<DuplexEvent> events) {
        return new ImportHistory(WORKSPACE, events);
    }

    private static Instant second(long second) {
        return THEN.plusSeconds(second);
    }

    private static ConversationStarted channel(UUID conversation) {
        return new ConversationStarted(
                WORKSPACE, conversation, ConversationKind.CHANNEL, "general", CHANNEL, List.of(), null, THEN);
    }

    private static ParticipantAdded joins(UUID person, long second) {
        return new ParticipantAdded(WORKSPACE, ROOM, person, ParticipantRole.MEMBER, person, second(second));
    }

    private static ParticipantLeft leaves(UUID person, long second) {
        return new ParticipantLeft(WORKSPACE, ROOM, person, person, second(second));
    }

    private static MessageSent sent(String key, String text) {
        return new MessageSent(
                WORKSPACE,
                ROOM,
                id(key),
                text,
                MessageMode.ASYNC,
                null,
                null,
                List.of(),
                null,
                Urgency.NORMAL,
                null,
                false,
                List.of(),
                Origin.IMPORT,
                ANN,
                second(2));
    }
}
