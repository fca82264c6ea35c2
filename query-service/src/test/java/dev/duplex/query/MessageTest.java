package dev.duplex.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duplex.events.conversation.ConversationKind;
import dev.duplex.events.message.Broadcast;
import dev.duplex.events.message.FileReference;
import dev.duplex.events.people.PersonKind;
import dev.duplex.query.testing.QueryService;
import dev.duplex.query.testing.Story;
import dev.duplex.query.testing.Subscription;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class MessageTest {

    private static QueryService service;

    private final Story story = new Story("w" + UUID.randomUUID());
    private final UUID ann = story.member("ann");
    private final UUID bob = story.member("bob");
    private final UUID dora = story.joins("dora", PersonKind.CUSTOMER);
    private final UUID room = story.starts(ConversationKind.INQUIRY, ann, bob, dora);

    @BeforeAll
    static void start(@TempDir Path directory) {
        service = QueryService.start(directory);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private JsonNode message(UUID viewer, UUID id, String fields) {
        service.append(story.told());
        return service.query(viewer, "{ message(id: \"%s\") { %s } }".formatted(id, fields))
                .get("message");
    }

    @Test
    void one_message_is_asked_for_by_those_who_take_part() {
        UUID message = story.says(room, ann, "**Hello** <script>");
        JsonNode shown = message(dora, message, "id text html privateNote broadcast conversation { id kind }");
        assertThat(shown.get("text").asString()).isEqualTo("**Hello** <script>");
        assertThat(shown.get("html").asString()).contains("<strong>Hello</strong> &lt;script&gt;");
        assertThat(shown.get("privateNote").asBoolean()).isFalse();
        assertThat(shown.get("broadcast").isNull()).isTrue();
        assertThat(shown.at("/conversation/id").asString()).isEqualTo(room.toString());
        UUID stranger = story.member("stranger");
        service.append(story.told());
        String query = "{ message(id: \"%s\") { text } }";
        assertThat(service.code(stranger, query.formatted(message))).isEqualTo("not-a-participant");
        assertThat(service.code(ann, query.formatted(UUID.randomUUID()))).isEqualTo("unknown-message");
        assertThat(service.code(ann, query.formatted("nonsense"))).isEqualTo("bad-id");
    }

    @Test
    void the_timeline_around_a_message_is_asked_for_by_where_the_message_stands() {
        UUID before = story.says(room, ann, "before");
        UUID message = story.says(room, bob, "here");
        UUID after = story.says(room, dora, "after");
        String cursor = message(ann, message, "cursor").get("cursor").asString();
        JsonNode around =
                service.query(ann, """
                        { conversation(id: "%s") {
                            older: timeline(last: 1, before: "%s") { nodes { ... on Message { id } } }
                            newer: timeline(first: 1, after: "%s") { nodes { ... on Message { id } } } } }
                        """.formatted(room, cursor, cursor)).get("conversation");
        assertThat(around.at("/older/nodes/0/id").asString()).isEqualTo(before.toString());
        assertThat(around.at("/newer/nodes/0/id").asString()).isEqualTo(after.toString());
    }

    @Test
    void a_text_can_be_looked_at_before_it_is_sent() {
        assertThat(service.query(ann, "{ preview(text: \"**so** <b>\") }")
                        .get("preview")
                        .asString())
                .isEqualTo("<p><strong>so</strong> &lt;b&gt;</p>\n");
        assertThat(service.code(ann, "{ preview(text: \"" + "x".repeat(40_001) + "\") }"))
                .isEqualTo("too-long");
    }

    @Test
    void an_edit_changes_whom_a_message_mentions_and_one_without_mentions_does_not() {
        UUID message = story.says(room, ann, "first", bob);
        story.edits(room, message, ann, "second");
        assertThat(message(ann, message, "mentions { name } broadcast").toString())
                .isEqualTo("{\"mentions\":[{\"name\":\"bob\"}],\"broadcast\":null}");
        story.edits(room, message, ann, "third", List.of(dora), Broadcast.HERE);
        assertThat(message(ann, message, "text mentions { name } broadcast edits { at }")
                        .toString())
                .contains("\"third\"", "[{\"name\":\"dora\"}]", "\"HERE\"");
    }

    @Test
    void a_reaction_that_was_taken_back_is_gone() {
        UUID message = story.says(room, ann, "Done");
        story.reacts(room, message, bob, "👍");
        story.reacts(room, message, dora, "👍");
        story.reacts(room, message, dora, "🎉");
        story.unreacts(room, message, dora, "👍");
        story.unreacts(room, message, dora, "🎉");
        story.unreacts(room, message, ann, "👍");
        assertThat(message(ann, message, "reactions { emoji people { name } }")
                        .get("reactions")
                        .toString())
                .isEqualTo("[{\"emoji\":\"👍\",\"people\":[{\"name\":\"bob\"}]}]");
    }

    @Test
    void an_attachment_says_where_its_file_is() {
        UUID file = UUID.randomUUID();
        UUID message = story.attaches(
                room,
                ann,
                new FileReference(file, "plan.pdf", "application/pdf", 7L, "00ff", null),
                FileReference.elsewhere("old.txt", null, null, "https://old.example/x"));
        assertThat(message(ann, message, "attachments { file name mediaType size sha256 url }")
                        .get("attachments")
                        .toString())
                .isEqualTo("[{\"file\":\"" + file
                        + "\",\"name\":\"plan.pdf\",\"mediaType\":\"application/pdf\",\"size\":7,"
                        + "\"sha256\":\"00ff\",\"url\":\"/v1/files/" + file + "\"},"
                        + "{\"file\":null,\"name\":\"old.txt\",\"mediaType\":null,\"size\":null,\"sha256\":null,"
                        + "\"url\":\"https://old.example/x\"}]");
    }

    @Test
    void of_a_retracted_message_nothing_is_left_but_that_it_was_there() {
        UUID message =
                story.attaches(room, ann, new FileReference(UUID.randomUUID(), "secret.pdf", null, 7L, "00", null));
        story.edits(room, message, ann, "secret", List.of(bob), Broadcast.EVERYONE);
        story.retracts(room, message, ann);
        story.edits(room, message, ann, "secret again", List.of(bob), Broadcast.EVERYONE);
        JsonNode shown =
                message(ann, message, "text html mentions { name } broadcast attachments { name } retractedAt");
        assertThat(shown.get("text").isNull()).isTrue();
        assertThat(shown.get("html").isNull()).isTrue();
        assertThat(shown.get("mentions")).isEmpty();
        assertThat(shown.get("broadcast").isNull()).isTrue();
        assertThat(shown.get("attachments")).isEmpty();
        assertThat(shown.get("retractedAt").isNull()).isFalse();
    }

    @Test
    void a_thread_is_paged_by_itself() {
        UUID opening = story.says(room, ann, "Question");
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            story.says(room, bob, "Something else");
            expected.add(story.replies(room, bob, opening).toString());
        }
        List<String> seen = new ArrayList<>();
        String after = "";
        boolean more = true;
        while (more) {
            JsonNode page = message(
                            ann,
                            opening,
                            "replies(first: 10%s) { nodes { id } edges { cursor } pageInfo { hasNextPage endCursor } }"
                                    .formatted(after))
                    .get("replies");
            page.get("nodes").forEach(node -> seen.add(node.get("id").asString()));
            more = page.at("/pageInfo/hasNextPage").asBoolean();
            after = ", after: \"" + page.at("/pageInfo/endCursor").asString() + "\"";
        }
        assertThat(seen).isEqualTo(expected);
        String bad = "{ message(id: \"%s\") { replies(first: 10, after: \"nonsense\") { nodes { id } } } }";
        assertThat(service.code(ann, bad.formatted(opening))).isEqualTo("bad-cursor");
    }

    @Test
    void a_thread_counts_neither_notes_nor_what_was_retracted() {
        UUID opening = story.says(room, ann, "Question");
        List<UUID> replies = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            replies.add(story.replies(room, bob, opening));
        }
        story.notes(room, bob, opening);
        assertThat(thread(opening)).isEqualTo("9 " + replies.get(8));
        for (int left = 8; left > 0; left--) {
            story.retracts(room, replies.get(left), bob);
            assertThat(thread(opening)).isEqualTo(left + " " + replies.get(left - 1));
        }
        story.retracts(room, replies.get(0), bob);
        assertThat(thread(opening)).isEqualTo("0 null");
    }

    private String thread(UUID opening) {
        JsonNode thread = message(ann, opening, "thread { replies lastReply { message } }")
                .get("thread");
        JsonNode last = thread.get("lastReply");
        return thread.get("replies").asInt()
                + " "
                + (last.isNull() ? null : last.get("message").asString());
    }

    @Test
    void a_customer_sees_no_private_note_anywhere() {
        UUID opening = story.says(room, dora, "Question");
        UUID note = story.notes(room, bob, opening);
        UUID answer = story.replies(room, bob, opening);
        service.append(story.told());
        String timeline =
                "{ conversation(id: \"%s\") { messageCount timeline(first: 2) { nodes { ... on Message { id privateNote"
                        + " replies { nodes { id } } } } pageInfo { hasNextPage } } } }";
        JsonNode customers = service.query(dora, timeline.formatted(room)).get("conversation");
        assertThat(customers.toString())
                .doesNotContain(note.toString())
                .contains(opening.toString(), answer.toString());
        assertThat(customers.at("/timeline/pageInfo/hasNextPage").asBoolean()).isFalse();
        assertThat(customers.get("messageCount").asInt()).isEqualTo(2);
        assertThat(service.query(ann, timeline.formatted(room)).toString()).contains(note.toString());
        assertThat(service.query(null, timeline.formatted(room)).toString()).contains(note.toString());
        assertThat(service.code(dora, "{ message(id: \"%s\") { text } }".formatted(note)))
                .isEqualTo("unknown-message");
        assertThat(message(ann, note, "privateNote threadOf").get("privateNote").asBoolean())
                .isTrue();
    }

    @Test
    void a_customer_hears_of_no_private_note() {
        service.append(story.told());
        String document =
                "subscription { conversationEvents(conversation: \"%s\") { type entry { ... on Message { id text } } } }"
                        .formatted(room);
        Subscription customer = Subscription.webSocket(service, dora, document);
        Subscription member = Subscription.webSocket(service, bob, document);
        // who listens is known to hear once the first is heard
        Awaitility.await().until(() -> {
            story.says(room, ann, "Are you there?");
            service.append(story.told());
            return customer.updates().findAny().isPresent()
                    && member.updates().findAny().isPresent();
        });
        UUID note = story.notes(room, bob, null);
        story.edits(room, note, bob, "Psst!");
        story.reacts(room, note, ann, "👍");
        story.defers(room, ann, note, "later");
        story.retracts(room, note, bob);
        story.says(room, ann, "The end");
        service.append(story.told());
        Awaitility.await()
                .until(() ->
                        customer.texts().contains("The end") && member.texts().contains("The end"));
        assertThat(customer.updates().map(update -> update.get("type").asString()))
                .containsOnly("message.sent");
        assertThat(customer.updates().toList().toString()).doesNotContain(note.toString());
        assertThat(member.updates().map(update -> update.get("type").asString()))
                .contains("message.edited", "message.retracted", "message.reaction-added");
    }
}
