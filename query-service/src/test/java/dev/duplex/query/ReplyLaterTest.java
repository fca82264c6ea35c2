package dev.duplex.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.duplex.events.conversation.ConversationKind;
import dev.duplex.events.people.PersonKind;
import dev.duplex.events.replylater.Promise;
import dev.duplex.events.replylater.ReplyLaterEvent.ReplyDeferred;
import dev.duplex.query.testing.Later;
import dev.duplex.query.testing.QueryService;
import dev.duplex.query.testing.Story;
import dev.duplex.query.testing.Subscription;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class ReplyLaterTest {

    private static final Duration SOON = QueryService.PATIENCE;

    private static QueryService service;

    private final Story story = new Story("w" + UUID.randomUUID());
    private final Later later = new Later(story, new Random(1));
    private final UUID ann = story.member("ann");
    private final UUID bob = story.member("bob");
    private final UUID group = story.starts(ConversationKind.GROUP, ann, bob);
    private final UUID question = story.says(group, ann, "when?");

    @BeforeAll
    static void start(@TempDir Path directory) {
        service = QueryService.start(directory);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private JsonNode deferrals(UUID person, String arguments) {
        service.append(story.told());
        return service.query(person, """
                        { deferrals(person: "%s" %s) { nodes {
                            conversationId conversation { id subject } message call until note state since
                            remindedAt postponedUntil postponedFor endedAt } edges { cursor }
                            pageInfo { hasNextPage endCursor } } }
                        """.formatted(person, arguments)).get("deferrals");
    }

    private JsonNode scheduled(UUID person, String arguments) {
        service.append(story.told());
        return service.query(person, """
                        { scheduledMessages(person: "%s" %s) { nodes {
                            id conversation { id } text dueAt state endedAt code reason mentions { name } inHoursOf { name } } } }
                        """.formatted(person, arguments))
                .get("scheduledMessages")
                .get("nodes");
    }

    private JsonNode answerReminders(UUID person, String arguments) {
        service.append(story.told());
        return service.query(person, """
                        { answerReminders(person: "%s" %s) { nodes {
                            conversation { id } message people { name } due note state setAt endedAt }
                            pageInfo { endCursor } } }
                        """.formatted(person, arguments)).get("answerReminders");
    }

    private JsonNode reminders(UUID person, String arguments) {
        service.append(story.told());
        return service.query(person, """
                        { reminders(person: "%s" %s) { nodes {
                            kind conversation { id } message call scheduledMessage code reason setBy { name } note at } } }
                        """.formatted(person, arguments))
                .get("reminders")
                .get("nodes");
    }

    @Test
    void a_deferral_is_open_until_it_is_kept_broken_withdrawn_or_answered() {
        UUID two = story.says(group, ann, "two");
        UUID three = story.says(group, ann, "three");
        UUID four = story.says(group, ann, "four");
        for (UUID message : List.of(question, two, three, four)) {
            story.defers(group, bob, message, "numbers first");
        }
        assertThat(deferrals(bob, "state: OPEN").get("nodes")).hasSize(4);
        JsonNode open = deferrals(bob, "").at("/nodes/0");
        assertThat(open.get("message").asString()).isEqualTo(question.toString());
        assertThat(open.at("/conversation/id").asString()).isEqualTo(group.toString());
        assertThat(open.get("note").asString()).isEqualTo("numbers first");
        assertThat(open.get("until").isNull()).isFalse();
        assertThat(open.get("endedAt").isNull()).isTrue();
        later.answers(group, bob, question, Promise.KEPT);
        later.answers(group, bob, two, Promise.BROKEN);
        later.answers(group, bob, three, null);
        story.drops(group, bob, four);
        assertThat(deferrals(bob, "").get("nodes"))
                .extracting(node -> node.get("state").asString())
                .containsExactly("KEPT", "BROKEN", "ANSWERED", "WITHDRAWN");
        assertThat(deferrals(bob, "state: OPEN").get("nodes")).isEmpty();
        assertThat(deferrals(bob, "state: BROKEN").at("/nodes/0/endedAt").isNull())
                .isFalse();
    }

    @Test
    void a_reminder_that_was_postponed_says_why_and_until_when() {
        story.defers(group, bob, question, "later");
        later.postpones(group, bob, question, story.now().plusSeconds(7_200));
        JsonNode postponed = deferrals(bob, "").at("/nodes/0");
        assertThat(postponed.get("postponedFor").asString()).isEqualTo("FOCUS");
        assertThat(postponed.get("postponedUntil").isNull()).isFalse();
        later.reminds(group, bob, question);
        JsonNode reminded = deferrals(bob, "").at("/nodes/0");
        assertThat(reminded.get("remindedAt").isNull()).isFalse();
        assertThat(reminded.get("postponedUntil").isNull()).isTrue();
        assertThat(reminded.get("state").asString()).isEqualTo("OPEN");
    }

    @Test
    void a_reply_put_off_again_after_its_end_is_another_one() {
        story.defers(group, bob, question, "first");
        later.answers(group, bob, question, Promise.KEPT);
        story.defers(group, bob, question, "second");
        JsonNode both = deferrals(bob, "").get("nodes");
        assertThat(both).extracting(node -> node.get("state").asString()).containsExactly("KEPT", "OPEN");
        assertThat(both).extracting(node -> node.get("note").asString()).containsExactly("first", "second");
    }

    @Test
    void what_is_put_off_anew_is_owed_for_a_call_no_more() {
        story.happens(at ->
                new ReplyDeferred(story.workspace, group, question, UUID.randomUUID(), bob, null, null, null, at));
        assertThat(deferrals(bob, "").at("/nodes/0/call").isNull()).isFalse();
        story.defers(group, bob, question, "later");
        assertThat(deferrals(bob, "").at("/nodes/0/call").isNull()).isTrue();
    }

    @Test
    void what_is_owed_stays_known_after_leaving_but_what_is_said_there_does_not() {
        story.defers(group, bob, question, "later");
        story.leaves(group, bob);
        JsonNode left = deferrals(bob, "").at("/nodes/0");
        assertThat(left.get("conversation").isNull()).isTrue();
        assertThat(left.get("conversationId").asString()).isEqualTo(group.toString());
    }

    @Test
    void pages_follow_each_other() {
        for (int i = 0; i < 5; i++) {
            story.defers(group, bob, story.says(group, ann, "q" + i), "n" + i);
        }
        JsonNode first = deferrals(bob, "first: 3");
        assertThat(first.get("nodes")).hasSize(3);
        assertThat(first.at("/pageInfo/hasNextPage").asBoolean()).isTrue();
        JsonNode rest = deferrals(
                bob, "first: 3 after: \"" + first.at("/pageInfo/endCursor").asString() + "\"");
        assertThat(rest.get("nodes"))
                .extracting(node -> node.get("note").asString())
                .containsExactly("n3", "n4");
    }

    @Test
    void a_scheduled_message_is_pending_until_it_is_sent_cancelled_or_failed() {
        UUID sent = UUID.randomUUID();
        UUID cancelled = UUID.randomUUID();
        UUID failed = UUID.randomUUID();
        UUID pending = UUID.randomUUID();
        later.schedules(group, ann, sent, "sent", 600);
        later.schedules(group, ann, cancelled, "cancelled", 700);
        later.schedules(group, ann, failed, "failed", 800);
        later.schedules(group, ann, pending, "pending", 100);
        later.schedules(group, ann, pending, "changed", 900);
        later.sends(group, ann, sent);
        later.cancels(group, ann, cancelled);
        later.fails(group, ann, failed);
        JsonNode all = scheduled(ann, "");
        assertThat(all)
                .extracting(node -> node.get("state").asString())
                .containsExactly("SENT", "CANCELLED", "FAILED", "PENDING");
        assertThat(all.at("/2/code").asString()).isEqualTo("conversation-closed");
        assertThat(all.at("/2/reason").asString()).isEqualTo("It is closed.");
        assertThat(scheduled(ann, "state: PENDING").at("/0/text").asString()).isEqualTo("changed");
        assertThat(scheduled(bob, "")).isEmpty();
        story.retracts(group, sent, ann);
        assertThat(scheduled(ann, "state: SENT").at("/0/text").isNull()).isTrue();
    }

    @Test
    void a_message_that_could_not_be_sent_is_among_the_failed_until_its_sender_gives_it_another_time_or_cancels_it() {
        UUID anew = UUID.randomUUID();
        UUID dropped = UUID.randomUUID();
        for (UUID message : List.of(anew, dropped)) {
            later.schedules(group, ann, message, "still there?", 600);
            later.fails(group, ann, message);
        }
        assertThat(scheduled(ann, "state: FAILED")).hasSize(2);
        later.schedules(group, ann, anew, "still there?", 900);
        later.cancels(group, ann, dropped);
        assertThat(scheduled(ann, "state: FAILED")).isEmpty();
        JsonNode pending = scheduled(ann, "state: PENDING").get(0);
        assertThat(pending.get("id").asString()).isEqualTo(anew.toString());
        assertThat(pending.get("code").isNull()).isTrue();
        assertThat(scheduled(ann, "state: CANCELLED").at("/0/id").asString()).isEqualTo(dropped.toString());
    }

    @Test
    void a_sender_is_told_why_a_message_could_not_be_sent_a_customer_too() {
        UUID customer = story.joins("cus", PersonKind.CUSTOMER);
        UUID inquiry = story.starts(ConversationKind.INQUIRY, customer, ann);
        for (UUID sender : List.of(ann, customer)) {
            UUID message = UUID.randomUUID();
            later.schedules(inquiry, sender, message, "still there?", 600);
            later.fails(inquiry, sender, message);
            JsonNode told = reminders(sender, "");
            assertThat(told).hasSize(1);
            assertThat(told.at("/0/kind").asString()).isEqualTo("NOT_SENT");
            assertThat(told.at("/0/scheduledMessage").asString()).isEqualTo(message.toString());
            assertThat(told.at("/0/message").isNull()).as("there is none").isTrue();
            assertThat(told.at("/0/code").asString()).isEqualTo("conversation-closed");
            assertThat(told.at("/0/reason").asString()).isEqualTo("It is closed.");
        }
        assertThat(reminders(bob, "")).isEmpty();
    }

    @Test
    void a_sender_hears_at_once_of_a_message_that_could_not_be_sent_even_after_leaving() {
        service.append(story.told());
        String document =
                "subscription { reminderUpdates(person: \"%s\") { kind scheduledMessage code conversation { id } } }";
        Subscription senders = Subscription.webSocket(service, ann, document.formatted(ann));
        Subscription others = Subscription.webSocket(service, bob, document.formatted(bob));
        story.leaves(group, ann);
        await().atMost(SOON).until(() -> {
            UUID message = UUID.randomUUID();
            later.schedules(group, ann, message, "still there?", 600);
            later.fails(group, ann, message);
            service.append(story.told());
            return senders.updates().findAny().isPresent();
        });
        JsonNode told = senders.updates().findFirst().orElseThrow();
        assertThat(told.get("kind").asString()).isEqualTo("NOT_SENT");
        assertThat(told.get("code").asString()).isEqualTo("conversation-closed");
        assertThat(told.get("conversation").isNull()).isTrue();
        assertThat(others.updates()).isEmpty();
    }

    @Test
    void reminders_are_those_given_to_the_person_or_to_everybody_who_takes_part() {
        UUID cyd = story.member("cyd");
        story.added(group, cyd);
        story.defers(group, bob, question, "numbers first");
        later.reminds(group, bob, question);
        later.sets(group, ann, question, ann, bob);
        later.gives(group, ann, question, bob);
        story.leaves(group, cyd);
        later.sets(group, ann, question, ann);
        later.gives(group, ann, question);
        JsonNode given = reminders(bob, "");
        assertThat(given)
                .extracting(node -> node.get("kind").asString())
                .containsExactly("REPLY_OWED", "NOT_ANSWERED", "NOT_ANSWERED");
        assertThat(given.at("/0/note").asString()).isEqualTo("numbers first");
        assertThat(given.at("/1/note").asString()).isEqualTo("anyone?");
        assertThat(given.at("/1/setBy/name").asString()).isEqualTo("ann");
        assertThat(reminders(ann, "")).hasSize(1);
        assertThat(reminders(cyd, "")).isEmpty();
        assertThat(reminders(bob, "last: 1").at("/0/kind").asString()).isEqualTo("NOT_ANSWERED");
    }

    @Test
    void what_reminds_the_team_is_not_for_the_customer_who_waits() {
        UUID customer = story.joins("cus", PersonKind.CUSTOMER);
        UUID inquiry = story.starts(ConversationKind.INQUIRY, customer, ann, bob);
        UUID help = story.says(inquiry, customer, "help?");
        later.sets(inquiry, ann, help, customer);
        later.gives(inquiry, ann, help);
        assertThat(reminders(bob, "")).hasSize(1);
        assertThat(reminders(customer, "")).isEmpty();
        later.sets(inquiry, ann, help, customer, customer);
        later.gives(inquiry, ann, help, customer);
        assertThat(reminders(customer, "")).as("who is named is meant").hasSize(1);
    }

    @Test
    void a_reminder_for_others_is_in_the_list_of_who_set_it_until_and_after_it_ends() {
        UUID two = story.says(group, ann, "two");
        later.sets(group, ann, question, ann, bob);
        later.sets(group, ann, two, ann);
        JsonNode pending = answerReminders(ann, "state: PENDING");
        assertThat(pending.findValuesAsString("message")).containsExactly(question.toString(), two.toString());
        assertThat(pending.at("/nodes/0/people/0/name").asString()).isEqualTo("bob");
        assertThat(pending.at("/nodes/0/note").asString()).isEqualTo("anyone?");
        assertThat(pending.at("/nodes/0/endedAt").isNull()).isTrue();
        assertThat(pending.at("/nodes/1/people")).isEmpty();
        String second = "first: 1 after: \"%s\""
                .formatted(answerReminders(ann, "first: 1")
                        .at("/pageInfo/endCursor")
                        .asString());
        assertThat(answerReminders(ann, second).findValuesAsString("message")).containsExactly(two.toString());
        later.gives(group, ann, question, bob);
        assertThat(answerReminders(ann, "").findValuesAsString("state")).containsExactly("GIVEN", "PENDING");
        assertThat(answerReminders(ann, "state: GIVEN").at("/nodes/0/endedAt").isNull())
                .isFalse();
        later.sets(group, ann, question, ann);
        assertThat(answerReminders(ann, "").findValuesAsString("state")).containsExactly("PENDING", "PENDING");
        assertThat(answerReminders(bob, "").get("nodes")).isEmpty();
    }

    @Test
    void a_person_hears_of_the_own_reminders_alone() {
        story.defers(group, bob, question, "later");
        service.append(story.told());
        String document = "subscription { reminderUpdates(person: \"%s\") { kind message note } }";
        Subscription mine = Subscription.webSocket(service, bob, document.formatted(bob));
        Subscription others = Subscription.webSocket(service, ann, document.formatted(ann));
        await().atMost(SOON).until(() -> {
            later.reminds(group, bob, question);
            service.append(story.told());
            return mine.updates().findAny().isPresent();
        });
        assertThat(mine.updates().findFirst().orElseThrow().get("message").asString())
                .isEqualTo(question.toString());
        assertThat(others.updates()).isEmpty();
    }

    @Test
    void the_team_hears_of_what_reminds_it_and_the_customer_only_where_named() {
        UUID customer = story.joins("cus", PersonKind.CUSTOMER);
        UUID inquiry = story.starts(ConversationKind.INQUIRY, customer, ann, bob);
        UUID help = story.says(inquiry, customer, "help?");
        service.append(story.told());
        String document = "subscription { reminderUpdates(person: \"%s\") { kind message note } }";
        Subscription anns = Subscription.webSocket(service, ann, document.formatted(ann));
        Subscription bobs = Subscription.webSocket(service, bob, document.formatted(bob));
        Subscription customers = Subscription.webSocket(service, customer, document.formatted(customer));
        await().atMost(SOON).until(() -> {
            later.sets(inquiry, ann, help, customer);
            later.gives(inquiry, ann, help);
            later.reminds(inquiry, customer, question);
            service.append(story.told());
            return Stream.of(anns, bobs, customers)
                    .allMatch(heard -> heard.updates().findAny().isPresent());
        });
        for (Subscription team : List.of(anns, bobs)) {
            assertThat(team.updates())
                    .extracting(update -> update.get("kind").asString())
                    .containsOnly("NOT_ANSWERED");
        }
        assertThat(customers.updates())
                .extracting(update -> update.get("kind").asString())
                .containsOnly("REPLY_OWED");
    }

    @Test
    void they_are_for_their_owner_only() {
        service.append(story.told());
        for (String field : List.of("deferrals", "scheduledMessages", "answerReminders", "reminders")) {
            String document = "{ %s(person: \"%s\") { nodes { conversationId } } }";
            assertThat(service.code(ann, document.formatted(field, bob))).isEqualTo("not-permitted");
            assertThat(service.code(null, document.formatted(field, UUID.randomUUID())))
                    .isEqualTo("unknown-person");
            assertThat(service.code(null, document.formatted(field, "bob"))).isEqualTo("bad-id");
            assertThat(service.code(
                            null,
                            "{ %s(person: \"%s\" first: 1000) { nodes { conversationId } } }".formatted(field, bob)))
                    .isEqualTo("out-of-range");
            assertThat(service.code(
                            null,
                            "{ %s(person: \"%s\" after: \"x\") { nodes { conversationId } } }".formatted(field, bob)))
                    .isEqualTo("bad-cursor");
            assertThat(service.query(null, document.formatted(field, bob)).has(field))
                    .isTrue();
        }
    }
}
