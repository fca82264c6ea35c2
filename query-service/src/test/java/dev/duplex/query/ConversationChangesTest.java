package dev.duplex.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duplex.events.conversation.AttentionEvent.ConversationFavourited;
import dev.duplex.events.conversation.AttentionEvent.ConversationMuted;
import dev.duplex.events.conversation.AttentionEvent.ConversationSnoozed;
import dev.duplex.events.conversation.AttentionEvent.ConversationWoken;
import dev.duplex.events.conversation.AttentionEvent.ThreadFollowed;
import dev.duplex.events.conversation.AttentionEvent.ThreadUnfollowed;
import dev.duplex.events.conversation.ConversationEvent.ConversationClosed;
import dev.duplex.events.conversation.ConversationEvent.ConversationReopened;
import dev.duplex.events.conversation.ConversationEvent.ConversationStarted;
import dev.duplex.events.conversation.ConversationEvent.ParticipantAdded;
import dev.duplex.events.conversation.ConversationEvent.ParticipantRoleChanged;
import dev.duplex.events.conversation.ConversationKind;
import dev.duplex.events.conversation.ParticipantRole;
import dev.duplex.events.conversation.ReopenReason;
import dev.duplex.events.conversation.WakeReason;
import dev.duplex.events.people.PersonKind;
import dev.duplex.query.testing.QueryService;
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

class ConversationChangesTest {

    private static final Instant FAR = Instant.parse("2999-01-01T00:00:00Z");

    private static QueryService service;

    private final Story story = new Story("w" + UUID.randomUUID());
    private final UUID ann = story.member("ann");
    private final UUID bob = story.member("bob");
    private final UUID kim = story.joins("kim", PersonKind.CUSTOMER);

