package dev.duplex.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import dev.duplex.events.conversation.AttentionEvent.ConversationFavourited;
import dev.duplex.events.conversation.AttentionEvent.ConversationMuted;
import dev.duplex.events.conversation.AttentionEvent.ConversationSnoozed;
import dev.duplex.events.conversation.AttentionEvent.ConversationUnmuted;
import dev.duplex.events.conversation.AttentionEvent.ConversationWoken;
import dev.duplex.events.conversation.AttentionEvent.ThreadFollowed;
import dev.duplex.events.conversation.ConversationEvent.ConversationClosed;
import dev.duplex.events.conversation.ConversationEvent.ConversationReopened;
import dev.duplex.events.conversation.ConversationKind;
import dev.duplex.events.conversation.ReopenReason;
import dev.duplex.events.conversation.WakeReason;
import dev.duplex.events.documentation.ActionItemEvent.ActionItemAssigned;
import dev.duplex.events.documentation.ActionItemEvent.ActionItemDone;
import dev.duplex.events.message.Broadcast;
import dev.duplex.events.message.MessageEvent.MessageEdited;
import dev.duplex.events.message.MessageEvent.MessageSent;
import dev.duplex.events.message.MessageMode;
import dev.duplex.events.message.Origin;
import dev.duplex.events.message.Urgency;
import dev.duplex.events.people.PersonKind;
import dev.duplex.events.replylater.PostponeReason;
import dev.duplex.events.replylater.ReplyLaterEvent.ReplyReminded;
import dev.duplex.events.replylater.ReplyLaterEvent.ReplyReminderPostponed;
import dev.duplex.query.testing.QueryService;
import dev.duplex.query.testing.Story;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** What counts in an inbox, and for whom. */
class InboxRulesTest {

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

    private JsonNode inbox(@Nullable UUID viewer, UUID person, String arguments) {
        service.append(story.told());
        return service.query(viewer, """
                        { inbox(person: "%s" %s) {
                            nodes {
                              conversation { id }
                              unread mentions lastMessage { text }
                              waitingOnMe { since message who { name } } needsReplyBy
                              waitingOnThem { since message who { name } }
                              owedReplies { message until remindedAt postponedUntil }
                              actionItems { id text due since } overdue
                              snoozedUntil muted mutedUntil favourite followedThreads closedAt
                            }
                            pageInfo { endCursor } } }
                        """.formatted(person, arguments)).get("inbox");
    }

    private JsonNode first(UUID person) {
        return inbox(person, person, "").at("/nodes/0");
    }

    private List<UUID> found(UUID person, String arguments) {
        List<UUID> ids = new ArrayList<>();
        inbox(person, person, arguments)
                .get("nodes")
                .forEach(node ->
                        ids.add(UUID.fromString(node.at("/conversation/id").asString())));
        return ids;
    }

    private JsonNode counts(UUID person) {
        service.append(story.told());
        return service.query(person, """
                        { inboxCounts(person: "%s") {
                            unread unreadMessages mentions waitingOnMe waitingOnOthers owed overdue actionItems snoozed } }
                        """.formatted(person)).get("inboxCounts");
    }

    private UUID sends(UUID conversation, UUID person, @Nullable Broadcast broadcast, boolean note, UUID... mentions) {
        UUID message = UUID.randomUUID();
        story.happens(at -> new MessageSent(
                story.workspace,
                conversation,
                message,
                note ? "between us" : "all",
                MessageMode.ASYNC,
                null,
                null,
                List.of(mentions),
                broadcast,
                Urgency.NORMAL,
                null,
                note,
                List.of(),
                Origin.PERSON,
                person,
                at));
        return message;
    }

    private void closes(UUID conversation, UUID person) {
        story.happens(at -> new ConversationClosed(story.workspace, conversation, null, person, at));
    }

