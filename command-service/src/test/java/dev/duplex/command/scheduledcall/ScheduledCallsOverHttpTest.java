package dev.duplex.command.scheduledcall;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duplex.command.rest.RunningService;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduledCallsOverHttpTest extends RunningService {

    private static final LocalDate DAY = LocalDate.now(ZoneOffset.UTC).plusDays(7);

    private UUID ann;
    private UUID bob;
    private UUID room;

    @BeforeEach
    void begin() {
        String workspace = workspace();
        ann = person(workspace);
        bob = person(workspace);
        room = conversation(workspace, "group", ann, bob);
    }

    private static String call(String more) {
        return "{\"title\":\"Planning\",\"start\":\"" + DAY + "T15:00\",\"timeZone\":\"Europe/Berlin\",\"minutes\":30"
                + more + "}";
    }

    private UUID weekly() {
        return post("/v1/conversations/" + room + "/scheduled-calls")
                .as(ann)
                .json(call(",\"media\":\"video\",\"recurrence\":{\"frequency\":\"weekly\",\"count\":4}"))
                .created();
    }

    @Test
    void a_series_is_scheduled_moved_answered_and_cancelled() {
        UUID series = weekly();
        String next = "?occurrence=" + DAY.plusWeeks(1) + "T15:00";
        assertThat(put("/v1/scheduled-calls/" + series + next)
                        .as(ann)
                        .json("{\"start\":\"" + DAY.plusWeeks(1) + "T16:00\"}")
                        .send()
                        .status())
                .isEqualTo(200);
        assertThat(put("/v1/scheduled-calls/" + series + "/answer")
                        .as(bob)
                        .json("{\"answer\":\"accepted\"}")
                        .send()
                        .status())
                .isEqualTo(200);
        assertThat(delete("/v1/scheduled-calls/" + series + next + "&reason=holiday")
                        .as(ann)
                        .send()
                        .status())
                .isEqualTo(200);
        long events = events();
        assertThat(delete("/v1/scheduled-calls/" + series + next + "&reason=holiday")
                        .as(ann)
                        .send()
                        .header("Duplex-Position"))
                .isNotBlank();
        assertThat(events()).isEqualTo(events);
        assertThat(delete("/v1/scheduled-calls/" + series).as(ann).send().status())
                .isEqualTo(200);
    }

    @Test
    void repeating_a_request_under_its_key_schedules_once() {
        String path = "/v1/conversations/" + room + "/scheduled-calls";
        UUID first =
                post(path).as(ann).with("Idempotency-Key", "k").json(call("")).created();
        long events = events();
        assertThat(post(path)
                        .as(ann)
                        .with("Idempotency-Key", "k")
                        .json(call(""))
                        .created())
                .isEqualTo(first);
        assertThat(events()).isEqualTo(events);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"title":"t","start":"tomorrow","timeZone":"Europe/Berlin","minutes":30}                | 400 | wrong-type | start
                    {"title":"t","start":"2999-01-01T10:00","timeZone":"Europe/Nowhere","minutes":30}       | 400 | wrong-type | timeZone
                    {"title":"t","start":"2999-01-01T10:00","timeZone":"Europe/Berlin","minutes":30}        | 422 | too-far-ahead | start
                    {"title":"t","start":"2020-01-01T10:00","timeZone":"Europe/Berlin","minutes":30}        | 422 | in-the-past | start
                    {"title":"t","start":"2020-01-01T10:00","timeZone":"Europe/Berlin","minutes":2}         | 400 | invalid | minutes
                    {"start":"2020-01-01T10:00","timeZone":"Europe/Berlin","minutes":30}                    | 400 | invalid | title
                    {"title":"t","start":"2020-01-01T10:00","timeZone":"Europe/Berlin","minutes":30,"recurrence":{"frequency":"hourly"}} | 400 | wrong-type | recurrence.frequency
                    {"title":"t","start":"2020-01-01T10:00","timeZone":"Europe/Berlin","minutes":30,"recurrence":{"frequency":"daily","count":367}} | 400 | invalid | recurrence.count
                    """)
    void bad_requests_name_the_field(String body, int status, String code, String field) {
        post("/v1/conversations/" + room + "/scheduled-calls")
                .as(ann)
                .json(body)
                .refused(status)
                .code(code)
                .field(field);
    }

    @Test
    void a_provider_that_is_not_there_is_refused_when_it_is_scheduled_and_when_it_is_changed() {
        UUID series = weekly();
        long events = events();
        post("/v1/conversations/" + room + "/scheduled-calls")
                .as(ann)
                .json(call(",\"provider\":\"telepathy\""))
                .refused(400)
                .code("unknown-provider")
                .field("provider");
        put("/v1/scheduled-calls/" + series)
                .as(ann)
                .json("{\"provider\":\"telepathy\"}")
                .refused(400)
                .code("unknown-provider")
                .field("provider");
        assertThat(events()).isEqualTo(events);
    }

    @Test
    void an_endless_series_is_refused_with_what_to_do() {
        post("/v1/conversations/" + room + "/scheduled-calls")
                .as(ann)
                .json(call(",\"recurrence\":{\"frequency\":\"daily\"}"))
                .refused(422)
                .code("endless-recurrence")
                .says("count", "until");
    }

    @ParameterizedTest
    @ValueSource(strings = {"later", "", "2026-11-24", "2026-11-24T15:00Z", "2026-11-24T15:00%2B01:00"})
    void an_occurrence_that_is_no_local_time_is_refused_and_nothing_befalls_the_series(String occurrence) {
        UUID series = weekly();
        long events = events();
        String path = "/v1/scheduled-calls/" + series + "?occurrence=" + occurrence;
        put(path)
                .as(ann)
                .json("{\"title\":\"t\"}")
                .refused(400)
                .code("wrong-type")
                .field("occurrence")
                .says("2026-11-24T15:00");
        delete(path).as(ann).refused(400).code("wrong-type").field("occurrence");
        assertThat(events()).isEqualTo(events);
    }
}
