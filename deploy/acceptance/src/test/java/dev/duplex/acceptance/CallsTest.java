package dev.duplex.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.duplex.acceptance.Api.Answer;
import dev.duplex.acceptance.Api.Office;
import java.time.DayOfWeek;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Calls and live chats in which nobody does anything for a while: the test moves the time of the process. */
class CallsTest {

    private final Api api = MovedClock.api();
    private final Office office = api.office("Ann", "Bob");
    private final Api ann = api.as(office.id("Ann"));
    private final Api bob = api.as(office.id("Bob"));
    private final String talk = ann.post(
                    "/v1/workspaces/" + office.workspace() + "/conversations",
                    Map.of("kind", "group", "participants", List.of(office.id("Bob"))))
            .ok()
            .id();

    @BeforeEach
    void everyone_is_at_work_whenever_the_test_runs() {
        List<Map<String, String>> week = List.of(DayOfWeek.values()).stream()
                .map(day -> Map.of("day", day.name().toLowerCase(Locale.ROOT), "from", "00:00", "to", "00:00"))
                .toList();
        api.put(
                        "/v1/workspaces/" + office.workspace() + "/working-hours",
                        Map.of("timeZone", "Europe/Berlin", "week", week))
                .ok();
    }

    private Answer start(String media) {
        return ann.post(
                        "/v1/conversations/" + talk + "/calls",
                        Map.of("media", media, "ring", List.of(office.id("Bob")), "device", "laptop"))
                .ok();
    }

    private Answer write(Api by, Answer chat, String text) {
        return by.post(
                "/v1/conversations/" + talk + "/messages", Map.of("text", text, "mode", "live", "call", chat.id()));
    }

    private JsonNode sessions(Answer after) {
        return ann.query("""
                        { liveSessions(workspace: "%s") { ringing { call } active { call participants { person { name } } }
                          recentlyEnded { nodes { call outcome endReason } } } }""".formatted(office.workspace()), after).get("liveSessions");
    }

    private String howItEnded(Answer call) {
        return sessions(call).at("/recentlyEnded/nodes/0/endReason").asString("");
    }

    private JsonNode owedByBob() {
        return bob.query("{ inbox(person: \"%s\") { nodes { owedReplies { message call } } } }"
                        .formatted(office.id("Bob")))
                .at("/inbox/nodes/0/owedReplies");
    }

    private static Answer keep(Api by, Answer call, String device) {
        return by.put("/v1/calls/" + call.id() + "/seat", Map.of("device", device));
    }

    /** As clients do every few seconds. */
    private void pass(Duration time, Answer call) {
        for (Duration left = time; left.isPositive(); left = left.minusSeconds(10)) {
            MovedClock.advance(left.compareTo(Duration.ofSeconds(10)) < 0 ? left : Duration.ofSeconds(10));
            keep(ann, call, "laptop").ok();
        }
    }

    @Test
    void a_call_that_nobody_answers_within_the_ring_time_is_missed_and_leaves_an_owed_reply() {
        Answer call = start("voice");
        pass(Duration.ofSeconds(30), call);
        assertThat(sessions(call).at("/ringing/0/call").asString()).isEqualTo(call.id());

        MovedClock.advance(Duration.ofSeconds(16));

        await().untilAsserted(() -> assertThat(howItEnded(call)).isEqualTo("NOBODY_ANSWERED"));
        await().untilAsserted(
                        () -> assertThat(owedByBob().at("/0/call").asString("")).isEqualTo(call.id()));
    }

    @Test
    void a_client_that_is_not_heard_of_for_twenty_seconds_gives_its_seat_back_and_one_that_is_keeps_it() {
        Answer call = start("video");
        Answer answered = bob.post("/v1/calls/" + call.id() + "/answer", Map.of("device", "phone"))
                .ok();
        MovedClock.advance(Duration.ofSeconds(12));
        keep(ann, call, "laptop").ok();
        keep(bob, call, "phone").ok();
        MovedClock.advance(Duration.ofSeconds(12));
        keep(ann, call, "laptop").ok();
        assertThat(sessions(answered).at("/active/0/participants")).hasSize(2);

        MovedClock.advance(Duration.ofSeconds(9));

        await().untilAsserted(() -> {
            keep(ann, call, "laptop").ok();
            assertThat(sessions(answered).at("/active/0/participants")).hasSize(1);
        });
        assertThat(keep(bob, call, "phone").code()).isEqualTo("not-in-call");
        bob.post("/v1/calls/" + call.id() + "/answer", Map.of("device", "phone"))
                .ok();
        keep(bob, call, "phone").ok();
        MovedClock.advance(Duration.ofSeconds(21));
        await().untilAsserted(() -> assertThat(howItEnded(call)).isEqualTo("EVERYONE_LEFT"));
    }

    @Test
    void a_live_chat_has_patience_and_then_leaves_the_reply_to_what_was_written_in_it() {
        Answer chat = start("text");
        write(ann, chat, "Are you there?").ok();
        Answer newest = write(ann, chat, "It is about the invoice.").ok();
        pass(Duration.ofSeconds(110), chat);
        assertThat(sessions(newest).at("/ringing/0/call").asString()).isEqualTo(chat.id());

        MovedClock.advance(Duration.ofSeconds(11));

        await().untilAsserted(() -> assertThat(howItEnded(chat)).isEqualTo("NOBODY_ANSWERED"));
        await().untilAsserted(() ->
                assertThat(owedByBob().at("/0/message").asString("")).isEqualTo(newest.id()));
        assertThat(write(ann, chat, "Anybody?").code()).isEqualTo("call-ended");
    }

    @Test
    void a_live_chat_ends_when_nobody_writes_for_ten_minutes() {
        Answer chat = ann.post(
                        "/v1/conversations/" + talk + "/calls",
                        Map.of("id", UUID.randomUUID().toString(), "media", "text", "ring", List.of(office.id("Bob"))))
                .ok();
        bob.post("/v1/calls/" + chat.id() + "/answer").ok();
        MovedClock.advance(Duration.ofMinutes(9));
        write(bob, chat, "One moment").ok();
        MovedClock.advance(Duration.ofMinutes(9));
        Answer last = write(ann, chat, "Sure").ok();
        assertThat(sessions(last).at("/active/0/call").asString()).isEqualTo(chat.id());

        MovedClock.advance(Duration.ofMinutes(10).plusSeconds(1));

        await().untilAsserted(() -> assertThat(howItEnded(chat)).isEqualTo("QUIET"));
    }
}