    @ParameterizedTest
    @EnumSource(
            value = ConversationKind.class,
            names = {"INQUIRY", "CHANNEL"})
    void a_private_note_is_there_for_members_alone(ConversationKind kind) {
        UUID inquiry = story.starts(kind, kim, ann, bob);
        UUID asked = story.says(inquiry, kim, "help", ann);
        Instant active = story.now();
        sends(inquiry, ann, Broadcast.EVERYONE, true, bob, kim);
        assertThat(first(bob).get("unread").asInt()).isEqualTo(2);
        assertThat(first(bob).get("mentions").asInt()).isEqualTo(1);
        assertThat(first(bob).at("/lastMessage/text").asString()).isEqualTo("between us");
        assertThat(first(ann).at("/waitingOnMe/message").asString())
                .as("it answers nothing")
                .isEqualTo(asked.toString());
        assertThat(first(kim).get("unread").asInt()).isZero();
        assertThat(first(kim).get("mentions").asInt()).isZero();
        assertThat(first(kim).get("waitingOnMe").isNull()).isTrue();
        assertThat(first(kim).at("/lastMessage/text").asString()).isEqualTo("help");
        story.says(inquiry, bob, "sure");
        assertThat(first(kim).get("unread").asInt()).isEqualTo(1);
        assertThat(first(ann).get("unread").asInt()).isEqualTo(1);
        assertThat(active).isBefore(story.now());
    }

    @ParameterizedTest
    @EnumSource(
            value = ConversationKind.class,
            names = {"GROUP", "CHANNEL"})
    void a_retracted_message_is_neither_unread_nor_a_mention(ConversationKind kind) {
        UUID talk = story.starts(kind, ann, bob);
        UUID one = story.says(talk, ann, "one", bob);
        UUID two = sends(talk, ann, Broadcast.EVERYONE, false);
        UUID three = story.says(talk, ann, "three");
        story.reads(talk, bob, one);
        story.retracts(talk, one, ann);
        assertThat(first(bob).get("unread").asInt()).isEqualTo(2);
        assertThat(first(bob).get("mentions").asInt()).isEqualTo(1);
        story.retracts(talk, two, ann);
        story.retracts(talk, three, ann);
        assertThat(first(bob).get("unread").asInt()).isZero();
        assertThat(first(bob).get("mentions").asInt()).isZero();
        assertThat(found(bob, "filter: UNREAD")).isEmpty();
        story.says(talk, ann, "four");
        assertThat(first(bob).get("unread").asInt()).isEqualTo(1);
        assertThat(found(bob, "filter: UNREAD")).containsExactly(talk);
    }

