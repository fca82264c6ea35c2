package dev.duplex.query.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import dev.duplex.events.DuplexEvent;
import dev.duplex.events.conversation.ConversationKind;
import dev.duplex.events.message.FileReference;
import dev.duplex.events.message.MessageEvent.MessageSent;
import dev.duplex.events.message.MessageMode;
import dev.duplex.events.message.Origin;
import dev.duplex.events.message.Urgency;
import dev.duplex.events.people.PersonKind;
import dev.duplex.query.testing.QueryService;
import dev.duplex.query.testing.Story;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class SearchTest {

    private static QueryService service;

    private final Story story = new Story("w" + UUID.randomUUID());
    private final UUID ann = story.member("ann");
    private final UUID bob = story.member("bob");
    private final UUID cyd = story.joins("cyd", PersonKind.CUSTOMER);
    private final UUID group = story.starts(ConversationKind.GROUP, ann, bob);

    @BeforeAll
    static void start(@TempDir Path directory) {
        service = QueryService.start(directory);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private String document(String arguments) {
        return """
                { search(workspace: "%s" %s) {
                    nodes { message { id text by { name } } conversation { id kind } highlights score }
                    edges { cursor } pageInfo { hasNextPage endCursor } totalCount moreThanCounted } }
                """.formatted(story.workspace, arguments);
    }

    private JsonNode search(UUID viewer, String arguments) {
        List<DuplexEvent> told = story.told();
        if (!told.isEmpty()) {
            service.append(told);
        }
        return service.query(viewer, document(arguments)).get("search");
    }

    private List<String> texts(UUID viewer, String arguments) {
        return StreamSupport.stream(search(viewer, arguments).get("nodes").spliterator(), false)
                .map(node -> node.at("/message/text").asString())
                .toList();
    }

    @Test
    void what_was_just_said_is_found_with_its_message_and_conversation() {
        UUID message = story.says(group, ann, "The invoices are ready");
        JsonNode found = search(bob, "query: \"invoice\"");
        JsonNode hit = found.at("/nodes/0");
        assertThat(hit.at("/message/id").asString()).isEqualTo(message.toString());
        assertThat(hit.at("/message/by/name").asString()).isEqualTo("ann");
        assertThat(hit.at("/conversation/id").asString()).isEqualTo(group.toString());
        assertThat(hit.at("/highlights/0").asString()).isEqualTo("The <mark>invoices</mark> are ready");
        assertThat(hit.at("/score").asDouble()).isPositive();
        assertThat(found.at("/totalCount").asInt()).isEqualTo(1);
        assertThat(found.at("/moreThanCounted").asBoolean()).isFalse();
    }

    @Test
    void only_those_who_take_part_now_find_it_and_an_operator() {
        UUID other = story.starts(ConversationKind.GROUP, ann, cyd);
        story.says(group, ann, "secret of the group");
        story.says(other, ann, "secret of others");
        assertThat(texts(bob, "query: \"secret\"")).containsExactly("secret of the group");
        assertThat(texts(cyd, "query: \"secret\"")).containsExactly("secret of others");
        assertThat(texts(ann, "query: \"secret\"")).hasSize(2);
        assertThat(texts(null, "query: \"secret\"")).hasSize(2);
        story.leaves(group, ann);
        assertThat(texts(ann, "query: \"secret\"")).containsExactly("secret of others");
        story.added(group, ann);
        assertThat(texts(ann, "query: \"secret\"")).hasSize(2);
    }

    @Test
    void who_takes_part_in_very_many_conversations_finds_what_is_said_in_them() {
        for (int i = 0; i < 1_100; i++) {
            story.starts(ConversationKind.GROUP, ann);
        }
        story.says(group, bob, "needle of bob");
        story.says(story.starts(ConversationKind.GROUP, bob), bob, "needle for nobody else");
        assertThat(texts(ann, "query: \"needle\"")).containsExactly("needle of bob");
    }

    @Test
    void private_notes_are_not_for_customers_and_answer_nobody() {
        UUID inquiry = story.starts(ConversationKind.INQUIRY, ann, cyd);
        story.says(inquiry, cyd, "needle asked");
        service.append(story.told());
        service.append(List.of(sent(inquiry, ann, "needle noted", true, List.of())));
        assertThat(texts(cyd, "query: \"needle\"")).containsExactly("needle asked");
        assertThat(texts(ann, "query: \"needle\" sort: NEWEST")).containsExactly("needle noted", "needle asked");
        assertThat(texts(ann, "query: \"needle\" unanswered: true")).containsExactly("needle asked");
    }

    @Test
    void files_are_found_by_parts_of_their_names() {
        service.append(story.told());
        service.append(List.of(sent(
                group,
                ann,
                "see here",
                false,
                List.of(FileReference.elsewhere("Budget_2026<b>.final.xlsx", null, null, null)))));
        story.says(group, ann, "no file");
        for (String words : List.of("budget", "xlsx", "2026", "budget_2026", "here budget", "fina")) {
            assertThat(texts(bob, "query: \"%s\"".formatted(words))).as(words).containsExactly("see here");
        }
        assertThat(search(bob, "query: \"budget\"").at("/nodes/0/highlights/0").asString())
                .isEqualTo("<mark>Budget</mark>_2026&lt;b&gt;.final.xlsx");
        assertThat(texts(bob, "hasFile: true")).containsExactly("see here");
        assertThat(texts(bob, "hasFile: false")).containsExactly("no file");
    }

    @Test
    void filters_keep_what_they_say() {
        UUID channel = story.starts(ConversationKind.CHANNEL, ann, bob);
        UUID question = story.says(channel, ann, "word one");
        String before = story.now().toString();
        story.after(Duration.ofHours(1)).says(channel, bob, "word two");
        String after = story.after(Duration.ofHours(1)).now().toString();
        story.imported(group, bob);
        story.says(group, ann, "word three");
        assertThat(texts(ann, "query: \"word\" sort: NEWEST")).containsExactly("word three", "word two", "word one");
        assertThat(texts(ann, "author: \"%s\" sort: NEWEST".formatted(bob))).containsExactly("Long ago", "word two");
        assertThat(texts(ann, "query: \"word\" conversation: \"%s\"".formatted(group)))
                .containsExactly("word three");
        assertThat(texts(ann, "query: \"word\" kind: CHANNEL sort: NEWEST")).containsExactly("word two", "word one");
        assertThat(texts(ann, "query: \"word\" from: \"%s\" to: \"%s\"".formatted(before, after)))
                .containsExactly("word two", "word one");
        assertThat(texts(ann, "query: \"word\" to: \"%s\"".formatted(before))).isEmpty();
        assertThat(texts(ann, "unanswered: true sort: NEWEST")).containsExactly("word three", "word two", "word one");
        story.replies(channel, bob, question);
        assertThat(texts(ann, "unanswered: true sort: NEWEST")).containsExactly("Re", "word three", "word two");
        assertThat(texts(ann, "unanswered: false query: \"word\"")).containsExactly("word one");
    }

    @Test
    void pages_follow_each_other_in_either_order() {
        List<String> newestFirst = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            story.says(group, ann, "word " + "filler ".repeat(i) + i);
            newestFirst.addFirst("word " + "filler ".repeat(i) + i);
        }
        assertThat(pages("query: \"word\" sort: NEWEST")).isEqualTo(newestFirst);
        assertThat(pages("query: \"word\"")).isEqualTo(newestFirst.reversed());
    }

    private List<String> pages(String arguments) {
        List<String> found = new ArrayList<>();
        String after = "";
        JsonNode page;
        do {
            page = search(ann, arguments + " first: 3 " + after);
            page.get("nodes").forEach(node -> found.add(node.at("/message/text").asString()));
            assertThat(page.get("totalCount").asInt()).isEqualTo(7);
            after = "after: \"%s\"".formatted(page.at("/pageInfo/endCursor").asString());
        } while (page.at("/pageInfo/hasNextPage").asBoolean());
        return found;
    }

    @Test
    void a_cursor_is_for_its_own_search() {
        story.says(group, ann, "word one");
        story.says(group, ann, "word two");
        String cursor =
                search(ann, "query: \"word\" first: 1").at("/edges/0/cursor").asString();
        assertThat(texts(ann, "query: \"word\" after: \"%s\"".formatted(cursor)))
                .hasSize(1);
        for (String other : List.of("query: \"words\"", "query: \"word\" sort: NEWEST", "hasFile: false")) {
            JsonNode error = service.error(ann, document(other + " after: \"%s\"".formatted(cursor)));
            assertThat(error.at("/extensions/code").asString()).isEqualTo("bad-cursor");
            assertThat(error.at("/extensions/field").asString()).isEqualTo("after");
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "author: \"x\"                                            | bad-id",
                "conversation: \"x\"                                      | bad-id",
                "conversation: \"00000000-0000-4000-8000-000000000000\"   | not-a-participant",
                "from: \"2026-01-02T00:00:00Z\" to: \"2026-01-02T00:00:00Z\" | bad-range",
                "from: \"yesterday\"                                      | invalid-query",
                "kind: TALK                                               | invalid-query",
                "sort: BEST                                               | invalid-query",
                "first: 0                                                 | out-of-range",
                "first: 201                                               | out-of-range",
                "after: \"x\"                                             | bad-cursor",
                "after: \"MCB4\"                                          | bad-cursor"
            })
    void what_is_wrong_is_named(String arguments, String code) {
        service.append(story.told());
        assertThat(service.code(ann, document(arguments))).isEqualTo(code);
    }

    @Test
    void a_workspace_is_for_its_people() {
        service.append(story.told());
        assertThat(service.code(UUID.randomUUID(), document("query: \"x\""))).isEqualTo("not-permitted");
        assertThat(service.code(ann, "{ search(workspace: \"nowhere\") { totalCount } }"))
                .isEqualTo("unknown-workspace");
        assertThat(service.code(ann, document("query: \"%s\"".formatted("x".repeat(1_001)))))
                .isEqualTo("too-long");
    }

    @Test
    void it_goes_on_after_a_restart_and_begins_anew_when_the_log_is_another_one(@TempDir Path other) {
        try (QueryService own = QueryService.start(other)) {
            String document = "{ search(workspace: \"%s\" query: \"word\") { nodes { message { text } } } }"
                    .formatted(story.workspace);
            story.says(group, ann, "word one");
            own.append(story.told());
            assertThat(own.query(ann, document).at("/search/nodes")).hasSize(1);
            own.restart(database -> {});
            assertThat(own.bean(SearchIndex.class).position()).isPositive();
            assertThat(own.query(ann, document).at("/search/nodes")).hasSize(1);
            own.restart(MongoDatabase::drop);
            Story anew = new Story(story.workspace);
            UUID dan = anew.member("dan");
            anew.says(anew.starts(ConversationKind.GROUP, dan), dan, "another word");
            own.append(anew.told());
            assertThat(own.query(dan, document)
                            .at("/search/nodes/0/message/text")
                            .asString())
                    .isEqualTo("another word");
            assertThat(own.query(null, document).at("/search/nodes")).hasSize(1);
        }
    }

    private MessageSent sent(UUID conversation, UUID by, String text, boolean note, List<FileReference> files) {
        return new MessageSent(
                story.workspace,
                conversation,
                UUID.randomUUID(),
                text,
                MessageMode.ASYNC,
                null,
                null,
                List.of(),
                null,
                Urgency.NORMAL,
                null,
                note,
                files,
                Origin.PERSON,
                by,
                story.after(Duration.ofSeconds(1)).now());
    }
}
