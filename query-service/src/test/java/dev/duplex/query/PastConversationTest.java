package dev.duplex.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duplex.events.conversation.AttentionEvent.ConversationFavourited;
import dev.duplex.events.conversation.ConversationEvent.ConversationClosed;
import dev.duplex.events.conversation.ConversationEvent.ParticipantRoleChanged;
import dev.duplex.events.conversation.ConversationKind;
import dev.duplex.events.conversation.ParticipantRole;
import dev.duplex.query.testing.QueryService;
import dev.duplex.query.testing.RandomStory;
import dev.duplex.query.testing.Story;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class PastConversationTest {

    private static final String EVERYTHING = """
            id kind subject external startedAt state closedAt closedBy { id } closeReason messageCount lastMessageAt
            participants { nodes { person { id } role since readUpTo } pageInfo { hasNextPage } }
            readPositions { nodes { person { id } upTo at } }
            timeline(first: 200) { nodes { __typename at position
                ... on Message { id by { id } text threadOf edits { at } retractedAt reactions { emoji people { id } }
                    thread { replies lastReply { message } } }
                ... on Call { id phase outcome rings { state } participants { since until } }
                ... on Transition { direction call } } pageInfo { hasNextPage } }
            """;

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

    private JsonNode asOf(UUID viewer, UUID id, Instant instant, String fields) {
        service.append(story.told());
        return service.query(viewer, past(id, instant, fields)).get("conversation");
    }

    private static String past(UUID id, Instant instant, String fields) {
        return "{ conversation(id: \"%s\", asOf: \"%s\") { %s } }".formatted(id, instant, fields);
    }

    @Test
    void messages_have_the_texts_and_reactions_of_then() {
        UUID group = story.starts(ConversationKind.GROUP, ann, bob);
        UUID first = story.says(group, ann, "frist");
        story.reacts(group, first, bob, "+1");
        Instant then = story.now();
        story.edits(group, first, ann, "first");
        story.reacts(group, first, ann, "?");
        story.replies(group, bob, first);
        String fields = """
                asOf messageCount timeline { nodes { ... on Message { text edits { at } reactions { emoji } thread { replies } } } }""";
        assertThat(asOf(ann, group, then, fields).toString()).isEqualTo("""
                        {"asOf":"%s","messageCount":1,"timeline":{"nodes":[\
                        {"text":"frist","edits":[],"reactions":[{"emoji":"+1"}],"thread":{"replies":0}}]}}""".formatted(then));
        JsonNode later = asOf(ann, group, story.now(), fields);
        assertThat(later.at("/timeline/nodes/0/text").asString()).isEqualTo("first");
        assertThat(later.at("/timeline/nodes/0/thread/replies").asInt()).isEqualTo(1);
    }

    @Test
    void what_was_retracted_since_is_gone_from_the_past_as_well() {
        UUID group = story.starts(ConversationKind.GROUP, ann, bob);
        UUID secret = story.says(group, ann, "the password");
        story.says(group, bob, "hm");
        Instant then = story.now();
        story.retracts(group, secret, ann);
        Instant retracted = story.now();
        JsonNode shown =
                asOf(bob, group, then, "messageCount timeline { nodes { ... on Message { text retractedAt } } }");
        assertThat(shown.get("messageCount").asInt()).isEqualTo(2);
        assertThat(shown.at("/timeline/nodes/0/text").isNull()).isTrue();
        assertThat(shown.at("/timeline/nodes/0/retractedAt").asString()).isEqualTo(retracted.toString());
        assertThat(shown.at("/timeline/nodes/1/text").asString()).isEqualTo("hm");
    }

    @Test
    void the_head_and_the_people_are_those_of_then() {
        UUID cyn = story.member("cyn");
        UUID group = story.starts(ConversationKind.GROUP, ann, bob);
        UUID said = story.says(group, ann, "Hello");
        story.reads(group, bob, said);
        story.happens(at -> new ConversationFavourited(story.workspace, group, ann, ann, at));
        Instant then = story.now();
        story.renames(group, ann, "Another name");
        story.leaves(group, bob);
        story.added(group, cyn);
        story.happens(at -> new ParticipantRoleChanged(story.workspace, group, ann, ParticipantRole.OWNER, null, at));
        story.happens(at -> new ConversationClosed(story.workspace, group, "Done", ann, at));
        String fields = """
                subject state closeReason participants { nodes { person { name } role } }
                readPositions { nodes { person { name } } } mine { favourite }""";
        assertThat(asOf(ann, group, then, fields).toString()).isEqualTo("""
                        {"subject":"About GROUP","state":"OPEN","closeReason":null,"participants":{"nodes":[\
                        {"person":{"name":"ann"},"role":"MEMBER"},{"person":{"name":"bob"},"role":"MEMBER"}]},\
                        "readPositions":{"nodes":[{"person":{"name":"bob"}}]},"mine":{"favourite":true}}""");
        assertThat(asOf(ann, group, story.now(), fields).toString()).isEqualTo("""
                        {"subject":"Another name","state":"CLOSED","closeReason":"Done","participants":{"nodes":[\
                        {"person":{"name":"ann"},"role":"OWNER"},{"person":{"name":"cyn"},"role":"MEMBER"}]},\
                        "readPositions":{"nodes":[]},"mine":{"favourite":true}}""");
    }

    @Test
    void who_takes_part_now_may_ask_and_who_took_part_then_may_not() {
        UUID cyn = story.member("cyn");
        UUID group = story.starts(ConversationKind.GROUP, ann, bob);
        story.says(group, ann, "Hello");
        Instant then = story.now();
        story.leaves(group, bob);
        story.added(group, cyn);
        service.append(story.told());
        assertThat(service.code(bob, past(group, then, "id"))).isEqualTo("not-a-participant");
        assertThat(asOf(cyn, group, then, "messageCount").get("messageCount").asInt())
                .isEqualTo(1);
    }

    @Test
    void an_instant_to_come_one_before_the_start_and_one_that_is_none_are_refused() {
        UUID group = story.starts(ConversationKind.GROUP, ann, bob);
        service.append(story.told());
        refused(group, Instant.parse("2999-01-01T00:00:00Z"), "in-the-future");
        refused(group, story.now().minusSeconds(1), "before-its-start");
        assertThat(service.code(ann, "{ conversation(id: \"%s\", asOf: \"yesterday\") { id } }".formatted(group)))
                .isNotBlank();
        StringBuilder many = new StringBuilder("{");
        for (int i = 0; i < 5; i++) {
            many.append(" m%d: conversation(id: \"%s\", asOf: \"%s\") { id }"
                    .formatted(i, group, story.now().plusSeconds(i)));
        }
        assertThat(service.code(ann, many + "}")).isEqualTo("too-many-moments");
    }

    private void refused(UUID group, Instant asOf, String code) {
        JsonNode error = service.error(ann, past(group, asOf, "subject participants { nodes { role } }"));
        assertThat(error.at("/extensions/code").asString()).isEqualTo(code);
        assertThat(error.at("/extensions/field").asString()).isEqualTo("asOf");
    }

    @Test
    void a_conversation_of_very_many_messages_has_no_past_to_show() {
        UUID channel = story.starts(ConversationKind.CHANNEL, ann, bob);
        for (int i = 0; i < 1_000; i++) {
            story.says(channel, ann, "message " + i);
        }
        assertThat(asOf(ann, channel, story.now(), "messageCount")
                        .get("messageCount")
                        .asInt())
                .isEqualTo(1_000);
        story.says(channel, ann, "one more");
        service.append(story.told());
        refused(channel, story.now(), "too-much-history");
    }

    @Test
    void the_timeline_and_the_people_of_then_page_both_ways() {
        UUID channel = story.starts(ConversationKind.CHANNEL, ann, bob);
        List<String> said = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            said.add("message " + i);
            story.says(channel, ann, "message " + i);
        }
        Instant then = story.now();
        story.says(channel, bob, "later");
        assertThat(pages(channel, then, "first: 30", "after", "endCursor", "hasNextPage"))
                .isEqualTo(said);
        assertThat(pages(channel, then, "last: 30", "before", "startCursor", "hasPreviousPage"))
                .isEqualTo(said);
        JsonNode first = asOf(
                ann,
                channel,
                then,
                "participants(first: 1) { nodes { person { name } } pageInfo { hasNextPage endCursor } }");
        assertThat(first.at("/participants/pageInfo/hasNextPage").asBoolean()).isTrue();
        JsonNode second = asOf(
                ann,
                channel,
                then,
                "participants(first: 1, after: \"%s\") { nodes { person { name } } pageInfo { hasNextPage } }"
                        .formatted(first.at("/participants/pageInfo/endCursor").asString()));
        assertThat(second.at("/participants/nodes/0/person/name").asString()).isEqualTo("bob");
        assertThat(second.at("/participants/pageInfo/hasNextPage").asBoolean()).isFalse();
    }

    private List<String> pages(UUID channel, Instant then, String size, String bound, String cursor, String more) {
        List<String> texts = new ArrayList<>();
        String from = "";
        JsonNode timeline;
        do {
            timeline = asOf(ann, channel, then, """
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
    void as_of_now_is_what_the_read_model_says() {
        for (long seed : new long[] {1, 2, 3}) {
            service.append(new RandomStory(seed).tell(300));
            Instant now = Instant.now();
            service.query("{ workspace(id: \"random\") { conversations(first: 100) { nodes { id } } } }")
                    .at("/workspace/conversations/nodes")
                    .forEach(node -> same(UUID.fromString(node.get("id").asString()), now));
        }
    }

    private static void same(UUID conversation, Instant now) {
        assertThat(service.query(past(conversation, now, EVERYTHING)).get("conversation"))
                .isEqualTo(service.query("{ conversation(id: \"%s\") { %s } }".formatted(conversation, EVERYTHING))
                        .get("conversation"));
    }
}