    @BeforeAll
    static void start(@TempDir Path directory) {
        service = QueryService.start(directory);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private JsonNode conversation(UUID viewer, UUID id, String fields) {
        service.append(story.told());
        return service.query(viewer, "{ conversation(id: \"%s\") { %s } }".formatted(id, fields))
                .get("conversation");
    }

    @Test
    void a_conversation_is_open_until_it_is_closed_and_again_when_it_is_reopened() {
        UUID group = story.starts(ConversationKind.GROUP, ann, bob);
        String fields = "state closedAt closedBy { name } closeReason";
        assertThat(conversation(ann, group, fields).toString())
                .isEqualTo("{\"state\":\"OPEN\",\"closedAt\":null,\"closedBy\":null,\"closeReason\":null}");
        closes(group, "Done");
        assertThat(conversation(ann, group, fields).toString())
                .isEqualTo(
                        "{\"state\":\"CLOSED\",\"closedAt\":\"%s\",\"closedBy\":{\"name\":\"ann\"},\"closeReason\":\"Done\"}"
                                .formatted(story.now()));
        story.happens(at -> new ConversationReopened(story.workspace, group, ReopenReason.REQUESTED, ann, at));
        assertThat(conversation(ann, group, fields).get("state").asString()).isEqualTo("OPEN");
    }

    @Test
    void conversations_are_listed_by_kind_and_state() {
        UUID open = story.starts(ConversationKind.GROUP, ann, bob);
        UUID closed = story.starts(ConversationKind.GROUP, ann, bob);
        UUID channel = story.starts(ConversationKind.CHANNEL, ann);
        closes(closed, null);
        service.append(story.told());
        assertThat(listed("kind: GROUP")).containsExactly(open, closed);
        assertThat(listed("state: OPEN")).containsExactly(open, channel);
        assertThat(listed("state: CLOSED")).containsExactly(closed);
        assertThat(listed("kind: CHANNEL, state: CLOSED")).isEmpty();
    }

    private List<UUID> listed(String filter) {
        List<UUID> ids = new ArrayList<>();
        service.query(
                        ann,
                        "{ workspace(id: \"%s\") { conversations(%s) { nodes { id } } } }"
                                .formatted(story.workspace, filter))
                .at("/workspace/conversations/nodes")
                .forEach(node -> ids.add(UUID.fromString(node.get("id").asString())));
        return ids;
    }

    @Test
    void participants_page_and_are_listed_by_role() {
        UUID channel = story.starts(ConversationKind.CHANNEL, ann, bob);
        List<String> names = new ArrayList<>(List.of("ann", "bob"));
        for (int i = 0; i < 250; i++) {
            names.add("m" + i);
            story.added(channel, story.member("m" + i));
        }
        story.happens(at -> new ParticipantRoleChanged(story.workspace, channel, bob, ParticipantRole.OWNER, ann, at));
        List<String> found = new ArrayList<>();
        String after = "";
        JsonNode page;
        do {
            page = conversation(
                            ann,
                            channel,
                            "participants(first: 90 %s) { nodes { person { name } } pageInfo { hasNextPage endCursor } }"
                                    .formatted(after))
                    .get("participants");
            page.get("nodes").forEach(node -> found.add(node.at("/person/name").asString()));
            after = "after: \"" + page.at("/pageInfo/endCursor").asString() + "\"";
        } while (page.at("/pageInfo/hasNextPage").asBoolean());
        assertThat(found).isEqualTo(names);
        assertThat(conversation(ann, channel, "participants(role: OWNER) { nodes { person { name } role } }")
                        .at("/participants/nodes")
                        .toString())
                .isEqualTo("[{\"person\":{\"name\":\"bob\"},\"role\":\"OWNER\"}]");
        assertThat(service.code(
                        ann,
                        "{ conversation(id: \"%s\") { participants(first: 0) { nodes { role } } } }"
                                .formatted(channel)))
                .isEqualTo("out-of-range");
        assertThat(service.code(
                        ann,
                        "{ conversation(id: \"%s\") { participants(after: \"x\") { nodes { role } } } }"
                                .formatted(channel)))
                .isEqualTo("bad-cursor");
    }

    @Test
    void members_see_who_has_read_what_and_a_customer_only_what_he_has_read() {
        UUID inquiry = story.starts(ConversationKind.INQUIRY, kim, ann, bob);
        UUID question = story.says(inquiry, kim, "Hello?");
        UUID answer = story.says(inquiry, ann, "Yes");
        story.reads(inquiry, ann, question);
        story.reads(inquiry, kim, answer);
        String fields = """
                readPositions { nodes { person { name } upTo at } } participants { nodes { person { name } readUpTo } }""";
        JsonNode seen = conversation(bob, inquiry, fields);
        assertThat(seen.at("/readPositions/nodes")).hasSize(2);
        assertThat(seen.at("/readPositions/nodes/0/person/name").asString()).isEqualTo("kim");
        assertThat(seen.at("/readPositions/nodes/0/upTo").asString()).isEqualTo(answer.toString());
        assertThat(seen.at("/readPositions/nodes/1/person/name").asString()).isEqualTo("ann");
        assertThat(seen.at("/participants/nodes/1/readUpTo").asString()).isEqualTo(question.toString());
        assertThat(seen.at("/participants/nodes/2/readUpTo").isNull()).isTrue();

        JsonNode own = conversation(kim, inquiry, fields);
        assertThat(own.at("/readPositions/nodes")).hasSize(1);
        assertThat(own.at("/participants/nodes/0/readUpTo").asString()).isEqualTo(answer.toString());
        assertThat(own.at("/participants/nodes/1/readUpTo").isNull()).isTrue();
    }

    @Test
    void what_was_read_stays_read_when_somebody_comes_back() {
        UUID group = story.starts(ConversationKind.GROUP, ann, bob);
        UUID said = story.says(group, ann, "Hello");
        story.reads(group, bob, said);
        story.happens(at -> new ConversationFavourited(story.workspace, group, bob, bob, at));
        story.leaves(group, bob);
        story.added(group, bob);
        JsonNode shown = conversation(bob, group, "readPositions { nodes { upTo } } mine { favourite }");
        assertThat(shown.at("/readPositions/nodes/0/upTo").asString()).isEqualTo(said.toString());
        assertThat(shown.at("/mine/favourite").asBoolean()).isFalse();
    }

    @Test
    void each_has_settings_of_his_own() {
        UUID group = story.starts(ConversationKind.GROUP, ann, bob);
        UUID said = story.says(group, ann, "Hello");
        String fields = "mine { muted mutedUntil favourite snoozedUntil followedThreads }";
        String usual = """
                {"mine":{"muted":false,"mutedUntil":null,"favourite":false,"snoozedUntil":null,"followedThreads":[]}}""";
        story.happens(at -> new ConversationMuted(story.workspace, group, bob, FAR, bob, at));
        story.happens(at -> new ConversationFavourited(story.workspace, group, bob, bob, at));
        story.happens(at -> new ConversationSnoozed(story.workspace, group, bob, FAR, bob, at));
        story.happens(at -> new ThreadFollowed(story.workspace, group, said, bob, bob, at));
        assertThat(conversation(bob, group, fields).toString()).isEqualTo("""
                        {"mine":{"muted":true,"mutedUntil":"%s","favourite":true,"snoozedUntil":"%s","followedThreads":["%s"]}}""".formatted(FAR, FAR, said));
        assertThat(conversation(ann, group, fields).toString()).isEqualTo(usual);
        assertThat(conversation(null, group, fields).get("mine").isNull()).isTrue();
        story.happens(at -> new ConversationWoken(story.workspace, group, bob, WakeReason.DUE, null, at));
        story.happens(at -> new ThreadUnfollowed(story.workspace, group, said, bob, bob, at));
        story.happens(at -> new ConversationMuted(story.workspace, group, bob, null, bob, at));
        assertThat(conversation(bob, group, fields).toString()).isEqualTo("""
                        {"mine":{"muted":true,"mutedUntil":null,"favourite":true,"snoozedUntil":null,"followedThreads":[]}}""");
    }

    @Test
    void a_mute_and_a_snooze_that_are_over_are_not_shown() {
        UUID group = story.starts(ConversationKind.GROUP, ann, bob);
        Instant over = story.now().plusSeconds(60);
        story.happens(at -> new ConversationMuted(story.workspace, group, bob, over, bob, at));
        story.happens(at -> new ConversationSnoozed(story.workspace, group, bob, over, bob, at));
        assertThat(conversation(bob, group, "mine { muted mutedUntil snoozedUntil }")
                        .toString())
                .isEqualTo("{\"mine\":{\"muted\":false,\"mutedUntil\":null,\"snoozedUntil\":null}}");
    }

    @Test
    void members_find_channels_to_join_by_a_part_of_their_subject() {
        UUID mine = channel("Design (web)", ann);
        UUID other = channel("design of the house", bob);
        channel("Sales", bob);
        UUID archived = channel("Design of last year", bob);
        closes(archived, null);
        service.append(story.told());
        String query = "{ workspace(id: \"%s\") { channels(%s) { nodes { id subject joined conversation { id } } } } }";
        JsonNode found = service.query(ann, query.formatted(story.workspace, "matching: \" DESIGN\""))
                .at("/workspace/channels/nodes");
        assertThat(found).hasSize(2);
        assertThat(found.at("/0/id").asString()).isEqualTo(mine.toString());
        assertThat(found.at("/0/joined").asBoolean()).isTrue();
        assertThat(found.at("/0/conversation/id").asString()).isEqualTo(mine.toString());
        assertThat(found.at("/1/id").asString()).isEqualTo(other.toString());
        assertThat(found.at("/1/joined").asBoolean()).isFalse();
        assertThat(found.at("/1/conversation").isNull()).isTrue();
        assertThat(service.query(ann, query.formatted(story.workspace, "matching: \"(web)\""))
                        .at("/workspace/channels/nodes"))
                .hasSize(1);
        assertThat(service.query(ann, query.formatted(story.workspace, "first: 3"))
                        .at("/workspace/channels/nodes"))
                .hasSize(3);
        assertThat(service.code(kim, query.formatted(story.workspace, "first: 3")))
                .isEqualTo("not-permitted");
        assertThat(service.code(ann, query.formatted(story.workspace, "matching: \"" + "x".repeat(101) + "\"")))
                .isEqualTo("out-of-range");
    }

    @Test
    void the_conversation_about_an_outside_item_is_found_however_the_item_is_written() {
        UUID review = UUID.randomUUID();
        story.happens(at -> new ConversationStarted(
                story.workspace, review, ConversationKind.REVIEW, null, "github:acme/app#1", List.of(ann), ann, at));
        story.happens(at -> new ParticipantAdded(story.workspace, review, ann, ParticipantRole.OWNER, ann, at));
        service.append(story.told());
        assertThat(service.query(ann, external("GitHub:Acme/App#1"))
                        .at("/conversationByExternal/id")
                        .asString())
                .isEqualTo(review.toString());
        assertThat(service.code(bob, external("github:acme/app#1"))).isEqualTo("not-a-participant");
        assertThat(service.code(ann, external("github:acme/app#2"))).isEqualTo("unknown-conversation");
        JsonNode bad = service.error(ann, external("github:acme"));
        assertThat(bad.at("/extensions/code").asString()).isEqualTo("bad-external");
        assertThat(bad.at("/extensions/field").asString()).isEqualTo("external");
    }

    private String external(String reference) {
        return "{ conversationByExternal(workspace: \"%s\", external: \"%s\") { id } }"
                .formatted(story.workspace, reference);
    }

    private UUID channel(String subject, UUID owner) {
        UUID channel = story.starts(ConversationKind.CHANNEL, owner);
        story.renames(channel, owner, subject);
        return channel;
    }

    private void closes(UUID conversation, String reason) {
        story.happens(at -> new ConversationClosed(story.workspace, conversation, reason, ann, at));
    }
}
