package dev.duplex.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.duplex.acceptance.Api.Answer;
import dev.duplex.acceptance.Api.Office;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class InboxTest {

    private final Api api = MovedClock.api();
    private final Office office = api.office("Ann", "Bob", "Cem");
    private final Api ann = api.as(office.id("Ann"));
    private final Api bob = api.as(office.id("Bob"));
    private final Api cem = api.as(office.id("Cem"));

    private String group(Api by, String... others) {
        return by.post(
                        "/v1/workspaces/" + office.workspace() + "/conversations",
                        Map.of(
                                "kind",
                                "group",
                                "participants",
                                Stream.of(others).map(office::id).toList()))
                .ok()
                .id();
    }

    private Answer send(Api by, String conversation, Map<String, Object> message) {
        return by.post("/v1/conversations/" + conversation + "/messages", message)
                .ok();
    }

    private List<String> inbox(String arguments, Answer after) {
        return bob.query(
                        "{ inbox(person: \"%s\", %s) { nodes { conversation { id } } } }"
                                .formatted(office.id("Bob"), arguments),
                        after)
                .at("/inbox/nodes")
                .findValuesAsString("id");
    }

    @Test
    void filters_sorting_and_counts_tell_what_to_look_at() {
        String asked = group(ann, "Bob");
        String mentioned = group(cem, "Bob");
        String quiet = group(bob, "Ann");
        send(ann, asked, Map.of("text", "First?"));
        MovedClock.advance(Duration.ofMinutes(5));
        send(cem, mentioned, Map.of("text", "You?", "mentions", List.of(office.id("Bob"))));
        MovedClock.advance(Duration.ofMinutes(5));
        Answer last = send(bob, quiet, Map.of("text", "And you?"));

        assertThat(inbox("filter: ALL", last)).containsExactly(quiet, mentioned, asked);
        assertThat(inbox("filter: MENTIONS", last)).containsExactly(mentioned);
        assertThat(inbox("filter: WAITING_ON_OTHERS", last)).containsExactly(quiet);
        assertThat(inbox("filter: WAITING_ON_ME, sort: OLDEST_WAIT_FIRST", last))
                .containsExactly(asked, mentioned);
        assertThat(inbox("filter: ALL, kinds: [DIRECT]", last)).isEmpty();

        JsonNode counts = bob.query(
                        "{ inboxCounts(person: \"" + office.id("Bob")
                                + "\") { unread mentions waitingOnMe waitingOnOthers overdue } }",
                        last)
                .get("inboxCounts");
        assertThat(counts.get("unread").asInt()).isEqualTo(2);
        assertThat(counts.get("mentions").asInt()).isEqualTo(1);
        assertThat(counts.get("waitingOnMe").asInt()).isEqualTo(2);
        assertThat(counts.get("waitingOnOthers").asInt()).isEqualTo(1);
    }

    @Test
    void what_is_overdue_becomes_so_by_the_clock_and_what_is_snoozed_comes_back_by_it() {
        String talk = group(ann, "Bob");
        Answer ask = send(
                ann,
                talk,
                Map.of(
                        "text",
                        "By noon?",
                        "needsReplyBy",
                        MovedClock.now().plus(Duration.ofHours(2)).toString()));
        assertThat(inbox("filter: OVERDUE", ask)).isEmpty();
        Answer snoozed = bob.put(
                        "/v1/conversations/" + talk + "/snooze",
                        Map.of(
                                "until",
                                MovedClock.now().plus(Duration.ofHours(1)).toString()))
                .ok();
        assertThat(inbox("filter: ALL", snoozed)).isEmpty();
        assertThat(inbox("filter: SNOOZED", snoozed)).containsExactly(talk);

        MovedClock.advance(Duration.ofHours(3));

        await().untilAsserted(() -> {
            assertThat(inbox("filter: ALL", snoozed)).containsExactly(talk);
            assertThat(inbox("filter: OVERDUE", snoozed)).containsExactly(talk);
        });
    }

    @Test
    void an_inbox_is_told_as_it_was() {
        String talk = group(ann, "Bob");
        Answer asked = send(ann, talk, Map.of("text", "Now?"));
        Instant then = MovedClock.now();
        MovedClock.advance(Duration.ofMinutes(1));
        Answer answered = send(bob, talk, Map.of("text", "Yes", "inReplyTo", asked.id()));

        assertThat(inbox("filter: WAITING_ON_ME", answered)).isEmpty();
        assertThat(inbox("filter: WAITING_ON_ME, asOf: \"" + then + "\"", answered))
                .containsExactly(talk);
        assertThat(cem.errorOf("{ inbox(person: \"" + office.id("Bob") + "\") { nodes { unread } } }"))
                .isEqualTo("not-permitted");
    }
}
