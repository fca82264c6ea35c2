package dev.duplex.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duplex.events.conversation.ConversationKind;
import dev.duplex.events.people.PersonKind;
import dev.duplex.query.testing.QueryService;
import dev.duplex.query.testing.Story;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ConversationTest {

    private static QueryService service;

    private final Story story = new Story("w" + UUID.randomUUID());
    private final UUID ann = story.member("ann");
    private final UUID bob = story.member("bob");

    @BeforeAll
    static void start(@TempDir Path directory) {
        service = QueryService.start(directory);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private JsonNode conversation(UUID id, String fields) {
        service.append(story.told());
        return service.query("{ conversation(id: \"%s\") { %s } }".formatted(id, fields))
                .get("conversation");
    }

    @Test
    void a_workspace_lists_and_counts_what_is_in_it() {
        UUID group = story.starts(ConversationKind.GROUP, ann, bob);
        story.says(group, ann, "hello");
        story.calls(group, ann, null, bob);
        UUID alone = story.starts(ConversationKind.CHANNEL, ann);
        service.append(story.told());
        String query = """
                { workspace(id: "%s") { id name timeZone
                    counts { people conversations messages calls }
                    people(first: 1) { nodes { id name email kind timeZone joinedAt } pageInfo { hasNextPage endCursor } }
                    conversations { nodes { id kind workspace { id } } } } }
                """.formatted(story.workspace);
        JsonNode workspace = service.query(query).get("workspace");
        assertThat(workspace.get("counts").toString())
                .isEqualTo("{\"people\":2,\"conversations\":2,\"messages\":1,\"calls\":1}");
        assertThat(workspace.get("timeZone").asString()).isEqualTo("Europe/Berlin");
        assertThat(workspace.at("/people/nodes/0/name").asString()).isEqualTo("ann");
        assertThat(workspace.at("/people/pageInfo/hasNextPage").asBoolean()).isTrue();
        assertThat(workspace.at("/conversations/nodes/1/id").asString()).isEqualTo(alone.toString());
        assertThat(service.query(bob, query).at("/workspace/conversations/nodes"))
                .as("bob sees his own only")
                .hasSize(1);
        assertThat(service.code(UUID.randomUUID(), query)).isEqualTo("not-permitted");
        assertThat(service.code(null, "{ workspace(id: \"nowhere\") { id } }")).isEqualTo("unknown-workspace");
    }

    @Test
    void what_a_workspace_counts_in_all_is_not_for_customers() {
        UUID kim = story.joins("kim", PersonKind.CUSTOMER);
        story.starts(ConversationKind.INQUIRY, kim, ann);
        service.append(story.told());
        String counts = "{ workspace(id: \"%s\") { name counts { conversations } } }".formatted(story.workspace);
        assertThat(service.code(kim, counts)).isEqualTo("not-permitted");
        assertThat(service.query(bob, counts)
                        .at("/workspace/counts/conversations")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void messages_show_edits_reactions_threads_and_retractions() {
        UUID channel = story.starts(ConversationKind.CHANNEL, ann, bob);
        UUID first = story.says(channel, ann, "frist", bob);
        story.renames(channel, ann, "The new name");
        story.edits(channel, first, ann, "first");
        story.reacts(channel, first, bob, "+1");
        story.reacts(channel, first, bob, "+1");
        UUID reply = story.replies(channel, bob, first);
        UUID nested = story.replies(channel, ann, reply);
        story.retracts(channel, reply, bob);
        JsonNode shown = conversation(channel, """
                        kind subject external startedAt messageCount lastMessageAt participants { nodes { person { name } role since readUpTo } }
                        timeline { nodes { __typename at position ... on Message { id by { name } text mode inReplyTo threadOf
                            mentions { name } urgency needsReplyBy attachments { name } origin edits { at by { name } }
                            retractedAt reactions { emoji people { name } } thread { replies lastReply { message by { name } at } } } } }
                        """);
        assertThat(shown.get("subject").asString()).isEqualTo("The new name");
        JsonNode timeline = shown.get("timeline");
        JsonNode opening = timeline.at("/nodes/0");
        assertThat(opening.get("__typename").asString()).isEqualTo("Message");
        assertThat(opening.get("text").asString()).isEqualTo("first");
        assertThat(opening.get("edits")).hasSize(1);
        assertThat(opening.get("reactions").toString())
                .isEqualTo("[{\"emoji\":\"+1\",\"people\":[{\"name\":\"bob\"}]}]");
        assertThat(opening.at("/thread/replies").asInt()).isEqualTo(1);
        assertThat(opening.at("/thread/lastReply/message").asString()).isEqualTo(nested.toString());
        assertThat(timeline.at("/nodes/1/text").isNull()).isTrue();
        assertThat(timeline.at("/nodes/1/retractedAt").isNull()).isFalse();
        assertThat(timeline.at("/nodes/2/threadOf").asString()).isEqualTo(first.toString());
    }

    @Test
    void calls_and_transitions_stand_between_messages() {
        UUID group = story.starts(ConversationKind.GROUP, ann, bob);
        UUID question = story.says(group, ann, "urgent?");
        UUID call = story.calls(group, bob, question, ann);
        story.answers(group, call, ann);
        story.leavesCall(group, call, ann);
        story.ends(group, call);
        story.continuesLater(group, call, ann);
        story.says(group, ann, "as agreed");
        JsonNode nodes = conversation(group, """
                        timeline { nodes { __typename at position
                          ... on Call { id media phase startedBy { name } escalatedFrom
                              rings { person { name } state rungAt settledAt reason until }
                              participants { person { name } since until } endedAt endReason outcome durationSeconds }
                          ... on Transition { direction call fromMessage owing { name } by { name } } } }
                        """).at("/timeline/nodes");
        List<String> types = new ArrayList<>();
        nodes.forEach(node -> types.add(node.get("__typename").asString()));
        assertThat(types).containsExactly("Message", "Transition", "Call", "Transition", "Message");
        JsonNode shown = nodes.get(2);
        assertThat(shown.get("id").asString()).isEqualTo(call.toString());
        assertThat(shown.get("phase").asString()).isEqualTo("ENDED");
        assertThat(shown.get("outcome").asString()).isEqualTo("CONNECTED");
        assertThat(shown.get("durationSeconds").asInt()).isEqualTo(2);
        assertThat(shown.at("/rings/0/state").asString()).isEqualTo("ANSWERED");
        assertThat(nodes.get(1).get("fromMessage").asString()).isEqualTo(question.toString());
        assertThat(nodes.get(3).get("direction").asString()).isEqualTo("CONTINUED_LATER");
    }

    @Test
    void a_message_and_a_call_with_the_same_id_are_both_there() {
        UUID group = story.starts(ConversationKind.GROUP, ann, bob);
        UUID call = story.calls(group, ann, null, bob);
        story.imports(group, call, bob, null);
        story.answers(group, call, bob);
        story.edits(group, call, bob, "edited");
        JsonNode nodes = conversation(
                        group,
                        "timeline { nodes { ... on Call { called: id phase } ... on Message { said: id text } } }")
                .at("/timeline/nodes");
        assertThat(nodes).hasSize(2);
        assertThat(nodes.at("/0/called").asString()).isEqualTo(call.toString());
        assertThat(nodes.at("/0/phase").asString()).isEqualTo("ACTIVE");
        assertThat(nodes.at("/1/said").asString()).isEqualTo(call.toString());
        assertThat(nodes.at("/1/text").asString()).isEqualTo("edited");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void replies_that_come_before_what_they_answer_join_its_thread(boolean together) {
        UUID channel = story.starts(ConversationKind.CHANNEL, ann, bob);
        UUID top = UUID.randomUUID();
        UUID middle = UUID.randomUUID();
        UUID reply = story.replies(channel, bob, middle);
        UUID nested = story.replies(channel, ann, reply);
        tell(together);
        story.imports(channel, middle, bob, top);
        tell(together);
        story.replies(channel, bob, nested);
        tell(together);
        story.after(Duration.ofHours(-1)).imports(channel, top, ann, null);
        tell(together);
        story.after(Duration.ofHours(2));
        UUID last = story.replies(channel, bob, middle);
        JsonNode nodes = conversation(
                        channel,
                        "timeline { nodes { ... on Message { id threadOf thread { replies lastReply { message } } } } }")
                .at("/timeline/nodes");
        assertThat(nodes.at("/0/id").asString()).isEqualTo(top.toString());
        assertThat(nodes.at("/0/thread/replies").asInt()).isEqualTo(5);
        assertThat(nodes.at("/0/thread/lastReply/message").asString()).isEqualTo(last.toString());
        for (int i = 1; i <= 5; i++) {
            assertThat(nodes.at("/" + i + "/threadOf").asString()).isEqualTo(top.toString());
            assertThat(nodes.at("/" + i + "/thread/replies").asInt()).isZero();
        }
    }

    private void tell(boolean together) {
        if (!together) {
            service.append(story.told());
            service.query("{ position }");
        }
    }

    @Test
    void a_thousand_entries_page_both_ways() {
        UUID channel = story.starts(ConversationKind.CHANNEL, ann, bob);
        List<String> said = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            said.add("message " + i);
            story.says(channel, ann, "message " + i);
        }
        service.append(story.told());
        assertThat(pages(channel, "first: 170", "after", "endCursor", "hasNextPage"))
                .isEqualTo(said);
        List<String> backwards = pages(channel, "last: 170", "before", "startCursor", "hasPreviousPage");
        assertThat(backwards).isEqualTo(said);
    }

    private List<String> pages(UUID channel, String size, String bound, String cursor, String more) {
        List<String> texts = new ArrayList<>();
        String from = "";
        JsonNode timeline;
        do {
            timeline = conversation(channel, """
                            timeline(%s %s) { nodes { ... on Message { text } }
                              pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }
                            """.formatted(size, from)).get("timeline");
            List<String> page = new ArrayList<>();
            timeline.get("nodes").forEach(node -> page.add(node.get("text").asString()));
            texts.addAll(bound.equals("before") ? 0 : texts.size(), page);
            from = "%s: \"%s\""
                    .formatted(bound, timeline.at("/pageInfo/" + cursor).asString());
        } while (timeline.at("/pageInfo/" + more).asBoolean());
        return texts;
    }

    @Test
    void live_sessions_ring_then_run_then_have_ended() {
        UUID cyn = story.member("cyn");
        UUID group = story.starts(ConversationKind.GROUP, ann, bob, cyn);
        UUID call = story.calls(group, ann, null, bob, cyn);
        JsonNode ringing = sessions(null).at("/ringing/0");
        assertThat(ringing.get("call").asString()).isEqualTo(call.toString());
        assertThat(ringing.get("ringing")).hasSize(2);
        assertThat(ringing.get("participants")).hasSize(1);

        story.declines(group, call, cyn);
        story.answers(group, call, bob);
        JsonNode active = sessions(null).at("/active/0");
        assertThat(active.get("participants")).hasSize(2);
        assertThat(active.at("/declined/0/reason").asString()).isEqualTo("LATER");

        story.ends(group, call);
        UUID missed = story.calls(group, ann, null, bob);
        story.misses(group, missed, bob);
        story.ends(group, missed);
        JsonNode ended = sessions(cyn).at("/recentlyEnded/nodes");
        assertThat(ended.at("/0/outcome").asString()).isEqualTo("MISSED");
        assertThat(ended.at("/0/durationSeconds").isNull()).isTrue();
        assertThat(ended.at("/1/outcome").asString()).isEqualTo("CONNECTED");
        assertThat(sessions(story.member("dan")).at("/recentlyEnded/nodes"))
                .as("not his conversations")
                .isEmpty();
        assertThat(service.code(null, "{ liveSessions(workspace: \"nowhere\") { active { call } } }"))
                .isEqualTo("unknown-workspace");
    }

    private JsonNode sessions(UUID viewer) {
        service.append(story.told());
        String session = """
                { call conversation { id } media startedBy { name } startedAt escalatedFrom ringing { name }
                  participants { person { name } since } declined { person { name } reason } missed { person { name } }
                  endedAt endReason durationSeconds outcome }
                """;
        return service.query(
                        viewer,
                        "{ liveSessions(workspace: \"%s\") { ringing %s active %s recentlyEnded(first: 5) { nodes %s } } }"
                                .formatted(story.workspace, session, session, session))
                .get("liveSessions");
    }

    @Test
    void customers_see_only_people_whom_they_talk_to() {
        UUID kim = story.joins("kim", PersonKind.CUSTOMER);
        UUID lee = story.joins("lee", PersonKind.CUSTOMER);
        story.starts(ConversationKind.INQUIRY, lee, ann);
        UUID inquiry = story.starts(ConversationKind.INQUIRY, kim, ann, bob);
        assertThat(people(kim)).containsExactly("ann", "bob", "kim");
        story.leaves(inquiry, bob);
        assertThat(people(kim)).containsExactly("ann", "kim");
        assertThat(people(bob)).containsExactly("ann", "bob", "kim", "lee");
        assertThat(people(null)).containsExactly("ann", "bob", "kim", "lee");
    }

    private List<String> people(@Nullable UUID viewer) {
        service.append(story.told());
        List<String> names = new ArrayList<>();
        service.query(viewer, "{ workspace(id: \"%s\") { people { nodes { name } } } }".formatted(story.workspace))
                .at("/workspace/people/nodes")
                .forEach(node -> names.add(node.get("name").asString()));
        return names;
    }

    @Test
    void only_those_who_take_part_see_a_conversation() {
        UUID cyn = story.member("cyn");
        UUID dan = story.member("dan");
        UUID group = story.starts(ConversationKind.GROUP, ann, bob, cyn);
        story.ends(group, story.calls(group, ann, null, bob));
        service.append(story.told());
        String query = "{ conversation(id: \"%s\") { id } }".formatted(group);
        String listed = "{ workspace(id: \"%s\") { conversations { nodes { id } } } }".formatted(story.workspace);
        assertThat(service.query(cyn, query).at("/conversation/id").asString()).isEqualTo(group.toString());
        assertThat(service.query(cyn, listed).at("/workspace/conversations/nodes"))
                .hasSize(1);
        assertThat(sessions(cyn).at("/recentlyEnded/nodes")).hasSize(1);
        story.leaves(group, cyn);
        service.append(story.told());
        assertThat(service.code(cyn, query)).isEqualTo("not-a-participant");
        assertThat(service.query(cyn, listed).at("/workspace/conversations/nodes"))
                .isEmpty();
        assertThat(sessions(cyn).at("/recentlyEnded/nodes")).isEmpty();
        story.added(group, cyn);
        service.append(story.told());
        assertThat(service.query(cyn, query).at("/conversation/id").asString()).isEqualTo(group.toString());
        assertThat(service.code(dan, query)).isEqualTo("not-a-participant");
        assertThat(service.code(null, "{ conversation(id: \"%s\") { id } }".formatted(UUID.randomUUID())))
                .isEqualTo("unknown-conversation");
        assertThat(service.code(null, "{ conversation(id: \"x\") { id } }")).isEqualTo("bad-id");
    }
}
