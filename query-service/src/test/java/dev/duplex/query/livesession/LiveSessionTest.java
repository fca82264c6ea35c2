package dev.duplex.query.livesession;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import dev.duplex.events.call.CallEvent.CallStarted;
import dev.duplex.events.call.DeclineReason;
import dev.duplex.events.call.Media;
import dev.duplex.events.call.Recurrence;
import dev.duplex.events.call.Recurrence.Frequency;
import dev.duplex.events.call.ScheduledCallEvent.CallScheduled;
import dev.duplex.events.conversation.ConversationKind;
import dev.duplex.events.documentation.ActionItemEvent.ActionItemAssigned;
import dev.duplex.events.documentation.DecisionEvent.DecisionRecorded;
import dev.duplex.events.people.PersonKind;
import dev.duplex.events.transition.OpenPoint;
import dev.duplex.events.transition.TransitionEvent.ConversationContinuedLater;
import dev.duplex.events.transition.TransitionEvent.ConversationEscalated;
import dev.duplex.query.testing.QueryService;
import dev.duplex.query.testing.Story;
import dev.duplex.query.testing.Subscription;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class LiveSessionTest {

    private static final Duration SOON = QueryService.PATIENCE;
    private static final Instant LATER = Instant.parse("2026-01-06T08:00:00Z");

    private static QueryService service;

    private final Story story = new Story("w" + UUID.randomUUID());
    private final UUID ann = story.member("ann");
    private final UUID bob = story.member("bob");
    private final UUID cyn = story.member("cyn");

    @BeforeAll
    static void start(@TempDir Path directory) {
        service = QueryService.start(directory, Map.of("duplex.call.link-capacity", "30"));
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private JsonNode call(UUID viewer, UUID call, String fields) {
        service.append(story.told());
        return service.query(viewer, "{ call(id: \"%s\") { %s } }".formatted(call, fields))
                .get("call");
    }

    @Test
    void a_call_shows_all_that_its_page_needs() {
        UUID group = story.starts(ConversationKind.GROUP, ann, bob, cyn);
        UUID question = story.says(group, bob, "Shall we talk?");
        UUID call = story.calls(group, ann, question, bob);
        story.turnsAway(group, call, cyn, DeclineReason.ABSENT, LATER, bob);
        story.answers(group, call, bob);
        story.moves(group, call, bob, "phone");
        story.summarizes(group, call, bob, "We **did**.");
        story.happens(at -> new DecisionRecorded(
                story.workspace, group, UUID.randomUUID(), "Tabs", List.of(), List.of(call), ann, at));
        story.happens(at -> new ActionItemAssigned(
                story.workspace, group, UUID.randomUUID(), "Tell all", bob, null, null, call, ann, at));
        JsonNode shown = call(cyn, call, """
                phase host { name } urgent answeredAt rings { person { name } state turnedAway reason until standIn { name } }
                seats { person { name } device until leftBecause } people { name }
                escalation { message { text } wanted { name } reason by { name } }
                notes { text html by { name } } decisions { nodes { text } } actionItems { nodes { text owner { name } } }
                conversation { liveCall { call } } link scheduled continuedLater { reason } endedAt""");
        assertThat(shown.get("phase").asString()).isEqualTo("ACTIVE");
        assertThat(shown.at("/host/name").asString()).isEqualTo("ann");
        assertThat(shown.at("/rings/1").toString()).isEqualTo("""
                        {"person":{"name":"cyn"},"state":"DECLINED","turnedAway":true,"reason":"ABSENT",\
                        "until":"2026-01-06T08:00:00Z","standIn":{"name":"bob"}}""");
        assertThat(shown.at("/seats/1").toString())
                .isEqualTo("{\"person\":{\"name\":\"bob\"},\"device\":\"phone\",\"until\":null,\"leftBecause\":null}");
        assertThat(shown.at("/escalation/message/text").asString()).isEqualTo("Shall we talk?");
        assertThat(shown.at("/notes/html").asString()).contains("<strong>did</strong>");
        assertThat(shown.at("/decisions/nodes/0/text").asString()).isEqualTo("Tabs");
        assertThat(shown.at("/actionItems/nodes/0/owner/name").asString()).isEqualTo("bob");
        assertThat(shown.at("/conversation/liveCall/call").asString()).isEqualTo(call.toString());
    }

    private UUID starts(UUID group, Media media, @Nullable String link) {
        UUID call = UUID.randomUUID();
        story.happens(at ->
                new CallStarted(story.workspace, group, call, media, List.of(), false, null, null, link, ann, at));
        return call;
    }

    @Test
    void a_call_tells_how_many_it_has_room_for_and_how_many_are_in() {
        UUID group = story.starts(ConversationKind.GROUP, ann, bob, cyn);
        UUID call = story.calls(group, ann, null, bob);
        assertThat(call(cyn, call, "capacity seatsTaken").toString()).isEqualTo("{\"capacity\":6,\"seatsTaken\":1}");
        story.answers(group, call, bob);
        story.moves(group, call, bob, "phone");
        assertThat(call(cyn, call, "seatsTaken").get("seatsTaken").asInt()).isEqualTo(2);
        story.ends(group, call);
        assertThat(call(cyn, call, "seatsTaken").get("seatsTaken").asInt()).isZero();
        UUID chat = starts(group, Media.TEXT, null);
        assertThat(call(cyn, chat, "capacity").get("capacity").isNull()).isTrue();
        UUID elsewhere = starts(group, Media.VIDEO, "https://meet.example.org/room");
        assertThat(call(cyn, elsewhere, "capacity").get("capacity").asInt()).isEqualTo(30);
    }

    @Test
    void a_call_tells_how_it_went_on_in_messages() {
        UUID group = story.starts(ConversationKind.GROUP, ann, bob);
        UUID call = story.calls(group, ann, null, bob);
        story.answers(group, call, bob);
        UUID action = UUID.randomUUID();
        List<OpenPoint> points =
                List.of(new OpenPoint("the price", bob, null, null), new OpenPoint("the draft", ann, LATER, action));
        story.ends(group, call);
        story.happens(at -> new ConversationContinuedLater(
                story.workspace, group, call, List.of(bob), points, "out of time", LATER, ann, at));
        JsonNode later = call(bob, call, """
                        continuedLater { owing { name } points { text owner { name } due action } reason answerLikelyAt by { name } }""").get("continuedLater");
        assertThat(later.toString()).isEqualTo("""
                {"owing":[{"name":"bob"}],"points":[{"text":"the price","owner":{"name":"bob"},"due":null,"action":null},\
                {"text":"the draft","owner":{"name":"ann"},"due":"2026-01-06T08:00:00Z","action":"%s"}],\
                "reason":"out of time","answerLikelyAt":"2026-01-06T08:00:00Z","by":{"name":"ann"}}""".formatted(action));
    }

    @Test
    void only_those_who_take_part_see_a_call_and_customers_no_private_note_that_it_came_from() {
        UUID kim = story.joins("kim", PersonKind.CUSTOMER);
        UUID inquiry = story.starts(ConversationKind.INQUIRY, kim, ann);
        UUID note = story.notes(inquiry, ann, null);
        UUID call = story.calls(inquiry, ann, note, kim);
        story.happens(at -> new ConversationEscalated(
                story.workspace, inquiry, note, call, List.of(kim), "He does not pay.", ann, at));
        String timeline =
                "{ conversation(id: \"%s\") { timeline(first: 20) { nodes { ... on Transition { reason } } } } }"
                        .formatted(inquiry);
        assertThat(call(kim, call, "escalation { message { text } reason }")
                        .get("escalation")
                        .toString())
                .isEqualTo("{\"message\":null,\"reason\":null}");
        assertThat(service.query(kim, timeline).toString()).doesNotContain("He does not pay.");
        assertThat(service.query(ann, timeline).toString()).contains("He does not pay.");
        assertThat(call(ann, call, "escalation { message { text } reason }")
                        .get("escalation")
                        .toString())
                .isEqualTo("{\"message\":{\"text\":\"Psst\"},\"reason\":\"He does not pay.\"}");
        String query = "{ call(id: \"%s\") { phase } }";
        assertThat(service.code(bob, query.formatted(call))).isEqualTo("not-a-participant");
        assertThat(service.code(bob, query.formatted(UUID.randomUUID()))).isEqualTo("unknown-call");
        assertThat(service.code(bob, query.formatted("x"))).isEqualTo("bad-id");
    }

    @Test
    void a_persons_sessions_are_those_that_concern_the_person() {
        UUID group = story.starts(ConversationKind.GROUP, ann, bob, cyn);
        UUID other = story.starts(ConversationKind.GROUP, ann, bob, cyn);
        UUID with = story.calls(group, ann, null, bob);
        UUID without = story.calls(other, ann, null, cyn);
        service.append(story.told());
        assertThat(live("ringing", null)).containsExactly(with.toString(), without.toString());
        assertThat(live("ringing", bob)).containsExactly(with.toString());
        story.answers(group, with, bob);
        story.misses(other, without, cyn);
        story.ends(group, with);
        story.ends(other, without);
        service.append(story.told());
        assertThat(live("recentlyEnded", null)).containsExactly(without.toString(), with.toString());
        assertThat(live("recentlyEnded", bob)).containsExactly(with.toString());
        assertThat(live("recentlyEnded", cyn)).containsExactly(without.toString());
    }

    /** As cyn sees them. */
    private List<String> live(String part, UUID person) {
        String fields = part.equals("recentlyEnded") ? "{ nodes { call } }" : "{ call }";
        JsonNode found = service.query(
                        cyn,
                        "{ liveSessions(workspace: \"%s\" %s) { part: %s %s } }"
                                .formatted(
                                        story.workspace,
                                        person == null ? "" : "person: \"" + person + "\"",
                                        part,
                                        fields))
                .at("/liveSessions/part");
        return found.findValuesAsString("call");
    }

    @Test
    void what_is_scheduled_next_is_shown_beside_what_goes_on() {
        UUID group = story.starts(ConversationKind.GROUP, ann, bob, cyn);
        story.happens(at -> new CallScheduled(
                story.workspace,
                group,
                UUID.randomUUID(),
                "Weekly",
                Media.VIDEO,
                null,
                LocalDateTime.parse("2026-01-06T10:00"),
                "Europe/Berlin",
                30,
                List.of(bob),
                new Recurrence(Frequency.WEEKLY, 1, List.of(), null, null),
                null,
                ann,
                at));
        service.append(story.told());
        String query = "{ liveSessions(workspace: \"%s\" %s) { scheduledNext(first: 2) { title startsAt } } }";
        assertThat(service.query(cyn, query.formatted(story.workspace, "")).findValuesAsString("title"))
                .containsExactly("Weekly", "Weekly");
        for (UUID person : List.of(ann, bob)) {
            String of = "person: \"" + person + "\"";
            assertThat(service.query(cyn, query.formatted(story.workspace, of)).findValuesAsString("title"))
                    .hasSize(2);
        }
        String notInvited = query.formatted(story.workspace, "person: \"" + cyn + "\"");
        assertThat(service.query(cyn, notInvited).findValuesAsString("title")).isEmpty();
        assertThat(service.code(cyn, query.formatted(story.workspace, "").replace("first: 2", "first: 51")))
                .isEqualTo("out-of-range");
    }

    @Test
    void pages_of_ended_calls_are_whole_also_over_many_conversations() {
        List<String> calls = new ArrayList<>();
        for (int i = 0; i < 2 * EndedSessions.MERGED + 5; i++) {
            UUID talk = story.starts(ConversationKind.DIRECT, ann, i % 3 == 0 ? cyn : bob);
            UUID call = story.calls(talk, ann, null);
            story.ends(talk, call);
            if (i % 3 != 0) {
                calls.addFirst(call.toString());
            }
        }
        service.append(story.told());
        List<String> found = new ArrayList<>();
        String after = "";
        boolean more = true;
        while (more) {
            JsonNode page = service.query(
                            bob,
                            "{ liveSessions(workspace: \"%s\") { recentlyEnded(first: 50 %s) { nodes { call } pageInfo { hasNextPage endCursor } } } }"
                                    .formatted(story.workspace, after))
                    .at("/liveSessions/recentlyEnded");
            found.addAll(page.findValuesAsString("call"));
            more = page.at("/pageInfo/hasNextPage").asBoolean();
            after = "after: \"%s\"".formatted(page.at("/pageInfo/endCursor").asString());
        }
        assertThat(found).isEqualTo(calls);
    }

    @Test
    void an_index_gives_the_order_of_ended_calls() {
        MongoDatabase database = service.bean(MongoDatabase.class);
        List<UUID> many =
                Stream.generate(UUID::randomUUID).limit(EndedSessions.MERGED).toList();
        LiveSessions all = new LiveSessions("w", null);
        LiveSessions concerning = new LiveSessions("w", ann);
        assertThat(stages(database, Filters.and(all.filter(), EndedSessions.ENDED)))
                .doesNotContain("SORT", "COLLSCAN");
        assertThat(stages(database, EndedSessions.in(many, concerning))).doesNotContain("COLLSCAN");
        assertThat(stages(database, EndedSessions.in(many, all)))
                .contains("SORT_MERGE")
                .doesNotContain("SORT", "COLLSCAN");
    }

    private static List<String> stages(MongoDatabase database, Bson filter) {
        Document command = new Document("find", LiveSessionDocument.SHELF.collection())
                .append("filter", filter.toBsonDocument(Document.class, database.getCodecRegistry()))
                .append("sort", Sorts.descending("endedAt", "logged").toBsonDocument());
        List<String> stages = new ArrayList<>();
        Document stage = database.runCommand(new Document("explain", command))
                .get("queryPlanner", Document.class)
                .get("winningPlan", Document.class);
        while (stage != null) {
            stages.add(stage.getString("stage"));
            stage = stage.get("inputStage", Document.class);
        }
        return stages;
    }

    @Test
    void who_is_rung_is_told_at_once_and_strangers_are_not() {
        UUID group = story.starts(ConversationKind.GROUP, ann, bob);
        UUID other = story.starts(ConversationKind.GROUP, ann, cyn);
        service.append(story.told());
        String updates = "subscription { liveSessionUpdates(workspace: \"%s\") { call phase ringing { name } } }"
                .formatted(story.workspace);
        Subscription rung = Subscription.webSocket(service, bob, updates);
        Subscription stranger = Subscription.webSocket(service, cyn, updates);
        List<UUID> calls = new ArrayList<>();
        await().atMost(SOON).until(() -> {
            UUID call = story.calls(group, ann, null, bob);
            calls.add(call);
            story.ends(group, call);
            UUID elsewhere = story.calls(other, ann, null, cyn);
            story.ends(other, elsewhere);
            service.append(story.told());
            return rung.updates().findAny().isPresent()
                    && stranger.updates().findAny().isPresent();
        });
        UUID call = story.calls(group, ann, null, bob);
        service.append(story.told());
        await().atMost(SOON)
                .until(() -> rung.updates()
                        .anyMatch(session -> session.get("call").asString().equals(call.toString())
                                && session.at("/ringing/0/name").asString().equals("bob")));
        assertThat(stranger.updates().map(session -> session.get("call").asString()))
                .doesNotContain(call.toString())
                .doesNotContainAnyElementsOf(calls.stream().map(UUID::toString).toList());
    }

    @Test
    void a_call_tells_how_it_stands_and_each_change_of_it() {
        UUID group = story.starts(ConversationKind.GROUP, ann, bob);
        UUID call = story.calls(group, ann, null, bob);
        service.append(story.told());
        Subscription page = Subscription.sse(
                service,
                bob,
                "subscription { callUpdates(call: \"%s\") { phase notes { text } decisions { nodes { text } } } }"
                        .formatted(call));
        await().atMost(SOON).until(() -> last(page, "/phase").equals("RINGING"));
        story.answers(group, call, bob);
        service.append(story.told());
        await().atMost(SOON).until(() -> last(page, "/phase").equals("ACTIVE"));
        story.happens(at -> new DecisionRecorded(
                story.workspace, group, UUID.randomUUID(), "Spaces", List.of(), List.of(call), ann, at));
        service.append(story.told());
        await().atMost(SOON).until(() -> last(page, "/decisions/nodes/0/text").equals("Spaces"));
        story.ends(group, call);
        story.summarizes(group, call, ann, "done");
        service.append(story.told());
        await().atMost(SOON).until(() -> last(page, "/notes/text").equals("done"));
        assertThat(last(page, "/phase")).isEqualTo("ENDED");
    }

    private static String last(Subscription subscription, String at) {
        List<JsonNode> updates = subscription.updates().toList();
        return updates.isEmpty() ? "" : updates.getLast().at(at).asString();
    }

    @Test
    void an_inbox_marks_conversations_whose_call_rings_or_goes_on() {
        UUID group = story.starts(ConversationKind.GROUP, ann, bob);
        UUID call = story.calls(group, ann, null, bob);
        assertThat(liveCall()).isEqualTo("{\"call\":\"%s\",\"media\":\"VIDEO\",\"phase\":\"RINGING\"}".formatted(call));
        story.answers(group, call, bob);
        assertThat(liveCall()).contains("ACTIVE");
        story.ends(group, call);
        assertThat(liveCall()).isEqualTo("null");
    }

    private String liveCall() {
        service.append(story.told());
        return service.query(
                        bob, "{ inbox(person: \"%s\") { nodes { liveCall { call media phase } } } }".formatted(bob))
                .at("/inbox/nodes/0/liveCall")
                .toString();
    }

    @Test
    void who_could_not_be_rung_owes_a_reply_as_who_missed_a_call_does() {
        UUID group = story.starts(ConversationKind.GROUP, ann, bob);
        for (DeclineReason reason : List.of(DeclineReason.ABSENT, DeclineReason.AWAY, DeclineReason.FOCUS)) {
            UUID call = story.calls(group, ann, null);
            story.turnsAway(group, call, bob, reason, null, null);
            story.ends(group, call);
            service.append(story.told());
            List<String> owed = service.query(
                            bob,
                            "{ inbox(person: \"%s\", filter: OWED) { nodes { owedReplies { call } } } }".formatted(bob))
                    .findValuesAsString("call");
            assertThat(owed).as("%s", reason).contains(call.toString());
        }
    }

    @Test
    void who_moves_to_another_device_answers_nothing_that_was_asked_since() {
        UUID group = story.starts(ConversationKind.GROUP, ann, bob);
        UUID call = story.calls(group, ann, null, bob);
        story.answers(group, call, bob);
        UUID question = story.says(group, ann, "and this?");
        story.moves(group, call, bob, "phone");
        service.append(story.told());
        JsonNode waits =
                service.query(bob, "{ inbox(person: \"%s\") { nodes { waitingOnMe { message } } } }".formatted(bob));
        assertThat(waits.at("/inbox/nodes/0/waitingOnMe/message").asString()).isEqualTo(question.toString());
    }
}
