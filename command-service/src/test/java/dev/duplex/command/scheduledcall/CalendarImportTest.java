package dev.duplex.command.scheduledcall;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duplex.command.rest.RunningService;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Ann takes calendars in; Bob has an e-mail address. */
class CalendarImportTest extends RunningService {

    private static final LocalDate DAY = LocalDate.now(ZoneOffset.UTC).plusDays(7);

    private UUID ann;
    private UUID bob;
    private UUID cyd;
    private UUID room;
    private final String uid = UUID.randomUUID() + "@example.org";

    @BeforeEach
    void begin() {
        String workspace = workspace();
        ann = person(workspace);
        bob = post("/v1/workspaces/" + workspace + "/people")
                .json("{\"name\":\"Bob\",\"email\":\"Bob@Example.org\"}")
                .created();
        cyd = person(workspace);
        room = conversation(workspace, "group", ann, bob, cyd);
    }

    private static String day(int later) {
        return DAY.plusDays(later).format(DateTimeFormatter.BASIC_ISO_DATE);
    }

    private static String calendar(String method, List<String> lines) {
        List<String> all = new ArrayList<>(List.of("BEGIN:VCALENDAR", "VERSION:2.0", "METHOD:" + method));
        all.addAll(lines);
        all.add("END:VCALENDAR");
        return String.join("\r\n", all) + "\r\n";
    }

    private List<String> event(String... lines) {
        List<String> all = new ArrayList<>(List.of("BEGIN:VEVENT", "UID:" + uid, "SUMMARY:Planning"));
        all.addAll(List.of(lines));
        all.add("END:VEVENT");
        return all;
    }

    private Call send(String calendar) {
        return post("/v1/conversations/" + room + "/scheduled-calls/import")
                .as(ann)
                .body("text/calendar; charset=utf-8", BodyPublishers.ofString(calendar));
    }

    private JsonNode taken(String calendar) {
        Reply reply = send(calendar).send();
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.json();
    }

    private String series() {
        return calendar(
                "REQUEST",
                event(
                        "DTSTART;TZID=Europe/Berlin:" + day(0) + "T150000",
                        "DURATION:PT30M",
                        "RRULE:FREQ=WEEKLY;COUNT=4",
                        "EXDATE;TZID=Europe/Berlin:" + day(14) + "T150000",
                        "ATTENDEE;CN=Bob:mailto:bob@example.org",
                        "ATTENDEE;CN=Eve:mailto:eve@example.org"));
    }

    @Test
    void an_invitation_is_scheduled_once_and_whom_nobody_knows_is_told() {
        JsonNode first = taken(series());
        assertThat(first.at("/calls/0/events").toString())
                .isEqualTo("[\"call.scheduled\",\"call.schedule-cancelled\"]");
        assertThat(first.at("/skipped/0/attendee").asString()).isEqualTo("mailto:eve@example.org");
        assertThat(first.at("/assumedTimeZone").asString("")).isEmpty();
        long events = events();
        assertThat(taken(series()).at("/calls/0/events")).isEmpty();
        assertThat(events()).isEqualTo(events);
    }

    @Test
    void a_change_a_reply_and_a_cancellation_follow_by_the_uid() {
        String id = taken(series()).at("/calls/0/id").asString();
        assertThat(taken(calendar(
                                "REPLY",
                                event(
                                        "ATTENDEE;PARTSTAT=ACCEPTED:mailto:bob@example.org",
                                        "DTSTAMP:" + day(0) + "T000000Z")))
                        .at("/calls/0/events"))
                .hasSize(1);
        assertThat(taken(calendar(
                                "REQUEST",
                                event(
                                        "RECURRENCE-ID;TZID=Europe/Berlin:" + day(7) + "T150000",
                                        "DTSTART;TZID=Europe/Berlin:" + day(7) + "T170000",
                                        "DURATION:PT30M")))
                        .at("/calls/0/id")
                        .asString())
                .isEqualTo(id);
        assertThat(taken(calendar("CANCEL", event())).at("/calls/0/events")).hasSize(1);
        assertThat(taken(calendar("CANCEL", event())).at("/calls/0/events")).isEmpty();
        put("/v1/scheduled-calls/" + id + "/answer")
                .as(bob)
                .json("{\"answer\":\"declined\"}")
                .refused(409)
                .code("already-cancelled");
    }

    private String titled(String title, String... lines) {
        List<String> all = new ArrayList<>(List.of(lines));
        all.addAll(List.of(
                "DTSTART;TZID=Europe/Berlin:" + day(0) + "T150000", "DURATION:PT30M", "RRULE:FREQ=WEEKLY;COUNT=4"));
        return calendar("REQUEST", event(all.toArray(String[]::new))).replace("SUMMARY:Planning", "SUMMARY:" + title);
    }

