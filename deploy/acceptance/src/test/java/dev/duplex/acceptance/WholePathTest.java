package dev.duplex.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duplex.acceptance.Api.Answer;
import dev.duplex.acceptance.Api.Office;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class WholePathTest {

    private final Api api = SharedDuplex.api();
    private final Office office = api.office("Ann", "Bob", "Cem");
    private final Api ann = api.as(office.id("Ann"));
    private final Api bob = api.as(office.id("Bob"));

    private String start(String kind, String... others) {
        return ann.post(
                        "/v1/workspaces/" + office.workspace() + "/conversations",
                        Map.of("kind", kind, "subject", "Release", "participants", List.of(others)))
                .ok()
                .id();
    }

    private Answer send(Api by, String conversation, String text) {
        return by.post("/v1/conversations/" + conversation + "/messages", Map.of("text", text))
                .ok();
    }

    private JsonNode inbox(Api of, String name, Answer after) {
        return of.query("""
                        { inbox(person: "%s") { nodes { unread mentions lastMessage { text by { name } }
                          waitingOnMe { since message who { name } } waitingOnThem { message who { name } }
                          owedReplies { message call until note } conversation { id subject } } } }""".formatted(office.id(name)), after).at("/inbox/nodes");
    }

    @Test
    void a_message_is_in_the_others_inbox_who_is_waited_on_since_then_until_the_answer() {
        String conversation = start("direct", office.id("Bob"));
        Answer question = send(ann, conversation, "Ship it today?");

        JsonNode asked = inbox(bob, "Bob", question).get(0);
        assertThat(asked.get("unread").asInt()).isEqualTo(1);
        assertThat(asked.at("/lastMessage/text").asString()).isEqualTo("Ship it today?");
        assertThat(asked.at("/waitingOnMe/message").asString()).isEqualTo(question.id());
        assertThat(inbox(ann, "Ann", question).at("/0/waitingOnThem/who/0/name").asString())
                .isEqualTo("Bob");

        Answer answer = bob.post(
                        "/v1/conversations/" + conversation + "/messages",
                        Map.of("text", "Yes", "inReplyTo", question.id()))
                .ok();
        JsonNode answered = inbox(bob, "Bob", answer).get(0);
        assertThat(answered.get("unread").asInt()).isZero();
        assertThat(answered.get("waitingOnMe").isNull()).isTrue();

        JsonNode times = api.query("""
                        { responseTimes(workspace: "%s", metric: REPLY, groupBy: PERSON) {
                          total { count open mean p50 p90 p95 p99 } groups { key count p50 } } }""".formatted(office.workspace()), answer).get("responseTimes");
        assertThat(times.at("/total/count").asInt()).isEqualTo(1);
        assertThat(times.at("/groups/0/key").asString()).isEqualTo(office.id("Bob"));
    }

    @Test
    void a_reply_put_off_is_owed_until_the_message_is_answered_or_the_deferral_dropped() {
        String conversation = start("group", office.id("Bob"), office.id("Cem"));
        Answer first = send(ann, conversation, "Numbers for May?");
        Answer second = send(ann, conversation, "And for June?");
        String until = Instant.now()
                .plus(1, ChronoUnit.DAYS)
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();

        bob.put("/v1/messages/" + first.id() + "/reply-later", Map.of("until", until, "note", "ask Cem first"))
                .ok();
        Answer owed = bob.put("/v1/messages/" + second.id() + "/reply-later", Map.of())
                .ok();
        assertThat(inbox(bob, "Bob", owed).at("/0/owedReplies")).hasSize(2);
        assertThat(inbox(bob, "Bob", owed).at("/0/owedReplies/0/note").asString())
                .isEqualTo("ask Cem first");

        Answer dropped =
                bob.delete("/v1/messages/" + second.id() + "/reply-later").ok();
        assertThat(inbox(bob, "Bob", dropped).at("/0/owedReplies")).hasSize(1);

        Answer reply = bob.post(
                        "/v1/conversations/" + conversation + "/messages",
                        Map.of("text", "42", "inReplyTo", first.id()))
                .ok();
        assertThat(inbox(bob, "Bob", reply).at("/0/owedReplies")).isEmpty();
    }

    @Test
    void a_call_rings_is_answered_and_ends_and_the_timeline_tells_it_beside_the_messages() {
        String conversation = start("group", office.id("Bob"), office.id("Cem"));
        Answer question = send(ann, conversation, "Easier by voice?");
        String sessions = """
                { liveSessions(workspace: "%s") {
                  ringing { call ringing { name } } active { call media participants { person { name } } }
                  recentlyEnded { nodes { call outcome declined { person { name } reason } } } } }""".formatted(office.workspace());

        Answer call = ann.post(
                        "/v1/conversations/" + conversation + "/calls",
                        Map.of(
                                "media",
                                "video",
                                "urgent",
                                true,
                                "ring",
                                List.of(office.id("Bob"), office.id("Cem")),
                                "escalatedFrom",
                                question.id()))
                .ok();
        assertThat(api.query(sessions, call).at("/liveSessions/ringing/0/ringing"))
                .hasSize(2);

        Answer declined = api.as(office.id("Cem"))
                .post("/v1/calls/" + call.id() + "/decline", Map.of("reason", "later"))
                .ok();
        assertThat(inbox(api.as(office.id("Cem")), "Cem", declined)
                        .at("/0/owedReplies/0/call")
                        .asString())
                .isEqualTo(call.id());

        Answer answered = bob.post("/v1/calls/" + call.id() + "/answer").ok();
        assertThat(api.query(sessions, answered).at("/liveSessions/active/0/participants"))
                .hasSize(2);
        assertThat(bob.post("/v1/calls/" + call.id() + "/end").code()).isEqualTo("not-the-host");

        Answer ended = ann.post("/v1/calls/" + call.id() + "/end").ok();
        assertThat(api.query(sessions, ended)
                        .at("/liveSessions/recentlyEnded/nodes/0/outcome")
                        .asString())
                .isEqualTo("CONNECTED");
        JsonNode timeline = ann.query("""
                        { conversation(id: "%s") { timeline { nodes { __typename ... on Message { text }
                          ... on Call { media rings { state } durationSeconds } ... on Transition { direction fromMessage } } } } }""".formatted(conversation), ended).at("/conversation/timeline/nodes");
        assertThat(timeline.findValuesAsString("__typename")).containsExactly("Message", "Transition", "Call");

        JsonNode ring = api.query("""
                { responseTimes(workspace: "%s", metric: RING_TO_ANSWER) { total { count open } } }""".formatted(office.workspace()), ended);
        assertThat(ring.at("/responseTimes/total/count").asInt()).isEqualTo(1);
    }

    @Test
    void one_call_is_active_in_a_conversation_and_one_live_for_a_person() {
        String here = start("group", office.id("Bob"));
        String there = start("group", office.id("Cem"));
        Answer call = ann.post("/v1/conversations/" + here + "/calls", Map.of("media", "voice"))
                .ok();

        Answer second = bob.post("/v1/conversations/" + here + "/calls", Map.of("media", "voice"));
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.code()).isEqualTo("call-in-progress");
        assertThat(second.body().get("with").asString()).isEqualTo(call.id());
        assertThat(ann.post("/v1/conversations/" + there + "/calls", Map.of()).code())
                .isEqualTo("busy-elsewhere");

        bob.post("/v1/calls/" + call.id() + "/answer").ok();
        ann.post("/v1/calls/" + call.id() + "/leave").ok();
        bob.post("/v1/calls/" + call.id() + "/leave").ok();
        ann.post("/v1/conversations/" + there + "/calls", Map.of()).ok();
    }

    @Test
    void people_come_and_go_and_only_participants_write_and_read() {
        String conversation = start("group", office.id("Bob"));
        Api cem = api.as(office.id("Cem"));
        assertThat(cem.post("/v1/conversations/" + conversation + "/messages", Map.of("text", "hi"))
                        .code())
                .isEqualTo("not-a-participant");
        String subject = "{ conversation(id: \"" + conversation + "\") { subject } }";
        assertThat(cem.errorOf(subject)).isEqualTo("not-a-participant");

        ann.post("/v1/conversations/" + conversation + "/participants/" + office.id("Cem"))
                .ok();
        Answer sent = send(cem, conversation, "hi");
        assertThat(cem.query("{ conversation(id: \"" + conversation + "\") { messageCount } }", sent)
                        .at("/conversation/messageCount")
                        .asInt())
                .isEqualTo(1);

        ann.delete("/v1/conversations/" + conversation + "/participants/" + office.id("Cem"))
                .ok();
        assertThat(cem.post("/v1/conversations/" + conversation + "/messages", Map.of("text", "bye"))
                        .code())
                .isEqualTo("not-a-participant");
        assertThat(cem.errorOf(subject)).isEqualTo("not-a-participant");
    }

    @Test
    void a_repeated_command_answers_like_the_first_time_and_adds_nothing() {
        String conversation = start("direct", office.id("Bob"));
        String id = UUID.randomUUID().toString();
        Map<String, Object> message = Map.of("id", id, "text", "once");
        String path = "/v1/conversations/" + conversation + "/messages";

        assertThat(ann.post(path, message).status()).isEqualTo(201);
        assertThat(ann.post(path, message).status()).isEqualTo(201);
        assertThat(ann.post(path, Map.of("id", id, "text", "other")).code()).isEqualTo("id-taken");

        Api keyed = ann.with("Idempotency-Key", "k1");
        Answer first = keyed.post(path, Map.of("text", "keyed"));
        Answer second = keyed.post(path, Map.of("text", "keyed"));
        assertThat(second.id()).isEqualTo(first.id());
        assertThat(ann.query("{ conversation(id: \"" + conversation + "\") { messageCount } }", second)
                        .at("/conversation/messageCount")
                        .asInt())
                .isEqualTo(2);
    }
}
