package dev.duplex.query.scheduledcall;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duplex.events.call.Media;
import dev.duplex.events.call.ScheduledCallEvent.CallCancelled;
import dev.duplex.events.call.ScheduledCallEvent.CallScheduled;
import dev.duplex.events.conversation.ConversationKind;
import dev.duplex.query.testing.QueryService;
import dev.duplex.query.testing.Story;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ann has scheduled a call with Bob; Cyd takes part without being invited. */
class CalendarFeedTest {

    private static QueryService service;

    private final Story story = new Story("w" + UUID.randomUUID());
    private final UUID ann = story.member("ann");
    private final UUID bob = story.member("bob");
    private final UUID cyd = story.member("cyd");
    private final UUID room = story.starts(ConversationKind.GROUP, ann, bob, cyd);
    private final UUID scheduled = UUID.randomUUID();
    private long position;

    @BeforeAll
    static void start(@TempDir Path directory) {
        service = QueryService.start(directory);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @BeforeEach
    void begin() {
        service.append(story.told());
        position = service.append(List.of(new CallScheduled(
                story.workspace,
                room,
                scheduled,
                "Planning",
                Media.VIDEO,
                null,
                LocalDateTime.now(ZoneOffset.UTC).plusDays(2).truncatedTo(ChronoUnit.SECONDS),
                "Europe/Berlin",
                30,
                List.of(bob),
                null,
                null,
                ann,
                Instant.parse("2026-09-01T08:00:00Z"))));
    }

    private static HttpResponse<String> get(String path, Map<String, String> headers) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(service.uri("http").toString().replace("/graphql", path)));
        headers.forEach(request::header);
        return service.http().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String feedOf(UUID person, UUID viewer) {
        return service.query(
                        viewer,
                        "{ scheduledCalls(person: \"" + person
                                + "\") { nodes { organiser { calendarFeed } invitees { person { calendarFeed } } } } }")
                .at(person.equals(viewer) ? "/scheduledCalls/nodes/0/organiser/calendarFeed" : "/none")
                .asString("");
    }

    @Test
    void a_calendar_is_found_by_its_secret_address_and_told_once() throws Exception {
        String address = feedOf(ann, ann);
        HttpResponse<String> feed = get(address + "?atLeast=" + position, Map.of());
        assertThat(feed.statusCode()).as(feed.body()).isEqualTo(200);
        assertThat(feed.headers().firstValue("Content-Type").orElse("")).startsWith("text/calendar");
        assertThat(feed.body()).contains("UID:" + scheduled + "@duplex", "SUMMARY:Planning", "METHOD:PUBLISH");
        String etag = feed.headers().firstValue("ETag").orElseThrow();
        assertThat(get(address, Map.of("If-None-Match", etag)).statusCode()).isEqualTo(304);
        position = service.append(List.of(new CallCancelled(
                story.workspace, room, scheduled, null, null, ann, Instant.parse("2026-09-01T09:00:00Z"))));
        HttpResponse<String> later = get(address + "?atLeast=" + position, Map.of("If-None-Match", etag));
        assertThat(later.statusCode()).isEqualTo(200);
        assertThat(later.body()).doesNotContain("VEVENT");
    }

    @Test
    void an_address_that_was_not_made_here_leads_nowhere() throws Exception {
        String address = feedOf(ann, ann);
        String other = address.replace(ann.toString(), bob.toString());
        assertThat(get(other, Map.of()).statusCode()).isEqualTo(404);
        assertThat(get(other, Map.of()).body()).contains("unknown-calendar");
        assertThat(get("/v1/calendars/nonsense.ics", Map.of()).statusCode()).isEqualTo(404);
        assertThat(get("/v1/calendars/" + ann + ".!!.ics", Map.of()).statusCode())
                .isEqualTo(404);
    }

    @Test
    void nobody_sees_the_address_of_anothers_calendar() {
        assertThat(service.query(
                                ann,
                                "{ scheduledCalls(person: \"" + ann
                                        + "\") { nodes { invitees { person { calendarFeed } } } } }")
                        .at("/scheduledCalls/nodes/0/invitees/0/person/calendarFeed")
                        .isNull())
                .isTrue();
    }

    @Test
    void an_invitation_is_fetched_by_who_takes_part() throws Exception {
        String path = "/v1/scheduled-calls/" + scheduled + ".ics";
        HttpResponse<String> mine =
                get(path, Map.of("Duplex-Person", cyd.toString(), "Duplex-Position", Long.toString(position)));
        assertThat(mine.statusCode()).as(mine.body()).isEqualTo(200);
        assertThat(mine.body())
                .contains("METHOD:REQUEST", "TZID:Europe/Berlin", "/#/calendar/")
                .containsPattern("URL:http://localhost:\\d+");
        HttpResponse<String> foreign =
                get(path, Map.of("Duplex-Person", UUID.randomUUID().toString()));
        assertThat(foreign.statusCode()).isEqualTo(404);
        assertThat(foreign.body()).contains("unknown-scheduled-call");
        assertThat(get("/v1/scheduled-calls/x.ics", Map.of()).statusCode()).isEqualTo(400);
        assertThat(get(path, Map.of("Duplex-Position", "soon")).statusCode()).isEqualTo(400);
        service.append(List.of(new CallCancelled(
                story.workspace, room, scheduled, null, null, ann, Instant.parse("2026-09-01T09:00:00Z"))));
        service.caughtUp();
        assertThat(get(path, Map.of()).body()).contains("METHOD:CANCEL", "STATUS:CANCELLED", "SEQUENCE:1");
    }
}