    private void keptOut(String older) {
        long events = events();
        JsonNode taken = taken(older);
        assertThat(taken.at("/calls/0/events")).as(older).isEmpty();
        assertThat(taken.at("/calls/0/outdated").asBoolean()).as(older).isTrue();
        assertThat(events()).isEqualTo(events);
    }

    private void goesIn(String newer) {
        JsonNode taken = taken(newer);
        assertThat(taken.at("/calls/0/events")).as(newer).isNotEmpty();
        assertThat(taken.at("/calls/0/outdated").asBoolean()).as(newer).isFalse();
    }

    @Test
    void an_older_revision_does_not_take_the_place_of_a_newer_one_and_is_told() {
        String noon = "DTSTAMP:20260302T120000Z";
        goesIn(titled("Second", "SEQUENCE:2", noon));
        keptOut(titled("First", "SEQUENCE:1", "DTSTAMP:20260302T180000Z"));
        keptOut(titled("None"));
        keptOut(titled("Second, early", "SEQUENCE:2", "DTSTAMP:20260302T115959Z"));
        keptOut(calendar("CANCEL", event("SEQUENCE:1", noon)));
        keptOut(titled("First without one", "SEQUENCE:1", "EXDATE;TZID=Europe/Berlin:" + day(7) + "T150000"));
        goesIn(titled("Second, late", "SEQUENCE:2", "DTSTAMP:20260302T120001Z"));
        goesIn(titled("Third", "SEQUENCE:3", "DTSTAMP:20260301T120000Z"));
        goesIn(calendar("CANCEL", event("SEQUENCE:4", noon)));
        keptOut(titled("Third, again", "SEQUENCE:3", noon));
    }

    @Test
    void one_call_of_a_series_has_revisions_of_its_own_and_the_newest_of_a_file_holds() {
        goesIn(titled("Series", "SEQUENCE:5"));
        goesIn(moved("T170000", 2));
        keptOut(moved("T180000", 1));
        goesIn(moved("T190000", 3));
        List<String> both = new ArrayList<>(single("T200000", 9));
        both.addAll(single("T210000", 8));
        JsonNode taken = taken(calendar("REQUEST", both));
        assertThat(taken.at("/calls/0/events")).hasSize(1);
        assertThat(taken.at("/calls/0/outdated").asBoolean()).isTrue();
    }

    @Test
    void of_an_older_series_the_calls_that_are_told_with_it_are_left_out_but_for_what_is_newer_of_them() {
        goesIn(titled("Series", "SEQUENCE:3"));
        keptOut(with(titled("Series", "SEQUENCE:2"), single("T170000", 2)));
        goesIn(moved("T170000", 2));
        JsonNode taken = taken(with(titled("Series", "SEQUENCE:2"), single("T180000", 3)));
        assertThat(taken.at("/calls/0/events")).hasSize(1);
        assertThat(taken.at("/calls/0/outdated").asBoolean()).isTrue();

        goesIn(titled("At other times", "SEQUENCE:4").replace("T150000", "T110000"));
        keptOut(with(titled("Series", "SEQUENCE:3"), single("T190000", 5)));
        send(moved("T190000", 5)).refused(404).code("unknown-occurrence");
    }

    private static String with(String calendar, List<String> event) {
        return calendar.replace("END:VCALENDAR", String.join("\r\n", event) + "\r\nEND:VCALENDAR");
    }

    private String moved(String to, int sequence) {
        return calendar("REQUEST", single(to, sequence));
    }

    private List<String> single(String to, int sequence) {
        return event(
                "SEQUENCE:" + sequence,
                "RECURRENCE-ID;TZID=Europe/Berlin:" + day(7) + "T150000",
                "DTSTART;TZID=Europe/Berlin:" + day(7) + to,
                "DURATION:PT30M");
    }

    @Test
    void a_calendar_from_here_that_was_written_before_a_change_here_does_not_take_it_back() {
        UUID own = own();
        put("/v1/scheduled-calls/" + own).as(ann).json("{\"title\":\"Review\"}").send();
        String later = "DTSTART;TZID=Europe/Berlin:" + day(0) + "T160000";
        keptOut(calendar("REQUEST", event(later, "DURATION:PT30M", "SEQUENCE:0"))
                .replace(uid, own + "@duplex"));
        goesIn(calendar("REQUEST", event(later, "DURATION:PT30M", "SEQUENCE:2")).replace(uid, own + "@duplex"));
    }

    private UUID own() {
        return post("/v1/conversations/" + room + "/scheduled-calls")
                .as(ann)
                .json("{\"title\":\"Planning\",\"start\":\"" + DAY
                        + "T15:00\",\"timeZone\":\"Europe/Berlin\",\"minutes\":30}")
                .created();
    }

