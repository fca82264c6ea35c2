package dev.duplex.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.duplex.acceptance.Api.Answer;
import dev.duplex.acceptance.Api.Office;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Replies promised for later, messages sent later: the test moves the time of the process. */
class ReplyLaterTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private final Api api = MovedClock.api();
    private final Office office = api.office("Ann", "Bob", "Cem");
    private final Api ann = api.as(office.id("Ann"));
    private final Api bob = api.as(office.id("Bob"));
    private final String talk = ann.post(
                    "/v1/workspaces/" + office.workspace() + "/conversations",
                    Map.of("kind", "group", "participants", List.of(office.id("Bob"), office.id("Cem"))))
            .ok()
            .id();

    private Answer ask(String text) {
        return ann.post("/v1/conversations/" + talk + "/messages", Map.of("text", text))
                .ok();
    }

    private JsonNode deferrals(String of, String state, Answer after) {
        return api.query("""
                        { deferrals(person: "%s", state: %s) { nodes { message until remindedAt postponedUntil postponedFor } } }""".formatted(office.id(of), state), after).at("/deferrals/nodes");
    }

    /** Everyone is at work whenever the test runs. */
    private void alwaysAtWork() {
        List<Map<String, String>> week = List.of(DayOfWeek.values()).stream()
                .map(day -> Map.of("day", day.name().toLowerCase(Locale.ROOT), "from", "00:00", "to", "00:00"))
                .toList();
        api.put(
                        "/v1/workspaces/" + office.workspace() + "/working-hours",
                        Map.of("timeZone", "Europe/Berlin", "week", week))
                .ok();
    }

    @Test
    void a_promised_reply_is_reminded_of_when_it_is_due_and_not_before_and_broken_when_it_comes_later() {
        alwaysAtWork();
        Answer question = ask("Numbers for May?");
        Instant until = MovedClock.now().plus(Duration.ofHours(3));
        Answer deferred = bob.put("/v1/messages/" + question.id() + "/reply-later", Map.of("until", until.toString()))
                .ok();

        MovedClock.advance(Duration.ofHours(2));
        assertThat(deferrals("Bob", "OPEN", deferred).at("/0/remindedAt").isNull())
                .isTrue();
        MovedClock.advance(Duration.ofHours(1));
        await().ignoreException(DateTimeParseException.class)
                .untilAsserted(() -> assertThat(Instant.parse(deferrals("Bob", "OPEN", deferred)
                                .at("/0/remindedAt")
                                .asString()))
                        .isEqualTo(until));

        MovedClock.advance(Duration.ofMinutes(1));
        bob.post("/v1/conversations/" + talk + "/messages", Map.of("text", "42", "inReplyTo", question.id()))
                .ok();
        await().untilAsserted(
                        () -> assertThat(deferrals("Bob", "BROKEN", deferred)).hasSize(1));
        assertThat(deferrals("Bob", "OPEN", deferred)).isEmpty();
    }

    @Test
    void a_reply_that_comes_in_time_keeps_the_promise_and_nobody_is_reminded() {
        Answer question = ask("And for June?");
        Answer deferred = bob.put("/v1/messages/" + question.id() + "/reply-later", Map.of("when", "tomorrow_morning"))
                .ok();
        Instant until =
                Instant.parse(deferrals("Bob", "OPEN", deferred).at("/0/until").asString());
        assertThat(ZonedDateTime.ofInstant(until, BERLIN).getHour()).isEqualTo(9);

        bob.post("/v1/conversations/" + talk + "/messages", Map.of("text", "43", "inReplyTo", question.id()))
                .ok();
        await().untilAsserted(
                        () -> assertThat(deferrals("Bob", "KEPT", deferred)).hasSize(1));
    }

    @Test
    void who_is_in_focus_time_is_reminded_afterwards_and_told_so() {
        alwaysAtWork();
        Answer question = ask("Done?");
        Instant until = MovedClock.now().plus(Duration.ofMinutes(10));
        Instant focusEnds = MovedClock.now().plus(Duration.ofMinutes(60));
        Answer deferred = bob.put("/v1/messages/" + question.id() + "/reply-later", Map.of("until", until.toString()))
                .ok();
        bob.post(
                        "/v1/people/" + office.id("Bob") + "/focus",
                        Map.of("until", focusEnds.toString(), "mayBreak", Map.of("who", "nobody")))
                .ok();

        MovedClock.advance(Duration.ofMinutes(11));
        await().untilAsserted(() -> assertThat(
                        deferrals("Bob", "OPEN", deferred).at("/0/postponedFor").asString())
                .isEqualTo("FOCUS"));
        assertThat(deferrals("Bob", "OPEN", deferred).at("/0/remindedAt").isNull())
                .isTrue();
        MovedClock.to(focusEnds);
        await().untilAsserted(() -> assertThat(
                        deferrals("Bob", "OPEN", deferred).at("/0/remindedAt").isNull())
                .isFalse());
    }
}
