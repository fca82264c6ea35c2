package dev.duplex.query.documentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.duplex.events.DuplexEvent;
import dev.duplex.events.conversation.ConversationKind;
import dev.duplex.events.documentation.ActionItemEvent.ActionItemAssigned;
import dev.duplex.events.documentation.ActionItemEvent.ActionItemDone;
import dev.duplex.events.documentation.ActionItemEvent.ActionItemDropped;
import dev.duplex.events.documentation.DecisionEvent.DecisionRecorded;
import dev.duplex.events.documentation.DecisionEvent.DecisionSuperseded;
import dev.duplex.query.testing.QueryService;
import dev.duplex.query.testing.Story;
import dev.duplex.query.testing.Subscription;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class DocumentationTest {

    private static final Instant OVER = Instant.parse("2026-01-06T09:00:00Z");
    private static final Instant TO_COME = Instant.parse("2999-01-01T00:00:00Z");

    private static QueryService service;

    private final Story story = new Story("w" + UUID.randomUUID());
    private final UUID ann = story.member("ann");
    private final UUID bob = story.member("bob");
    private final UUID cyd = story.member("cyd");
    private final UUID group = story.starts(ConversationKind.GROUP, ann, bob);
    private final UUID other = story.starts(ConversationKind.GROUP, ann, cyd);

    @BeforeAll
    static void start(@TempDir Path directory) {
        service = QueryService.start(directory);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @BeforeEach
    void begin() {
        service.append(story.told());
    }

    @Test
    void decisions_show_their_evidence_and_what_took_their_place() {
        UUID message = UUID.randomUUID();
        UUID call = UUID.randomUUID();
        UUID tabs = UUID.randomUUID();
        UUID spaces = UUID.randomUUID();
        UUID dropped = UUID.randomUUID();
        append(
                decided(group, tabs, "Tabs", List.of(message), List.of(call)),
                decided(group, spaces, "Spaces", List.of(), List.of()),
                new DecisionSuperseded(story.workspace, group, tabs, spaces, "readable", bob, story.now()),
                decided(group, dropped, "Semicolons", List.of(), List.of()),
                new DecisionSuperseded(story.workspace, group, dropped, null, null, ann, story.now()));
        JsonNode all = ofConversation(bob, group, "decisions", "", """
                id text messages calls by { name } at inForce supersedes
                superseded { decision reason by { name } } conversation { id }""");
        assertThat(texts(all)).containsExactly("Tabs", "Spaces", "Semicolons");
        JsonNode first = all.at("/nodes/0");
        assertThat(first.at("/messages/0").asString()).isEqualTo(message.toString());
        assertThat(first.at("/calls/0").asString()).isEqualTo(call.toString());
        assertThat(first.at("/by/name").asString()).isEqualTo("ann");
        assertThat(first.at("/inForce").asBoolean()).isFalse();
        assertThat(first.at("/superseded/decision").asString()).isEqualTo(spaces.toString());
        assertThat(first.at("/superseded/reason").asString()).isEqualTo("readable");
        assertThat(first.at("/superseded/by/name").asString()).isEqualTo("bob");
        assertThat(all.at("/nodes/1/supersedes/0").asString()).isEqualTo(tabs.toString());
        assertThat(all.at("/nodes/2/superseded/decision").isNull()).isTrue();
        assertThat(texts(ofConversation(bob, group, "decisions", "(inForce: true)", "text")))
                .containsExactly("Spaces");
        assertThat(texts(ofConversation(bob, group, "decisions", "(inForce: false)", "text")))
                .containsExactly("Tabs", "Semicolons");
        assertThat(texts(ofConversation(bob, group, "decisions", "(last: 1)", "text")))
                .containsExactly("Semicolons");
    }

    @Test
    void a_workspace_shows_what_the_viewer_takes_part_in() {
        append(
                decided(group, UUID.randomUUID(), "In the group", List.of(), List.of()),
                decided(other, UUID.randomUUID(), "Elsewhere", List.of(), List.of()),
                assigned(group, UUID.randomUUID(), "Do it", ann, null),
                assigned(other, UUID.randomUUID(), "Do that", ann, null));
        for (String list : List.of("decisions", "actionItems")) {
            assertThat(texts(ofWorkspace(bob, list))).hasSize(1);
            assertThat(texts(ofWorkspace(ann, list))).hasSize(2);
            assertThat(texts(ofWorkspace(null, list))).hasSize(2);
        }
        assertThat(texts(ofPerson(ann, ann, ""))).containsExactly("Do it", "Do that");
        assertThat(texts(ofPerson(cyd, ann, ""))).containsExactly("Do that");
        assertThat(texts(ofPerson(null, ann, ""))).hasSize(2);
        story.leaves(group, ann);
        service.append(story.told());
        assertThat(texts(ofPerson(ann, ann, ""))).containsExactly("Do that");
        assertThat(texts(ofWorkspace(ann, "decisions"))).containsExactly("Elsewhere");
    }

    @Test
    void action_items_come_by_their_due_date_and_state() {
        UUID late = UUID.randomUUID();
        UUID done = UUID.randomUUID();
        UUID dropped = UUID.randomUUID();
        append(
                assigned(group, UUID.randomUUID(), "some time", bob, null),
                assigned(group, UUID.randomUUID(), "to come", bob, TO_COME),
                assigned(group, late, "late", bob, OVER),
                assigned(group, done, "done", bob, OVER.plusSeconds(1)),
                assigned(group, dropped, "dropped", bob, OVER.plusSeconds(2)),
                new ActionItemDone(story.workspace, group, done, bob, bob, story.now()),
                new ActionItemDropped(story.workspace, group, dropped, bob, "no need", ann, story.now()));
        assertThat(texts(ofPerson(bob, bob, ""))).containsExactly("late", "done", "dropped", "to come", "some time");
        assertThat(texts(ofPerson(bob, bob, "state: OPEN"))).containsExactly("late", "to come", "some time");
        assertThat(texts(ofPerson(bob, bob, "state: OVERDUE"))).containsExactly("late");
        assertThat(texts(ofPerson(bob, bob, "state: DONE"))).containsExactly("done");
        assertThat(texts(ofPerson(bob, bob, "state: DROPPED"))).containsExactly("dropped");
        JsonNode first = ofPerson(bob, bob, "").at("/nodes/0");
        assertThat(first.at("/overdue").asBoolean()).isTrue();
        List<String> paged = new ArrayList<>();
        String after = "";
        JsonNode page;
        do {
            page = ofPerson(bob, bob, "first: 2 " + after);
            paged.addAll(texts(page));
            after = "after: \"%s\"".formatted(page.at("/pageInfo/endCursor").asString());
        } while (page.at("/pageInfo/hasNextPage").asBoolean());
        assertThat(paged).containsExactly("late", "done", "dropped", "to come", "some time");
    }

    @Test
    void an_action_item_tells_how_it_came_to_be_as_it_is() {
        UUID item = UUID.randomUUID();
        append(
                assigned(group, item, "Do it", bob, TO_COME),
                assigned(group, item, "Do it well", ann, null),
                new ActionItemDropped(story.workspace, group, item, ann, "no need", bob, story.now()),
                assigned(group, item, "Do it after all", bob, null));
        JsonNode found = ofPerson(bob, bob, "").at("/nodes/0");
        assertThat(found.get("text").asString()).isEqualTo("Do it after all");
        assertThat(found.get("state").asString()).isEqualTo("OPEN");
        assertThat(found.at("/history/0/owner/name").asString()).isEqualTo("bob");
        assertThat(found.at("/history/0/due").asString()).isEqualTo(TO_COME.toString());
        assertThat(found.at("/history/1/owner/name").asString()).isEqualTo("ann");
        assertThat(found.at("/history/2/state").asString()).isEqualTo("DROPPED");
        assertThat(found.at("/history/2/reason").asString()).isEqualTo("no need");
        assertThat(found.get("history")).hasSize(4);
        assertThat(texts(ofPerson(ann, ann, ""))).isEmpty();
    }

    @Test
    void an_earlier_moment_has_the_decisions_and_action_items_of_then() {
        UUID tabs = UUID.randomUUID();
        UUID item = UUID.randomUUID();
        append(decided(group, tabs, "Tabs", List.of(), List.of()));
        Instant due = story.now().plusSeconds(3);
        append(assigned(group, item, "Do it", bob, due));
        Instant then = story.now();
        Instant overdue = story.after(Duration.ofSeconds(5)).now();
        UUID spaces = UUID.randomUUID();
        append(
                decided(group, spaces, "Spaces", List.of(), List.of()),
                new DecisionSuperseded(story.workspace, group, tabs, spaces, "readable", bob, story.now()),
                new ActionItemDone(story.workspace, group, item, bob, bob, story.now()),
                assigned(group, UUID.randomUUID(), "Do that", ann, null));

        JsonNode early =
                asOf(then, "decisions { nodes { text inForce } }, actionItems { nodes { text state overdue } }");
        assertThat(early.toString()).isEqualTo("""
                        {"decisions":{"nodes":[{"text":"Tabs","inForce":true}]},\
                        "actionItems":{"nodes":[{"text":"Do it","state":"OPEN","overdue":false}]}}""");
        assertThat(asOf(
                                then,
                                "decisions(inForce: false) { nodes { text } }, actionItems(state: OVERDUE) { nodes { id } }")
                        .toString())
                .isEqualTo("{\"decisions\":{\"nodes\":[]},\"actionItems\":{\"nodes\":[]}}");
        JsonNode later = asOf(overdue, "actionItems(state: OVERDUE) { nodes { text overdue history { state } } }");
        assertThat(later.at("/actionItems/nodes").toString())
                .isEqualTo("[{\"text\":\"Do it\",\"overdue\":true,\"history\":[{\"state\":\"OPEN\"}]}]");
        String now = "decisions%s { nodes { text } pageInfo { endCursor } }, actionItems { nodes { state } }";
        JsonNode first = asOf(story.now(), now.formatted("(first: 1)"));
        assertThat(texts(first.get("decisions"))).containsExactly("Tabs");
        assertThat(first.at("/actionItems").findValuesAsString("state")).containsExactly("DONE", "OPEN");
        String cursor = first.at("/decisions/pageInfo/endCursor").asString();
        assertThat(texts(asOf(story.now(), now.formatted("(first: 1, after: \"" + cursor + "\")"))
                        .get("decisions")))
                .containsExactly("Spaces");
        assertThat(service.code(bob, past(then, now.formatted("(first: 1, after: \"" + cursor + "\")"))))
                .as("a cursor is good for its moment")
                .isEqualTo("bad-cursor");
    }

    private JsonNode asOf(Instant moment, String fields) {
        return service.query(bob, past(moment, fields)).get("conversation");
    }

    private String past(Instant moment, String fields) {
        return "{ conversation(id: \"%s\", asOf: \"%s\") { %s } }".formatted(group, moment, fields);
    }

    @Test
    void history_has_an_end() {
        UUID item = UUID.randomUUID();
        List<DuplexEvent> changes = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            changes.add(assigned(group, item, "wording " + i, bob, null));
        }
        append(changes.toArray(DuplexEvent[]::new));
        JsonNode found = ofPerson(bob, bob, "").at("/nodes/0");
        assertThat(found.get("history")).hasSize(200);
        assertThat(found.at("/history/199/text").asString()).isEqualTo("wording 299");
    }

    @Test
    void what_is_documented_is_told_live() {
        Subscription live = Subscription.webSocket(
                service,
                bob,
                "subscription { conversationEvents(conversation: \"%s\") { type entry { at } } }".formatted(group));
        await().atMost(QueryService.PATIENCE).until(() -> {
            append(
                    decided(group, UUID.randomUUID(), "It", List.of(), List.of()),
                    assigned(group, UUID.randomUUID(), "Do it", bob, null));
            return live.updates()
                    .map(update -> update.get("type").asString())
                    .toList()
                    .containsAll(List.of("documentation.decision-recorded", "documentation.action-assigned"));
        });
    }

    @Test
    void what_is_wrong_is_named() {
        assertThat(service.code(bob, "{ actionItems(person: \"x\") { nodes { id } } }"))
                .isEqualTo("bad-id");
        assertThat(service.code(bob, "{ actionItems(person: \"%s\") { nodes { id } } }".formatted(group)))
                .isEqualTo("unknown-person");
        assertThat(service.code(bob, "{ actionItems(person: \"%s\" first: 0) { nodes { id } } }".formatted(bob)))
                .isEqualTo("out-of-range");
        assertThat(service.code(bob, "{ actionItems(person: \"%s\" after: \"x\") { nodes { id } } }".formatted(bob)))
                .isEqualTo("bad-cursor");
        assertThat(service.code(bob, "{ actionItems(person: \"%s\" state: LATE) { nodes { id } } }".formatted(bob)))
                .isEqualTo("invalid-query");
        assertThat(service.code(
                        bob,
                        "{ conversation(id: \"%s\") { decisions(first: 1 last: 1) { nodes { id } } } }"
                                .formatted(group)))
                .isEqualTo("ambiguous-page");
        assertThat(service.code(cyd, "{ conversation(id: \"%s\") { decisions { nodes { id } } } }".formatted(group)))
                .isEqualTo("not-a-participant");
    }

    private void append(DuplexEvent... events) {
        service.append(List.of(events));
    }

    private DecisionRecorded decided(UUID conversation, UUID id, String text, List<UUID> messages, List<UUID> calls) {
        return new DecisionRecorded(
                story.workspace,
                conversation,
                id,
                text,
                messages,
                calls,
                ann,
                story.after(Duration.ofSeconds(1)).now());
    }

    private ActionItemAssigned assigned(UUID conversation, UUID id, String text, UUID owner, Instant due) {
        return new ActionItemAssigned(
                story.workspace, conversation, id, text, owner, due, null, null, ann, story.now());
    }

    private static JsonNode ofConversation(UUID viewer, UUID conversation, String list, String arguments, String of) {
        return service.query(
                        viewer,
                        "{ conversation(id: \"%s\") { %s%s { nodes { %s } } } }"
                                .formatted(conversation, list, arguments, of))
                .at("/conversation/" + list);
    }

    private JsonNode ofWorkspace(UUID viewer, String list) {
        return service.query(
                        viewer, "{ workspace(id: \"%s\") { %s { nodes { text } } } }".formatted(story.workspace, list))
                .at("/workspace/" + list);
    }

    private static JsonNode ofPerson(UUID viewer, UUID person, String arguments) {
        return service.query(viewer, """
                        { actionItems(person: "%s" %s) {
                            nodes { id text state overdue due owner { name } conversation { id } message call
                              history { state text owner { name } due reason by { name } at } }
                            pageInfo { endCursor hasNextPage } } }
                        """.formatted(person, arguments)).get("actionItems");
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.get("nodes").spliterator(), false)
                .map(node -> node.get("text").asString())
                .toList();
    }
}
