package dev.duplex.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.duplex.acceptance.Api.Answer;
import dev.duplex.acceptance.Api.Office;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ScheduledMessagesTest {

    private final Api api = MovedClock.api();
    private final Office office = api.office("Ann", "Bob");
    private final Api ann = api.as(office.id("Ann"));
    private final Api bob = api.as(office.id("Bob"));
    private final String talk = ann.post(
                    "/v1/workspaces/" + office.workspace() + "/conversations",
                    Map.of("kind", "group", "participants", List.of(office.id("Bob"))))
            .ok()
            .id();

    private Answer schedule(String text, Instant due) {
        return ann.post(
                        "/v1/conversations/" + talk + "/scheduled-messages",
                        Map.of("text", text, "dueAt", due.toString()))
                .ok();
    }

    private JsonNode scheduled(String state, Answer after) {
        return ann.query(
                        "{ scheduledMessages(person: \"%s\", state: %s) { nodes { id text dueAt code reason } } }"
                                .formatted(office.id("Ann"), state),
                        after)
                .at("/scheduledMessages/nodes");
    }

    private List<String> texts(Answer after) {
        return bob.query(
                        "{ conversation(id: \"" + talk + "\") { timeline { nodes { ... on Message { text } } } } }",
                        after)
                .findValuesAsString("text");
    }

    @Test
    void a_message_is_sent_when_it_is_due_as_it_was_changed_last_and_a_cancelled_one_never() {
        Instant due = MovedClock.now().plus(Duration.ofHours(1));
        Answer changed = schedule("Happy new yaer", due);
        Answer cancelled = schedule("Never mind", due);
        ann.put("/v1/scheduled-messages/" + changed.id(), Map.of("text", "Happy new year", "dueAt", due.toString()))
                .ok();
        Answer last = ann.delete("/v1/scheduled-messages/" + cancelled.id()).ok();
        assertThat(scheduled("PENDING", last)).hasSize(1);
        assertThat(texts(last)).isEmpty();

        MovedClock.to(due);

        await().untilAsserted(() -> assertThat(texts(last)).containsExactly("Happy new year"));
        assertThat(ann.delete("/v1/scheduled-messages/" + changed.id()).code()).isEqualTo("already-sent");
    }

    @Test
    void a_message_that_cannot_be_sent_when_it_is_due_fails_in_the_senders_sight() {
        Instant due = MovedClock.now().plus(Duration.ofHours(1));
        schedule("Still there?", due);
        Answer closed =
                ann.post("/v1/conversations/" + talk + "/close", Map.of()).ok();

        MovedClock.to(due);

        await().untilAsserted(() ->
                assertThat(scheduled("FAILED", closed).at("/0/code").asString()).isEqualTo("conversation-closed"));
        assertThat(texts(closed)).isEmpty();
        JsonNode reminder = ann.query(
                        "{ reminders(person: \"%s\", last: 1) { nodes { kind code } } }".formatted(office.id("Ann")),
                        closed)
                .at("/reminders/nodes/0");
        assertThat(reminder.at("/kind").asString()).isEqualTo("NOT_SENT");
        assertThat(reminder.at("/code").asString()).isEqualTo("conversation-closed");
    }

    @Test
    void what_could_not_be_sent_is_sent_at_another_time_or_put_away() {
        Instant due = MovedClock.now().plus(Duration.ofHours(1));
        Answer anew = schedule("Still there?", due);
        Answer dropped = schedule("Never mind", due);
        Answer closed =
                ann.post("/v1/conversations/" + talk + "/close", Map.of()).ok();
        MovedClock.to(due);
        await().untilAsserted(() -> assertThat(scheduled("FAILED", closed)).hasSize(2));
        ann.post("/v1/conversations/" + talk + "/reopen", Map.of()).ok();

        ann.put(
                        "/v1/scheduled-messages/" + anew.id(),
                        Map.of("dueAt", due.plus(Duration.ofHours(1)).toString()))
                .ok();
        Answer last = ann.delete("/v1/scheduled-messages/" + dropped.id()).ok();

        assertThat(scheduled("FAILED", last)).isEmpty();
        MovedClock.to(due.plus(Duration.ofHours(1)));
        await().untilAsserted(() -> assertThat(texts(last)).containsExactly("Still there?"));
    }

    @Test
    void a_time_that_is_over_is_refused() {
        Answer past = ann.post(
                "/v1/conversations/" + talk + "/scheduled-messages",
                Map.of("text", "Too late", "dueAt", "2020-01-01T00:00:00Z"));
        assertThat(past.code()).isEqualTo("in-the-past");
        assertThat(past.field()).isEqualTo("dueAt");
    }
}