    @ParameterizedTest
    @EnumSource(
            value = ConversationKind.class,
            names = {"GROUP", "CHANNEL"})
    void a_message_to_everyone_mentions_all_but_its_author_once(ConversationKind kind) {
        UUID talk = story.starts(kind, ann, bob);
        sends(talk, ann, Broadcast.EVERYONE, false, bob);
        UUID late = story.member("late");
        story.added(talk, late);
        assertThat(first(bob).get("mentions").asInt()).isEqualTo(1);
        assertThat(first(ann).get("mentions").asInt()).isZero();
        assertThat(first(late).get("mentions").asInt()).isZero();
        assertThat(found(bob, "filter: MENTIONS")).containsExactly(talk);
        story.says(talk, bob, "seen");
        assertThat(found(bob, "filter: MENTIONS")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = ConversationKind.class,
            names = {"GROUP", "CHANNEL"})
    void a_message_to_those_here_mentions_who_was_available_then(ConversationKind kind) {
        UUID talk = story.starts(kind, ann, bob);
        story.after(Duration.ofHours(12));
        sends(talk, ann, Broadcast.HERE, false);
        assertThat(first(bob).get("mentions").asInt()).as("at night").isZero();
        assertThat(found(bob, "filter: MENTIONS")).isEmpty();
        assertThat(first(bob).get("unread").asInt()).isEqualTo(1);
        story.after(Duration.ofHours(12));
        sends(talk, ann, Broadcast.HERE, false);
        assertThat(first(bob).get("mentions").asInt()).as("at work").isEqualTo(1);
        assertThat(first(ann).get("mentions").asInt()).isZero();
        assertThat(found(bob, "filter: MENTIONS")).containsExactly(talk);
        assertThat(counts(bob).get("mentions").asInt()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = ConversationKind.class,
            names = {"GROUP", "CHANNEL"})
    void an_edit_changes_whom_a_message_mentions(ConversationKind kind) {
        UUID cyn = story.member("cyn");
        UUID talk = story.starts(kind, ann, bob, cyn);
        UUID message = story.says(talk, ann, "bob", bob);
        story.edits(talk, message, ann, "dear bob");
        assertThat(first(bob).get("mentions").asInt()).isEqualTo(1);
        story.happens(at -> new MessageEdited(story.workspace, talk, message, "cyn", List.of(cyn), null, ann, ann, at));
        assertThat(first(bob).get("mentions").asInt()).isZero();
        assertThat(first(cyn).get("mentions").asInt()).isEqualTo(1);
        if (kind == ConversationKind.CHANNEL) {
            assertThat(first(bob).get("waitingOnMe").isNull()).isTrue();
            assertThat(first(cyn).at("/waitingOnMe/message").asString()).isEqualTo(message.toString());
        }
        story.happens(at ->
                new MessageEdited(story.workspace, talk, message, "all", List.of(), Broadcast.EVERYONE, ann, ann, at));
        assertThat(first(bob).get("mentions").asInt()).isEqualTo(1);
        assertThat(first(cyn).get("mentions").asInt()).isEqualTo(1);
    }

    @Test
    void a_reply_imported_before_what_it_answers_asks_who_wrote_that() {
        UUID cyn = story.member("cyn");
        UUID channel = story.starts(ConversationKind.CHANNEL, ann, bob, cyn);
        UUID parent = UUID.randomUUID();
        UUID reply = UUID.randomUUID();
        story.after(Duration.ofHours(2));
        story.imports(channel, reply, bob, parent);
        assertThat(first(ann).get("waitingOnMe").isNull()).isTrue();
        story.after(Duration.ofHours(-1));
        story.imports(channel, parent, ann, null);
        assertThat(first(ann).at("/waitingOnMe/message").asString()).isEqualTo(reply.toString());
        assertThat(first(bob).at("/waitingOnThem/who/0/name").asString()).isEqualTo("ann");
        story.after(Duration.ofHours(3));
        story.replies(channel, ann, parent, cyn);
        assertThat(first(ann).get("waitingOnMe").isNull())
                .as("answered in the same thread")
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource(
            value = ConversationKind.class,
            names = {"GROUP", "CHANNEL"})
    void what_is_closed_waits_for_nobody_until_somebody_asks_anew(ConversationKind kind) {
        UUID talk = story.starts(kind, ann, bob);
        UUID open = story.starts(kind, ann, bob);
        story.says(talk, ann, "one", bob);
        closes(talk, ann);
        assertThat(first(bob).get("closedAt").asString()).isEqualTo(story.now().toString());
        assertThat(first(bob).get("waitingOnMe").isNull()).isTrue();
        assertThat(first(ann).get("waitingOnThem").isNull()).isTrue();
        assertThat(found(bob, "filter: CLOSED")).containsExactly(talk);
        assertThat(found(bob, "filter: OPEN")).containsExactly(open);
        story.happens(at -> new ConversationReopened(story.workspace, talk, ReopenReason.REQUESTED, ann, at));
        UUID two = story.says(talk, ann, "two", bob);
        assertThat(first(bob).get("closedAt").isNull()).isTrue();
        assertThat(first(bob).at("/waitingOnMe/message").asString()).isEqualTo(two.toString());
        assertThat(found(bob, "filter: CLOSED")).isEmpty();
    }

    @Test
    void what_is_unread_in_a_muted_conversation_counts_only_as_a_mention() {
        UUID talk = story.starts(ConversationKind.GROUP, ann, bob);
        story.says(talk, ann, "one");
        story.says(talk, ann, "two", bob);
        story.happens(at -> new ConversationMuted(story.workspace, talk, bob, null, bob, at));
        JsonNode entry = first(bob);
        assertThat(entry.get("muted").asBoolean()).isTrue();
        assertThat(entry.get("unread").asInt()).isEqualTo(2);
        assertThat(found(bob, "filter: UNREAD")).containsExactly(talk);
        assertThat(counts(bob).get("unread").asInt()).isZero();
        assertThat(counts(bob).get("unreadMessages").asInt()).isZero();
        assertThat(counts(bob).get("mentions").asInt()).isEqualTo(1);
        assertThat(counts(bob).get("waitingOnMe").asInt()).isEqualTo(1);
        story.happens(at -> new ConversationUnmuted(story.workspace, talk, bob, bob, at));
        assertThat(counts(bob).get("unread").asInt()).isEqualTo(1);
        assertThat(counts(bob).get("unreadMessages").asInt()).isEqualTo(2);
        Instant over = story.now().plusSeconds(60);
        story.happens(at -> new ConversationMuted(story.workspace, talk, bob, over, bob, at));
        assertThat(inbox(bob, bob, "asOf: \"%s\"".formatted(story.now()))
                        .at("/nodes/0/mutedUntil")
                        .asString())
                .isEqualTo(over.toString());
        assertThat(first(bob).get("muted").asBoolean()).as("it is over").isFalse();
    }

    @ParameterizedTest
    @EnumSource(
            value = ConversationKind.class,
            names = {"GROUP", "CHANNEL"})
    void what_is_snoozed_is_out_of_sight_until_it_is_over_or_taken_back(ConversationKind kind) {
        UUID talk = story.starts(kind, ann, bob);
        story.says(talk, ann, "one", bob);
        Instant until = Instant.parse("2999-01-01T00:00:00Z");
        story.happens(at -> new ConversationSnoozed(story.workspace, talk, bob, until, bob, at));
        assertThat(found(bob, "")).isEmpty();
        assertThat(found(bob, "filter: WAITING_ON_ME")).isEmpty();
        assertThat(found(bob, "includeSnoozed: true")).containsExactly(talk);
        assertThat(found(bob, "filter: UNREAD includeSnoozed: true")).containsExactly(talk);
        assertThat(inbox(bob, bob, "filter: SNOOZED")
                        .at("/nodes/0/snoozedUntil")
                        .asString())
                .isEqualTo(until.toString());
        assertThat(counts(bob).get("snoozed").asInt()).isEqualTo(1);
        assertThat(counts(bob).get("waitingOnMe").asInt()).isZero();
        assertThat(first(ann).get("snoozedUntil").isNull()).isTrue();
        story.happens(at -> new ConversationWoken(story.workspace, talk, bob, WakeReason.WITHDRAWN, bob, at));
        assertThat(found(bob, "")).containsExactly(talk);
        assertThat(found(bob, "filter: SNOOZED")).isEmpty();
        Instant soon = story.now().plusSeconds(5);
        story.happens(at -> new ConversationSnoozed(story.workspace, talk, bob, soon, bob, at));
        assertThat(found(bob, "")).as("it is over, though nobody said so").containsExactly(talk);
        assertThat(found(bob, "filter: SNOOZED")).isEmpty();
        assertThat(found(bob, "asOf: \"%s\"".formatted(story.now()))).isEmpty();
    }

    @Test
    void an_action_item_is_in_the_inbox_of_its_owner_until_it_is_done() {
        UUID talk = story.starts(ConversationKind.GROUP, ann, bob);
        UUID action = UUID.randomUUID();
        Instant due = story.now().plusSeconds(60);
        story.happens(at ->
                new ActionItemAssigned(story.workspace, talk, action, "write it down", bob, due, null, null, ann, at));
        Instant since = story.now();
        JsonNode entry = first(bob);
        assertThat(entry.at("/actionItems/0/text").asString()).isEqualTo("write it down");
        assertThat(entry.at("/actionItems/0/due").asString()).isEqualTo(due.toString());
        assertThat(entry.at("/actionItems/0/since").asString()).isEqualTo(since.toString());
        assertThat(entry.get("overdue").asBoolean()).isTrue();
        assertThat(found(bob, "filter: OVERDUE")).containsExactly(talk);
        assertThat(found(bob, "filter: OVERDUE asOf: \"%s\"".formatted(story.now())))
                .isEmpty();
        story.happens(at ->
                new ActionItemAssigned(story.workspace, talk, action, "write it down", ann, null, null, null, ann, at));
        assertThat(first(bob).get("actionItems")).isEmpty();
        assertThat(found(ann, "filter: ACTION_ITEMS")).containsExactly(talk);
        assertThat(found(ann, "filter: OVERDUE")).isEmpty();
        assertThat(counts(ann).get("actionItems").asInt()).isEqualTo(1);
        story.happens(at -> new ActionItemDone(story.workspace, talk, action, ann, ann, at));
        assertThat(found(ann, "filter: ACTION_ITEMS")).isEmpty();
    }

    @Test
    void an_owed_reply_tells_of_its_reminders_until_it_is_moved() {
        UUID talk = story.starts(ConversationKind.GROUP, ann, bob);
        UUID message = story.says(talk, ann, "one");
        story.defers(talk, bob, message, "later");
        Instant until = story.now().plusSeconds(100);
        story.happens(at -> new ReplyReminderPostponed(
                story.workspace, talk, message, null, bob, PostponeReason.OFF_HOURS, until, null, at));
        assertThat(first(bob).at("/owedReplies/0/postponedUntil").asString()).isEqualTo(until.toString());
        story.happens(at -> new ReplyReminded(story.workspace, talk, message, null, bob, null, at));
        assertThat(first(bob).at("/owedReplies/0/remindedAt").asString())
                .isEqualTo(story.now().toString());
        assertThat(first(bob).at("/owedReplies/0/postponedUntil").isNull()).isTrue();
        story.defers(talk, bob, message, "even later");
        assertThat(first(bob).at("/owedReplies/0/remindedAt").isNull()).isTrue();
        assertThat(found(bob, "filter: OVERDUE")).containsExactly(talk);
        assertThat(found(bob, "filter: OVERDUE asOf: \"%s\"".formatted(story.now())))
                .isEmpty();
        assertThat(counts(bob).get("owed").asInt()).isEqualTo(1);
        assertThat(counts(bob).get("overdue").asInt()).isEqualTo(1);
    }

    @Test
    void a_wait_names_the_earliest_time_by_which_it_needs_a_reply() {
        UUID talk = story.starts(ConversationKind.GROUP, ann, bob);
        Instant wish = story.now().plusSeconds(50);
        UUID asked = story.says(talk, ann, "one");
        story.needs(talk, ann, wish.plusSeconds(1));
        story.needs(talk, ann, wish);
        JsonNode entry = first(bob);
        assertThat(entry.get("needsReplyBy").asString()).isEqualTo(wish.toString());
        assertThat(entry.at("/waitingOnMe/message").asString()).isEqualTo(asked.toString());
        assertThat(found(bob, "filter: OVERDUE")).containsExactly(talk);
        assertThat(found(bob, "filter: OVERDUE asOf: \"%s\"".formatted(story.now())))
                .isEmpty();
        story.says(talk, bob, "here");
        assertThat(found(bob, "filter: OVERDUE")).isEmpty();
    }

    @Test
    void who_waits_longest_comes_first_where_that_is_asked_for() {
        UUID quiet = story.starts(ConversationKind.GROUP, ann, bob);
        UUID early = story.starts(ConversationKind.GROUP, ann, bob);
        story.says(early, ann, "one");
        UUID channel = story.starts(ConversationKind.CHANNEL, ann, bob);
        story.says(channel, ann, "two", bob);
        UUID late = story.starts(ConversationKind.DIRECT, ann, bob);
        story.says(late, ann, "three");
        story.says(early, ann, "four");
        UUID newer = story.starts(ConversationKind.CHANNEL, ann, bob);
        assertThat(found(bob, "sort: OLDEST_WAIT_FIRST")).containsExactly(early, channel, late, newer, quiet);
        assertThat(found(bob, "sort: OLDEST_WAIT_FIRST kinds: [GROUP, DIRECT]")).containsExactly(early, late, quiet);
        assertThat(found(bob, "kinds: [CHANNEL]")).containsExactly(newer, channel);
        assertThat(found(bob, "kinds: []")).isEmpty();
    }

    @Test
    void what_a_person_marked_is_shown_to_that_person_alone() {
        UUID talk = story.starts(ConversationKind.CHANNEL, ann, bob);
        UUID thread = story.says(talk, ann, "one");
        story.happens(at -> new ConversationFavourited(story.workspace, talk, bob, bob, at));
        story.happens(at -> new ThreadFollowed(story.workspace, talk, thread, bob, bob, at));
        assertThat(first(bob).get("favourite").asBoolean()).isTrue();
        assertThat(first(bob).at("/followedThreads/0").asString()).isEqualTo(thread.toString());
        assertThat(found(bob, "filter: FAVOURITES")).containsExactly(talk);
        assertThat(found(ann, "filter: FAVOURITES")).isEmpty();
        assertThat(first(ann).get("followedThreads")).isEmpty();
        story.leaves(talk, bob);
        story.added(talk, bob);
        assertThat(first(bob).get("favourite").asBoolean()).isTrue();
    }

    @Test
    void an_inbox_can_be_asked_for_as_it_was() {
        UUID talk = story.starts(ConversationKind.DIRECT, ann, bob);
        story.says(talk, ann, "one");
        Instant then = story.now();
        story.says(talk, bob, "two");
        UUID group = story.starts(ConversationKind.GROUP, ann, bob);
        story.says(group, ann, "three");
        JsonNode was = inbox(bob, bob, "asOf: \"%s\"".formatted(then)).get("nodes");
        assertThat(was).hasSize(1);
        assertThat(was.at("/0/unread").asInt()).isEqualTo(1);
        assertThat(was.at("/0/lastMessage/text").asString()).isEqualTo("one");
        assertThat(was.at("/0/waitingOnMe/who/0/name").asString()).isEqualTo("ann");
        assertThat(inbox(bob, bob, "").get("nodes")).hasSize(2);
        assertThat(code(bob, bob, "asOf: \"2999-01-01T00:00:00Z\"")).isEqualTo("in-the-future");
        assertThat(code(ann, bob, "asOf: \"%s\"".formatted(then))).isEqualTo("not-permitted");
    }

    @Test
    void what_was_retracted_since_is_gone_from_the_inbox_as_it_was() {
        UUID customer = story.joins("cus", PersonKind.CUSTOMER);
        UUID group = story.starts(ConversationKind.GROUP, ann, bob, customer);
        UUID said = story.says(group, ann, "the secret");
        Instant between = story.now();
        UUID noted = story.notes(group, ann, null);
        Instant then = story.now();
        story.retracts(group, said, ann);
        story.retracts(group, noted, ann);
        for (Instant moment : List.of(between, then)) {
            for (UUID person : List.of(ann, bob, customer)) {
                assertThat(inbox(person, person, "asOf: \"%s\"".formatted(moment))
                                .at("/nodes/0/lastMessage/text")
                                .isNull())
                        .isTrue();
            }
        }
    }

    @Test
    void who_left_reads_no_more_not_even_as_it_was() {
        UUID group = story.starts(ConversationKind.GROUP, ann, bob);
        story.says(group, ann, "one");
        String then = "asOf: \"%s\"".formatted(story.now());
        story.leaves(group, bob);
        assertThat(inbox(bob, bob, then).get("nodes")).isEmpty();
        assertThat(inbox(null, bob, then).get("nodes")).hasSize(1);
    }

    @Test
    void what_other_read_models_do_not_know_yet_is_left_out() {
        UUID known = story.starts(ConversationKind.GROUP, ann, bob);
        UUID ahead = story.starts(ConversationKind.GROUP, ann, bob);
        assertThat(found(bob, "")).containsExactly(ahead, known);
        MongoDatabase database = service.bean(MongoDatabase.class);
        database.getCollection("timeline_participants").deleteMany(Filters.eq("conversation", ahead));
        database.getCollection("timeline_conversations").deleteOne(Filters.eq(ahead));
        assertThat(found(bob, "")).containsExactly(known);
        assertThat(found(bob, "first: 1")).containsExactly(known);
    }

    @Test
    void a_cursor_is_good_for_its_own_list_only() {
        for (int i = 0; i < 3; i++) {
            story.starts(ConversationKind.GROUP, ann, bob);
        }
        String cursor = inbox(bob, bob, "first: 1").at("/pageInfo/endCursor").asString();
        String after = "first: 1 after: \"%s\" ".formatted(cursor);
        assertThat(found(bob, after)).hasSize(1);
        assertThat(code(bob, bob, after + "filter: OPEN")).isEqualTo("bad-cursor");
        assertThat(code(bob, bob, after + "sort: OLDEST_WAIT_FIRST")).isEqualTo("bad-cursor");
        assertThat(code(bob, bob, after + "kinds: [GROUP]")).isEqualTo("bad-cursor");
        assertThat(code(bob, bob, after + "asOf: \"%s\"".formatted(story.now())))
                .isEqualTo("bad-cursor");
        assertThat(code(ann, ann, after)).isEqualTo("bad-cursor");
        assertThat(service.code(
                        bob,
                        "{ workspace(id: \"%s\") { people(%s) { nodes { id } } } }".formatted(story.workspace, after)))
                .isEqualTo("bad-cursor");
    }

    private String code(UUID viewer, UUID person, String arguments) {
        service.append(story.told());
        return service.code(viewer, "{ inbox(person: \"%s\" %s) { nodes { unread } } }".formatted(person, arguments));
    }
}
