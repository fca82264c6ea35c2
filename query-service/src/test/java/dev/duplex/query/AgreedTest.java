package dev.duplex.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.duplex.events.DuplexEvent;
import dev.duplex.events.call.Media;
import dev.duplex.events.call.Recurrence;
import dev.duplex.events.call.Recurrence.Frequency;
import dev.duplex.events.call.ScheduledCallEvent.CallCancelled;
import dev.duplex.events.call.ScheduledCallEvent.CallRescheduled;
import dev.duplex.events.call.ScheduledCallEvent.CallScheduled;
import dev.duplex.events.conversation.ConversationKind;
import dev.duplex.events.documentation.ActionItemEvent.ActionItemAssigned;
import dev.duplex.events.documentation.ActionItemEvent.ActionItemDone;
import dev.duplex.events.documentation.ActionItemEvent.ActionItemDropped;
import dev.duplex.events.documentation.DecisionEvent.DecisionRecorded;
import dev.duplex.events.documentation.DecisionEvent.DecisionSuperseded;
import dev.duplex.events.people.PersonKind;
import dev.duplex.events.replylater.ReplyLaterEvent.ReplyDeferred;
import dev.duplex.query.testing.QueryService;
import dev.duplex.query.testing.Story;
import dev.duplex.query.testing.Subscription;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What people agreed on, and calls that grew out of messages, where they stand in timelines and threads. */
class AgreedTest {

    private static final LocalDateTime START = LocalDateTime.parse("2026-03-23T15:00");

    private static QueryService service;

    private final Story story = new Story("w" + UUID.randomUUID());
    private final UUID ann = story.member("ann");
    private final UUID bob = story.member("bob");
    private final UUID group = story.starts(ConversationKind.GROUP, ann, bob);

