package dev.duplex.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.duplex.acceptance.Api.Answer;
import dev.duplex.acceptance.Api.Office;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Ann schedules calls with Bob, in a process whose clock is moved. */
class ScheduledCallsTest {

    private final Api api = MovedClock.api();
    private final Office office = api.office("Ann", "Bob");
    private final Api ann = api.as(office.id("Ann"));
    private final Api bob = api.as(office.id("Bob"));
    private final String talk = ann.post(
                    "/v1/workspaces/" + office.workspace() + "/conversations",
                    Map.of("kind", "group", "participants", List.of(office.id("Bob"))))
            .ok()
            .id();
    private final LocalDateTime start = LocalDateTime.ofInstant(MovedClock.now(), ZoneOffset.UTC)
            .plusHours(2)
            .truncatedTo(ChronoUnit.MINUTES);

    private Answer schedule() {
        return ann.post(
                        "/v1/conversations/" + talk + "/scheduled-calls",
                        Map.of(
                                "title",
                                "Planning",
                                "start",
                                start.toString(),
                                "timeZone",
                                "UTC",
                                "minutes",
                                30,
                                "recurrence",
                                Map.of("frequency", "daily", "count", 3)))
                .ok();
    }

    private JsonNode calls(Api viewer, String person, Answer after) {
        return viewer.query(
                        "{ scheduledCalls(person: \"%s\") { nodes { occurrence canJoin call organiser { calendarFeed } invitees { answer } } } }"
                                .formatted(office.id(person)),
                        after)
                .at("/scheduledCalls/nodes");
    }

    @Test
    void those_invited_are_reminded_and_get_into_the_call_from_its_invitation() {
        ConcurrentLinkedQueue<String> told = new ConcurrentLinkedQueue<>();
        try (HttpClient http = HttpClient.newHttpClient()) {
            WebSocket socket = updates(http, told);
            Answer scheduled = schedule();
            Answer answered = bob.put("/v1/scheduled-calls/" + scheduled.id() + "/answer", Map.of("answer", "accepted"))
                    .ok();
            assertThat(calls(bob, "Bob", answered).at("/0/invitees/0/answer").asString())
                    .isEqualTo("ACCEPTED");
            assertThat(calls(bob, "Bob", answered).at("/0/canJoin").asBoolean()).isFalse();

            MovedClock.to(start.toInstant(ZoneOffset.UTC).minus(Duration.ofMinutes(10)));

            await().untilAsserted(() -> assertThat(told).anyMatch(text -> text.contains("REMINDED")));
            socket.abort();
            assertThat(calls(bob, "Bob", answered).at("/0/canJoin").asBoolean()).isTrue();
            Answer call = ann.post(
                            "/v1/conversations/" + talk + "/calls", Map.of("scheduled", scheduled.id(), "urgent", true))
                    .ok();
            String shown = calls(bob, "Bob", call).at("/0/call").asString();
            assertThat(shown).isEqualTo(call.id());
            Answer joined = bob.post("/v1/calls/" + shown + "/answer", Map.of()).ok();
            assertThat(bob.query(
                                    "{ liveSessions(workspace: \"%s\") { active { call } } }"
                                            .formatted(office.workspace()),
                                    joined)
                            .at("/liveSessions/active/0/call")
                            .asString())
                    .isEqualTo(call.id());
            Answer ended = ann.post("/v1/calls/" + shown + "/end").ok();
            assertThat(calls(bob, "Bob", ended).at("/0/call").isNull()).isTrue();
        }
    }

    private WebSocket updates(HttpClient http, ConcurrentLinkedQueue<String> told) {
        WebSocket socket = http.newWebSocketBuilder()
                .subprotocols("graphql-transport-ws")
                .header("Duplex-Person", office.id("Bob"))
                .buildAsync(URI.create(api.url().replace("http", "ws") + "/graphql"), new WebSocket.Listener() {
                    @Override
                    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
                        told.add(data.toString());
                        return WebSocket.Listener.super.onText(from, data, last);
                    }
                })
                .join();
        socket.sendText("{\"type\":\"connection_init\"}", true).join();
        await().until(() -> told.stream().anyMatch(text -> text.contains("connection_ack")));
        String query = "subscription { scheduledCallUpdates(person: \\\"" + office.id("Bob") + "\\\") { kind } }";
        socket.sendText("{\"id\":\"1\",\"type\":\"subscribe\",\"payload\":{\"query\":\"" + query + "\"}}", true)
                .join();
        await().untilAsserted(() -> {
            ann.post(
                            "/v1/conversations/" + talk + "/scheduled-calls",
                            Map.of(
                                    "title",
                                    "Later",
                                    "start",
                                    start.plusDays(200).toString(),
                                    "timeZone",
                                    "UTC",
                                    "minutes",
                                    30))
                    .ok();
            assertThat(told).anyMatch(text -> text.contains("SCHEDULED"));
        });
        return socket;
    }

    @Test
    void a_calendar_goes_out_by_its_address_and_comes_in_again_as_the_same_call() {
        Answer scheduled = schedule();
        String feed =
                calls(ann, "Ann", scheduled).at("/0/organiser/calendarFeed").asString();
        String calendar = new String(api.download(feed).body(), StandardCharsets.UTF_8);
        assertThat(calendar).contains("BEGIN:VEVENT", "SUMMARY:Planning", "RRULE:FREQ=DAILY;COUNT=3");

        String moved =
                calendar.replace("SUMMARY:Planning", "SUMMARY:Review").replaceAll("(?m)^ATTENDEE.*(\\R .*)*\\R", "");
        Answer taken = ann.raw("POST", "/v1/conversations/" + talk + "/scheduled-calls/import", "text/calendar", moved)
                .ok();
        assertThat(taken.body().at("/calls/0/id").asString()).isEqualTo(scheduled.id());
        assertThat(ann.query(
                                "{ scheduledCall(id: \"" + scheduled.id()
                                        + "\") { title changes occurrences { nodes { occurrence } } } }",
                                taken)
                        .get("scheduledCall")
                        .toString())
                .contains("\"title\":\"Review\"", "\"changes\":1");
        assertThat(ann.raw("POST", "/v1/conversations/" + talk + "/scheduled-calls/import", "text/calendar", "nonsense")
                        .code())
                .isEqualTo("no-calendar");
    }
}
