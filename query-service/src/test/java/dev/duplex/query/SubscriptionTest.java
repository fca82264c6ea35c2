package dev.duplex.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.duplex.events.conversation.AttentionEvent.ConversationFavourited;
import dev.duplex.events.conversation.AttentionEvent.ConversationSnoozed;
import dev.duplex.events.conversation.ConversationKind;
import dev.duplex.events.people.PersonKind;
import dev.duplex.query.live.LiveFeed;
import dev.duplex.query.projection.LoggedEvent;
import dev.duplex.query.testing.QueryService;
import dev.duplex.query.testing.Story;
import dev.duplex.query.testing.Subscription;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import tools.jackson.databind.JsonNode;

class SubscriptionTest {

    private static final Duration SOON = QueryService.PATIENCE;

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

    private static String conversationEvents(UUID conversation) {
        return """
                subscription { conversationEvents(conversation: "%s") {
                    position at type cursor entry { __typename ... on Message { text by { name } } } } }
                """.formatted(conversation);
    }

    /** Says something until each has heard something, so that all are listening. */
    private void listening(UUID conversation, Subscription... subscriptions) {
        await().atMost(SOON).until(() -> {
            story.says(conversation, ann, "hello?");
            service.append(story.told());
            return Stream.of(subscriptions)
                    .allMatch(subscription -> subscription.updates().findAny().isPresent());
        });
    }

    @Test
    void what_happens_is_told_over_web_socket_and_sse() {
        UUID group = story.starts(ConversationKind.GROUP, ann, bob);
        UUID other = story.starts(ConversationKind.GROUP, ann, bob);
        service.append(story.told());
        Subscription socket = Subscription.webSocket(service, ann, conversationEvents(group));
        Subscription events = Subscription.sse(service, bob, conversationEvents(group));
        listening(group, socket, events);
        story.says(other, ann, "elsewhere");
        story.says(group, ann, "here");
        long position = service.append(story.told());
        for (Subscription subscription : List.of(socket, events)) {
            await().atMost(SOON).until(() -> subscription.texts().contains("here"));
            assertThat(subscription.texts()).doesNotContain("elsewhere");
            JsonNode told = subscription.updates().toList().getLast();
            assertThat(told.get("position").asLong()).isEqualTo(position);
            assertThat(told.get("type").asString()).isEqualTo("message.sent");
            assertThat(told.at("/entry/by/name").asString()).isEqualTo("ann");
            assertThat(service.query(
                                    ann, """
                            { conversation(id: "%s") { timeline(first: 1, after: "%s") { nodes { at } } } }
                            """.formatted(group, told.get("cursor").asString()))
                            .at("/conversation/timeline/nodes"))
                    .as("nothing comes after it")
                    .isEmpty();
        }
    }

    @Test
    void an_inbox_tells_which_entries_change() {
        UUID direct = story.starts(ConversationKind.DIRECT, ann, bob);
        UUID other = story.starts(ConversationKind.DIRECT, ann, story.member("cyn"));
        service.append(story.told());
        String document =
                "subscription { inboxUpdates(person: \"%s\") { conversation { id kind } unread lastMessage { text } } }"
                        .formatted(bob);
        Subscription inbox = Subscription.sse(service, bob, document);
        listening(direct, inbox);
        story.says(other, ann, "elsewhere");
        story.says(direct, ann, "here");
        service.append(story.told());
        await().atMost(SOON).until(() -> inbox.texts().contains("here"));
        assertThat(inbox.texts()).doesNotContain("elsewhere");
        JsonNode entry = inbox.updates().toList().getLast();
        assertThat(entry.get("unread").asInt()).isGreaterThan(1);
        assertThat(entry.at("/conversation/id").asString()).isEqualTo(direct.toString());
    }

    @Test
    void an_inbox_tells_what_its_owner_changed_and_its_numbers() {
        UUID direct = story.starts(ConversationKind.DIRECT, ann, bob);
        service.append(story.told());
        Subscription inbox = Subscription.sse(
                service, bob, "subscription { inboxUpdates(person: \"%s\") { favourite } }".formatted(bob));
        Subscription counts = Subscription.sse(
                service,
                bob,
                "subscription { inboxCountsUpdates(person: \"%s\") { unreadMessages snoozed } }".formatted(bob));
        listening(direct, inbox, counts);
        story.happens(at -> new ConversationFavourited(story.workspace, direct, bob, bob, at));
        story.happens(at ->
                new ConversationSnoozed(story.workspace, direct, bob, Instant.parse("2999-01-01T00:00:00Z"), bob, at));
        service.append(story.told());
        await().atMost(SOON)
                .until(() ->
                        inbox.updates().anyMatch(entry -> entry.get("favourite").asBoolean()));
        await().atMost(SOON)
                .until(() -> counts.updates().toList().getLast().get("snoozed").asInt() == 1);
        assertThat(counts.updates().toList().getLast().get("unreadMessages").asInt())
                .isZero();
    }