    @BeforeAll
    static void start(@TempDir Path directory) {
        service = QueryService.start(directory);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private JsonNode timeline(String fields) {
        return timeline(fields, "");
    }

    private JsonNode timeline(String fields, String asOf) {
        service.append(story.told());
        return service.query(
                        bob,
                        "{ conversation(id: \"%s\" %s) { timeline { nodes { __typename %s } } } }"
                                .formatted(group, asOf, fields))
                .at("/conversation/timeline/nodes");
    }

    @Test
    void a_decision_stands_where_it_was_recorded_and_where_it_was_superseded() {
        UUID tabs = UUID.randomUUID();
        UUID spaces = UUID.randomUUID();
        story.happens(at ->
                new DecisionRecorded(story.workspace, group, tabs, "Use **tabs**", List.of(), List.of(), ann, at));
        Instant then = story.now();
        story.says(group, bob, "Really?");
        story.happens(at ->
                new DecisionRecorded(story.workspace, group, spaces, "Use spaces", List.of(), List.of(), bob, at));
        story.happens(at -> new DecisionSuperseded(story.workspace, group, tabs, spaces, "readable", bob, at));
        String fields = "... on DecisionEntry { change decision text html by { name } inForce supersededBy reason }";
        JsonNode nodes = timeline(fields);
        assertThat(nodes.findValuesAsString("__typename"))
                .containsExactly("DecisionEntry", "Message", "DecisionEntry", "DecisionEntry");
        assertThat(nodes.findValuesAsString("change")).containsExactly("RECORDED", "RECORDED", "SUPERSEDED");
        assertThat(nodes.findValuesAsString("inForce")).containsExactly("false", "true", "false");
        assertThat(nodes.at("/0/html").asString()).contains("<strong>tabs</strong>");
        assertThat(nodes.at("/3/text").asString()).isEqualTo("Use **tabs**");
        assertThat(nodes.at("/3/supersededBy").asString()).isEqualTo(spaces.toString());
        assertThat(nodes.at("/3/reason").asString()).isEqualTo("readable");
        JsonNode before = timeline(fields, "asOf: \"" + then + "\"");
        assertThat(before.findValuesAsString("inForce")).as("as of then").containsExactly("true");
    }

    @Test
    void a_customer_is_not_told_which_private_notes_things_came_of() {
        UUID customer = story.joins("cus", PersonKind.CUSTOMER);
        story.added(group, customer);
        UUID said = story.says(group, ann, "Tabs?");
        UUID note = story.notes(group, ann, said);
        UUID call = story.calls(group, ann, note, customer);
        story.happens(at -> new DecisionRecorded(
                story.workspace, group, UUID.randomUUID(), "Tabs", List.of(note, said), List.of(), ann, at));
        story.happens(at -> new ActionItemAssigned(
                story.workspace, group, UUID.randomUUID(), "Write it", customer, null, note, null, ann, at));
        story.happens(at -> new ReplyDeferred(story.workspace, group, note, call, customer, null, null, null, at));
        service.append(story.told());
        String all = """
                { conversation(id: "%1$s") {
                    timeline { nodes {
                        ... on DecisionEntry { messages } ... on ActionItemEntry { message }
                        ... on Call { escalatedFrom threadOf } ... on Transition { fromMessage threadOf } } }
                    decisions { nodes { messages } } actionItems { nodes { message } }
                    inboxEntry { owedReplies { message call } actionItems { message } } }
                  call(id: "%2$s") { escalatedFrom }
                  deferrals(person: "%3$s") { nodes { message call } } }""".formatted(group, call, customer);
        JsonNode shown = service.query(customer, all);
        assertThat(shown.toString()).doesNotContain(note.toString()).contains(call.toString());
        assertThat(shown.at("/conversation/decisions/nodes/0/messages")).hasToString("[\"%s\"]".formatted(said));
        JsonNode inside = service.query(ann, all.replace(customer.toString(), ann.toString()));
        assertThat(inside.at("/conversation/decisions/nodes/0/messages")).hasSize(2);
        assertThat(inside.at("/call/escalatedFrom").asString()).isEqualTo(note.toString());
        assertThat(inside.at("/conversation/timeline/nodes").findValuesAsString("threadOf"))
                .contains(said.toString());
    }

    @Test
    void an_action_item_stands_where_it_was_assigned_changed_done_and_dropped() {
        UUID action = UUID.randomUUID();
        story.happens(at -> assigned(action, "Write it", ann, at));
        story.happens(at -> new ActionItemDone(story.workspace, group, action, ann, ann, at));
        story.happens(at -> assigned(action, "Write it again", bob, at));
        story.happens(at -> new ActionItemDropped(story.workspace, group, action, bob, "too late", ann, at));
        JsonNode nodes = timeline("... on ActionItemEntry { change text owner { name } by { name } reason state }");
        assertThat(nodes.findValuesAsString("change")).containsExactly("ASSIGNED", "DONE", "CHANGED", "DROPPED");
        assertThat(nodes.findValuesAsString("text"))
                .containsExactly("Write it", "Write it", "Write it again", "Write it again");
        assertThat(nodes.findValuesAsString("state")).containsExactly("DROPPED", "DONE", "OPEN", "DROPPED");
        assertThat(nodes.at("/3/reason").asString()).isEqualTo("too late");
        assertThat(nodes.at("/3/owner/name").asString()).isEqualTo("bob");
    }

    private ActionItemAssigned assigned(UUID action, String text, UUID owner, Instant at) {
        return new ActionItemAssigned(story.workspace, group, action, text, owner, null, null, null, ann, at);
    }

    @Test
    void a_scheduled_call_stands_where_it_was_scheduled_moved_and_cancelled() {
        UUID weekly = UUID.randomUUID();
        story.happens(at -> new CallScheduled(
                story.workspace,
                group,
                weekly,
                "Weekly",
                Media.VIDEO,
                null,
                START,
                "Europe/Berlin",
                30,
                List.of(bob),
                new Recurrence(Frequency.WEEKLY, 1, List.of(), null, null),
                null,
                ann,
                at));
        LocalDateTime second = START.plusWeeks(1);
        story.happens(moved(weekly, second, second.plusHours(1)));
        story.happens(at -> new CallCancelled(story.workspace, group, weekly, second, "holiday", bob, at));
        story.happens(at -> new CallCancelled(story.workspace, group, weekly, null, null, ann, at));
        JsonNode nodes = timeline("""
                ... on ScheduledCallEntry { change scheduled title media start timeZone startsAt minutes invitees { name }
                    recurring occurrence reason by { name } }""");
        assertThat(nodes.findValuesAsString("change")).containsExactly("SCHEDULED", "MOVED", "CANCELLED", "CANCELLED");
        assertThat(nodes.findValuesAsString("start"))
                .containsExactly("2026-03-23T15:00", "2026-03-30T16:00", "2026-03-30T16:00", "2026-03-23T15:00");
        assertThat(nodes.findValuesAsString("startsAt"))
                .as("summer time has come in between")
                .containsExactly(
                        "2026-03-23T14:00:00Z", "2026-03-30T14:00:00Z", "2026-03-30T14:00:00Z", "2026-03-23T14:00:00Z");
        assertThat(nodes.at("/2/occurrence").asString()).isEqualTo("2026-03-30T15:00");
        assertThat(nodes.at("/2/reason").asString()).isEqualTo("holiday");
        assertThat(nodes.at("/0/recurring").asBoolean()).isTrue();
        assertThat(nodes.at("/0/invitees/0/name").asString()).isEqualTo("bob");
    }

    private Function<Instant, DuplexEvent> moved(UUID scheduled, @Nullable LocalDateTime one, LocalDateTime to) {
        return at -> new CallRescheduled(
                story.workspace,
                group,
                scheduled,
                one,
                "Weekly",
                Media.VIDEO,
                null,
                to,
                "Europe/Berlin",
                30,
                List.of(bob),
                null,
                ann,
                at);
    }

    @Test
    void a_call_that_grew_out_of_a_message_in_a_thread_is_seen_there() {
        UUID opening = story.says(group, ann, "What about the price?");
        UUID reply = story.replies(group, bob, opening);
        UUID call = story.calls(group, ann, reply, bob);
        JsonNode nodes = timeline("""
                ... on Message { id escalations { id phase } replies { nodes { escalations { id } } } }
                ... on Call { escalatedFrom threadOf } ... on Transition { direction fromMessage threadOf }""");
        assertThat(nodes.at("/0/escalations")).isEmpty();
        assertThat(nodes.at("/0/replies/nodes/0/escalations/0/id").asString()).isEqualTo(call.toString());
        assertThat(nodes.at("/1/escalations/0/phase").asString()).isEqualTo("RINGING");
        assertThat(nodes.at("/2/threadOf").asString()).isEqualTo(opening.toString());
        assertThat(nodes.at("/3/threadOf").asString()).isEqualTo(opening.toString());
        assertThat(nodes.at("/3/escalatedFrom").asString()).isEqualTo(reply.toString());
    }

    @Test
    void what_is_agreed_is_told_to_those_who_follow_the_conversation() {
        service.append(story.told());
        Subscription updates = Subscription.sse(service, bob, """
                subscription { conversationEvents(conversation: "%s") { type entry { __typename
                    ... on DecisionEntry { text } ... on ActionItemEntry { step: change } } } }
                """.formatted(group));
        UUID action = UUID.randomUUID();
        await().atMost(QueryService.PATIENCE).until(() -> {
            story.happens(at -> new DecisionRecorded(
                    story.workspace, group, UUID.randomUUID(), "So be it", List.of(), List.of(), ann, at));
            service.append(story.told());
            return updates.updates()
                    .anyMatch(update -> update.at("/entry/text").asString().equals("So be it"));
        });
        story.happens(at -> assigned(action, "Write it", ann, at));
        story.happens(at -> new ActionItemDone(story.workspace, group, action, ann, ann, at));
        service.append(story.told());
        await().atMost(QueryService.PATIENCE)
                .until(() -> updates.updates()
                        .anyMatch(update -> update.at("/entry/step").asString().equals("DONE")));
        assertThat(updates.updates().map(update -> update.at("/entry/step").asString()))
                .contains("ASSIGNED");
    }
}
