package dev.duplex.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import dev.duplex.events.conversation.ConversationKind;
import dev.duplex.events.people.PersonKind;
import dev.duplex.query.testing.QueryService;
import dev.duplex.query.testing.Story;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class InboxTest {

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

    private JsonNode inbox(UUID person, String arguments) {
        service.append(story.told());
        return service.query(person, """
                        { inbox(person: "%s" %s) {
                            nodes {
                              conversation { id kind subject }
                              unread mentions
                              lastMessage { id at by { name } text mode }
                              waitingOnMe { since message who { id name } }
                              waitingOnThem { since message who { id name } }
                              owedReplies { message call until note since }
                            }
                            edges { cursor }
                            pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }
                        """.formatted(person, arguments)).get("inbox");
    }

    private JsonNode first(UUID person) {
        return inbox(person, "").at("/nodes/0");
    }

    @Test
    void messages_of_others_are_unread_and_own_ones_read_up_to_themselves() {
        UUID direct = story.starts(ConversationKind.DIRECT, ann, bob);
        UUID one = story.says(direct, ann, "one");
        story.says(direct, ann, "two");
        JsonNode entry = first(bob);
        assertThat(entry.get("unread").asInt()).isEqualTo(2);
        assertThat(entry.at("/lastMessage/text").asString()).isEqualTo("two");
        assertThat(entry.at("/lastMessage/by/name").asString()).isEqualTo("ann");
        assertThat(entry.at("/waitingOnMe/message").asString()).isEqualTo(one.toString());
        assertThat(entry.at("/waitingOnMe/who/0/name").asString()).isEqualTo("ann");
        assertThat(entry.get("waitingOnThem").isNull()).isTrue();
        assertThat(first(ann).get("unread").asInt()).isZero();
        assertThat(first(ann).at("/waitingOnThem/who/0/name").asString()).isEqualTo("bob");

        story.says(direct, bob, "three");
        assertThat(first(bob).get("unread").asInt()).isZero();
        assertThat(first(bob).get("waitingOnMe").isNull()).isTrue();
        assertThat(first(ann).get("unread").asInt()).isEqualTo(1);
    }

    @Test
    void a_conversation_has_the_entry_of_whoever_asks() {
        UUID direct = story.starts(ConversationKind.DIRECT, ann, bob);
        story.says(direct, ann, "one");
        service.append(story.told());
        String query =
                "{ conversation(id: \"%s\") { inboxEntry { unread waitingOnMe { who { name } } } } }".formatted(direct);
        JsonNode entry = service.query(bob, query).at("/conversation/inboxEntry");
        assertThat(entry.get("unread").asInt()).isEqualTo(1);
        assertThat(entry.at("/waitingOnMe/who/0/name").asString()).isEqualTo("ann");
        assertThat(service.query(ann, query)
                        .at("/conversation/inboxEntry/unread")
                        .asInt())
                .isZero();
        assertThat(service.query(query).at("/conversation/inboxEntry").isNull())
                .as("an operator has no inbox")
                .isTrue();
    }

    @Test
    void reading_moves_on_and_never_back() {
        UUID group = story.starts(ConversationKind.GROUP, ann, bob);
        UUID one = story.says(group, ann, "one", bob);
        UUID two = story.says(group, ann, "two", bob);
        story.says(group, ann, "three");
        assertThat(first(bob).get("mentions").asInt()).isEqualTo(2);
        story.reads(group, bob, two);
        story.reads(group, bob, one);
        assertThat(first(bob).get("unread").asInt()).isEqualTo(1);
        assertThat(first(bob).get("mentions").asInt()).isZero();
        assertThat(first(bob).get("waitingOnMe").isNull())
                .as("reading is no answer")
                .isFalse();
    }

    @Test
    void who_is_added_later_starts_with_nothing_unread() {
        UUID cyn = story.member("cyn");
        UUID channel = story.starts(ConversationKind.CHANNEL, ann, bob);
        story.says(channel, ann, "before");
        story.added(channel, cyn);
        story.says(channel, ann, "after");
        assertThat(first(cyn).get("unread").asInt()).isEqualTo(1);
        assertThat(first(bob).get("unread").asInt()).isEqualTo(2);
    }

    @Test
    void imported_history_is_not_unread_but_waits() {
        UUID direct = story.starts(ConversationKind.DIRECT, ann, bob);
        story.imported(direct, ann, bob);
        JsonNode entry = first(bob);
        assertThat(entry.get("unread").asInt()).isZero();
        assertThat(entry.get("mentions").asInt()).isZero();
        assertThat(entry.at("/waitingOnMe/who/0/name").asString()).isEqualTo("ann");
    }

    @Test
    void late_history_changes_since_when_somebody_waits() {
        UUID direct = story.starts(ConversationKind.DIRECT, ann, bob);
        story.after(Duration.ofHours(2));
        story.imported(direct, ann);
        story.after(Duration.ofHours(-1));
        UUID earlier = story.imported(direct, ann);
        assertThat(first(bob).at("/waitingOnMe/message").asString()).isEqualTo(earlier.toString());
    }

    @Test
    void a_retracted_message_asks_no_more() {
        UUID direct = story.starts(ConversationKind.DIRECT, ann, bob);
        UUID one = story.says(direct, ann, "one");
        story.retracts(direct, one, ann);
        JsonNode entry = first(bob);
        assertThat(entry.get("waitingOnMe").isNull()).isTrue();
        assertThat(entry.at("/lastMessage/text").isNull()).isTrue();
    }

    @Test
    void a_customer_waits_for_the_members_together() {
        UUID kim = story.joins("kim", PersonKind.CUSTOMER);
        UUID inquiry = story.starts(ConversationKind.INQUIRY, kim, ann, bob);
        story.says(inquiry, kim, "help");
        assertThat(first(ann).at("/waitingOnMe/who/0/name").asString()).isEqualTo("kim");
        assertThat(first(kim).at("/waitingOnThem/who")).hasSize(2);
        story.says(inquiry, ann, "sure");
        assertThat(first(bob).get("waitingOnMe").isNull()).isTrue();
        assertThat(first(bob).at("/waitingOnThem/who/0/name").asString()).isEqualTo("kim");
        assertThat(first(kim).at("/waitingOnMe/who/0/name").asString()).isEqualTo("ann");
    }

    @Test
    void a_reply_put_off_is_shown_beside_the_wait_until_dropped() {
        UUID direct = story.starts(ConversationKind.DIRECT, ann, bob);
        UUID one = story.says(direct, ann, "one");
        story.defers(direct, bob, one, "after lunch");
        JsonNode entry = first(bob);
        assertThat(entry.at("/owedReplies/0/message").asString()).isEqualTo(one.toString());
        assertThat(entry.at("/owedReplies/0/note").asString()).isEqualTo("after lunch");
        assertThat(entry.get("waitingOnMe").isNull()).isFalse();
        assertThat(inbox(bob, "filter: OWED").get("nodes")).hasSize(1);
        story.drops(direct, bob, one);
        assertThat(first(bob).get("owedReplies")).isEmpty();
        assertThat(inbox(bob, "filter: OWED").get("nodes")).isEmpty();
    }

    @Test
    void who_left_has_the_conversation_no_more() {
        UUID group = story.starts(ConversationKind.GROUP, ann, bob);
        story.says(group, ann, "one");
        story.leaves(group, bob);
        assertThat(inbox(bob, "").get("nodes")).isEmpty();
    }

    @Test
    void who_comes_back_still_owes_replies() {
        UUID group = story.starts(ConversationKind.GROUP, ann, bob);
        UUID one = story.says(group, ann, "one");
        UUID two = story.says(group, ann, "two");
        story.defers(group, bob, one, "first this");
        story.defers(group, bob, two, "then that");
        story.drops(group, bob, two);
        story.leaves(group, bob);
        story.added(group, bob);
        JsonNode owed = first(bob).get("owedReplies");
        assertThat(owed).hasSize(1);
        assertThat(owed.at("/0/message").asString()).isEqualTo(one.toString());
        assertThat(inbox(bob, "filter: OWED").get("nodes")).hasSize(1);
    }

    @Test
    void an_inbox_ahead_of_other_read_models_says_so() {
        UUID direct = story.starts(ConversationKind.DIRECT, ann, bob);
        story.says(direct, ann, "one");
        service.append(story.told());
        String document =
                "{ inbox(person: \"%s\") { nodes { conversation { kind workspace { name } } } } }".formatted(bob);
        service.query(bob, document);
        MongoDatabase database = service.bean(MongoDatabase.class);
        database.getCollection("workspaces").deleteOne(Filters.eq(story.workspace));
        assertThat(service.code(bob, document)).isEqualTo("not-yet-reached");
        database.getCollection("timeline_conversations").deleteOne(Filters.eq(direct));
        assertThat(service.code(bob, document)).isEqualTo("not-yet-reached");
    }

    @Test
    void filters_keep_what_they_say() {
        UUID cyn = story.member("cyn");
        UUID read = story.starts(ConversationKind.DIRECT, ann, cyn);
        story.says(read, cyn, "mine");
        UUID asked = story.starts(ConversationKind.DIRECT, bob, cyn);
        story.says(asked, bob, "yours");
        UUID channel = story.starts(ConversationKind.CHANNEL, ann, bob, cyn);
        story.says(channel, ann, "all");
        UUID mentioned = story.starts(ConversationKind.CHANNEL, ann, cyn);
        story.says(mentioned, ann, "you", cyn);
        assertThat(conversations(cyn, "ALL")).containsExactly(mentioned, channel, asked, read);
        assertThat(conversations(cyn, "UNREAD")).containsExactly(mentioned, channel, asked);
        assertThat(conversations(cyn, "MENTIONS")).containsExactly(mentioned);
        assertThat(conversations(cyn, "WAITING_ON_ME")).containsExactly(mentioned, asked);
        assertThat(conversations(cyn, "WAITING_ON_OTHERS")).containsExactly(read);
    }

    private List<UUID> conversations(UUID person, String filter) {
        List<UUID> ids = new ArrayList<>();
        inbox(person, "filter: " + filter)
                .get("nodes")
                .forEach(node ->
                        ids.add(UUID.fromString(node.at("/conversation/id").asString())));
        return ids;
    }

    @Test
    void pages_follow_each_other() {
        List<UUID> newestFirst = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            newestFirst.addFirst(story.starts(ConversationKind.GROUP, ann, bob));
        }
        List<UUID> found = new ArrayList<>();
        String after = "";
        JsonNode page;
        do {
            page = inbox(ann, "first: 3 " + after);
            page.get("nodes")
                    .forEach(node -> found.add(
                            UUID.fromString(node.at("/conversation/id").asString())));
            after = "after: \"%s\"".formatted(page.at("/pageInfo/endCursor").asString());
        } while (page.at("/pageInfo/hasNextPage").asBoolean());
        assertThat(found).isEqualTo(newestFirst);
    }

    @Test
    void an_inbox_is_for_its_owner() {
        service.append(story.told());
        assertThat(service.code(ann, "{ inbox(person: \"%s\") { nodes { unread } } }".formatted(bob)))
                .isEqualTo("not-permitted");
        assertThat(service.code(null, "{ inbox(person: \"%s\") { nodes { unread } } }".formatted(UUID.randomUUID())))
                .isEqualTo("unknown-person");
        assertThat(service.code(ann, "{ inbox(person: \"%s\" first: 0) { nodes { unread } } }".formatted(ann)))
                .isEqualTo("out-of-range");
        assertThat(service.code(ann, "{ inbox(person: \"%s\" after: \"x\") { nodes { unread } } }".formatted(ann)))
                .isEqualTo("bad-cursor");
    }
}