    @Test
    void who_has_read_something_is_told_to_members_and_to_no_customer() {
        UUID kim = story.joins("kim", PersonKind.CUSTOMER);
        UUID inquiry = story.starts(ConversationKind.INQUIRY, kim, ann, bob);
        UUID question = story.says(inquiry, kim, "Hello?");
        service.append(story.told());
        Subscription member = Subscription.webSocket(service, bob, conversationEvents(inquiry));
        Subscription customer = Subscription.webSocket(service, kim, conversationEvents(inquiry));
        listening(inquiry, member, customer);
        story.reads(inquiry, ann, question);
        story.says(inquiry, ann, "here");
        service.append(story.told());
        await().atMost(SOON)
                .until(() -> member.texts().contains("here") && customer.texts().contains("here"));
        assertThat(types(member)).contains("conversation.read");
        assertThat(types(customer)).doesNotContain("conversation.read");
    }

    @Test
    void what_somebody_puts_off_to_answer_is_told_to_that_person_and_operators_alone() {
        UUID group = story.starts(ConversationKind.GROUP, ann, bob);
        UUID question = story.says(group, ann, "when?");
        service.append(story.told());
        Subscription own = Subscription.webSocket(service, bob, conversationEvents(group));
        Subscription others = Subscription.webSocket(service, ann, conversationEvents(group));
        Subscription operator = Subscription.sse(service, null, conversationEvents(group));
        listening(group, own, others, operator);
        story.defers(group, bob, question, "the numbers first");
        story.says(group, ann, "here");
        service.append(story.told());
        for (Subscription subscription : List.of(own, others, operator)) {
            await().atMost(SOON).until(() -> subscription.texts().contains("here"));
        }
        assertThat(types(own)).contains("reply.deferred");
        assertThat(types(operator)).contains("reply.deferred");
        assertThat(types(others)).doesNotContain("reply.deferred");
    }

    private static List<String> types(Subscription subscription) {
        return subscription
                .updates()
                .map(update -> update.get("type").asString())
                .toList();
    }

    @Test
    void strangers_are_not_told() {
        UUID group = story.starts(ConversationKind.GROUP, ann);
        service.append(story.told());
        Subscription socket = Subscription.webSocket(service, bob, conversationEvents(group));
        Subscription events = Subscription.sse(service, bob, conversationEvents(group));
        await().atMost(SOON).until(() -> socket.messages.size() >= 2 && !events.messages.isEmpty());
        assertThat(socket.messages.get(1).toString()).contains("not-a-participant");
        assertThat(events.messages.getFirst().toString()).contains("not-a-participant");
    }

    @Test
    void who_is_removed_is_told_no_more() {
        UUID group = story.starts(ConversationKind.GROUP, ann, bob);
        service.append(story.told());
        Subscription leaving = Subscription.sse(service, bob, conversationEvents(group));
        Subscription staying = Subscription.webSocket(service, ann, conversationEvents(group));
        listening(group, leaving, staying);
        story.leaves(group, bob);
        story.says(group, ann, "among us");
        service.append(story.told());
        await().atMost(SOON).until(() -> staying.texts().contains("among us"));
        await().atMost(SOON).until(() -> leaving.messages.getLast().toString().contains("not-a-participant"));
        assertThat(leaving.texts()).doesNotContain("among us");
    }

    @Test
    void a_subscriber_that_fails_ends_alone() {
        LiveFeed feed = service.bean(LiveFeed.class);
        List<Throwable> errors = new CopyOnWriteArrayList<>();
        List<Long> told = new CopyOnWriteArrayList<>();
        var fails = feed.<Long>subscribe(events -> {
                    throw new IllegalStateException("this one only");
                })
                .subscribe(told::add, errors::add);
        var stays = feed.subscribe(
                        events -> events.stream().map(LoggedEvent::position).toList())
                .subscribe(told::add, errors::add);
        service.append(story.told());
        await().atMost(SOON).until(() -> !errors.isEmpty() && !told.isEmpty());
        story.member("cyn");
        long last = service.append(story.told());
        await().atMost(SOON).until(() -> told.contains(last));
        assertThat(errors).singleElement().extracting(Throwable::getMessage).isEqualTo("this one only");
        assertThat(told).doesNotHaveDuplicates();
        assertThat(fails.isDisposed()).isTrue();
        stays.dispose();
    }

    @Test
    void a_subscriber_that_does_not_keep_up_is_ended_with_an_error() {
        LiveFeed feed = service.bean(LiveFeed.class);
        Flux<Integer> flux = feed.subscribe(events -> Collections.nCopies(5_000, 1));
        List<Throwable> errors = new CopyOnWriteArrayList<>();
        BaseSubscriber<Integer> slow = new BaseSubscriber<>() {
            @Override
            protected void hookOnSubscribe(org.reactivestreams.Subscription subscription) {
                subscription.request(1);
            }

            @Override
            protected void hookOnError(Throwable error) {
                errors.add(error);
            }
        };
        flux.subscribe(slow);
        long last = service.append(story.told());
        await().atMost(SOON).until(() -> feed.position() > last);
        slow.requestUnbounded();
        await().atMost(SOON).until(() -> !errors.isEmpty());
        assertThat(errors.getFirst()).hasMessageContaining("waiting");
    }
}