    @Test
    void what_calendars_changed_of_a_call_from_here_is_no_change_here() {
        String of = own() + "@duplex";
        goesIn(titled("Earlier", "SEQUENCE:0", "DTSTAMP:20260302T120000Z").replace(uid, of));
        goesIn(titled("Later", "SEQUENCE:0", "DTSTAMP:20260302T120001Z").replace(uid, of));
        keptOut(titled("Earlier", "SEQUENCE:0", "DTSTAMP:20260302T120000Z").replace(uid, of));

        String without = "EXDATE;TZID=Europe/Berlin:" + day(7) + "T150000," + day(14) + "T150000";
        goesIn(titled("Shorter", "SEQUENCE:1", without).replace(uid, of));
        goesIn(calendar("CANCEL", event("SEQUENCE:2")).replace(uid, of));
    }

    @Test
    void floating_times_are_those_of_the_workspace_and_told() {
        JsonNode taken = taken(calendar("PUBLISH", event("DTSTART:" + day(0) + "T150000", "DURATION:PT30M")));
        assertThat(taken.get("assumedTimeZone").asString()).isEqualTo("Europe/Berlin");
    }

    @Test
    void one_that_cannot_be_taken_keeps_out_all() {
        List<String> lines = event("DTSTART:" + day(0) + "T150000Z", "DURATION:PT30M");
        lines.addAll(List.of(
                "BEGIN:VEVENT",
                "UID:2@example.org",
                "DTSTART:" + day(0) + "T150000Z",
                "DURATION:PT30M",
                "RRULE:FREQ=DAILY",
                "END:VEVENT"));
        send(calendar("REQUEST", lines)).refused(422).code("endless-recurrence").says("count");
    }

    @Test
    void what_is_no_calendar_names_what_is_wrong() {
        send("nonsense").refused(400).code("no-calendar").field("body");
        send(calendar("REQUEST", event("DURATION:PT30M")))
                .refused(400)
                .code("no-start")
                .field("DTSTART");
        send(calendar("REQUEST", event("DTSTART;TZID=Mars/Base:" + day(0) + "T150000", "DURATION:PT30M")))
                .refused(400)
                .code("unknown-time-zone");
        send(calendar("CANCEL", event()))
                .refused(404)
                .code("unknown-scheduled-call")
                .field("UID");
        send(series() + " ".repeat(1 << 20)).refused(413).code("body-too-large");
        post("/v1/conversations/" + room + "/scheduled-calls/import")
                .as(ann)
                .json("{}")
                .refused(415)
                .says("text/calendar");
    }

    @Test
    void what_is_not_written_in_the_charset_that_is_named_is_refused() {
        String path = "/v1/conversations/" + room + "/scheduled-calls/import";
        byte[] western = series().replace("Planning", "Für alle").getBytes(StandardCharsets.ISO_8859_1);
        post(path)
                .as(ann)
                .body("text/calendar", BodyPublishers.ofByteArray(western))
                .refused(400)
                .code("broken-encoding")
                .field("body")
                .says("charset");
        assertThat(post(path)
                        .as(ann)
                        .body("text/calendar; charset=iso-8859-1", BodyPublishers.ofByteArray(western))
                        .send()
                        .status())
                .isEqualTo(200);
    }

    @Test
    void only_participants_take_calendars_in() {
        post("/v1/conversations/" + room + "/scheduled-calls/import")
                .as(UUID.randomUUID())
                .body("text/calendar", BodyPublishers.ofString(series()))
                .refused(403)
                .code("not-a-participant");
    }

    @Test
    void nobody_brings_the_answer_of_a_colleague_to_a_call_of_others() {
        taken(series());
        post("/v1/conversations/" + room + "/scheduled-calls/import")
                .as(cyd)
                .body(
                        "text/calendar",
                        BodyPublishers.ofString(
                                calendar("REPLY", event("ATTENDEE;PARTSTAT=DECLINED:mailto:bob@example.org"))))
                .refused(403)
                .code("not-permitted");
    }

    @Test
    void a_series_without_its_rule_is_a_single_call() {
        taken(series());
        String single =
                calendar("REQUEST", event("DTSTART;TZID=Europe/Berlin:" + day(0) + "T150000", "DURATION:PT30M"));
        assertThat(taken(single).at("/calls/0/events").toString()).isEqualTo("[\"call.rescheduled\"]");
        assertThat(taken(single).at("/calls/0/events")).isEmpty();
        send(calendar(
                        "REQUEST",
                        event(
                                "RECURRENCE-ID;TZID=Europe/Berlin:" + day(7) + "T150000",
                                "DTSTART;TZID=Europe/Berlin:" + day(7) + "T170000",
                                "DURATION:PT30M")))
                .refused(404)
                .code("unknown-occurrence");
    }
}
