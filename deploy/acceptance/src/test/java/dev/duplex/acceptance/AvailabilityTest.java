package dev.duplex.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duplex.acceptance.Api.Answer;
import dev.duplex.acceptance.Api.Office;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class AvailabilityTest {

    private final Api api = SharedDuplex.api();
    private final Office office = api.office("Ann", "Bob");
    private final Api ann = api.as(office.id("Ann"));
    private final Api bob = api.as(office.id("Bob"));

    private static Map<String, Object> weekdays(String zone, String from, String to) {
        return Map.of(
                "timeZone",
                zone,
                "week",
                Stream.of("monday", "tuesday", "wednesday", "thursday", "friday")
                        .map(day -> Map.of("day", day, "from", from, "to", to))
                        .toList());
    }

    private String stateOfBob(ZonedDateTime at, Answer after) {
        return ann.query(
                        "{ workspace(id: \"%s\") { people { nodes { name availability(at: \"%s\") { state until } } } } }"
                                .formatted(office.workspace(), at.toInstant()),
                        after)
                .at("/workspace/people/nodes/1/availability")
                .toString();
    }

    private static String until(ZonedDateTime instant) {
        return instant.toInstant().toString();
    }

    @Test
    void a_state_follows_from_hours_focus_and_absence_and_says_until_when() {
        ZonedDateTime monday = LocalDate.now(ZoneOffset.UTC)
                .with(TemporalAdjusters.next(DayOfWeek.MONDAY))
                .plusWeeks(1)
                .atStartOfDay(ZoneId.of("America/New_York"));
        Answer hours = bob.put(
                        "/v1/people/" + office.id("Bob") + "/working-hours",
                        weekdays("America/New_York", "09:00", "17:00"))
                .ok();
        assertThat(stateOfBob(monday.withHour(7), hours)).contains("OFF_HOURS").contains(until(monday.withHour(9)));
        assertThat(stateOfBob(monday.withHour(11), hours)).contains("AVAILABLE").contains(until(monday.withHour(17)));

        Answer focus = bob.post(
                        "/v1/people/" + office.id("Bob") + "/planned-focus",
                        Map.of(
                                "timeZone", "America/New_York",
                                "days", List.of("monday"),
                                "from", "10:00",
                                "to", "12:00",
                                "mayBreak", Map.of("who", "urgent")))
                .ok();
        assertThat(stateOfBob(monday.withHour(11), focus)).contains("FOCUS").contains(until(monday.withHour(12)));

        Answer absence = bob.post(
                        "/v1/people/" + office.id("Bob") + "/absences",
                        Map.of(
                                "from", until(monday),
                                "until", until(monday.plusDays(2)),
                                "standIn", office.id("Ann")))
                .ok();
        assertThat(stateOfBob(monday.withHour(11), absence)).contains("ABSENT").contains(until(monday.plusDays(2)));
    }

    @Test
    void the_next_good_moment_suits_all_zones_and_where_there_is_none_it_is_the_least_unfair() {
        ann.put("/v1/people/" + office.id("Ann") + "/working-hours", weekdays("Europe/Berlin", "09:00", "17:00"))
                .ok();
        Answer hours = bob.put(
                        "/v1/people/" + office.id("Bob") + "/working-hours",
                        weekdays("America/New_York", "09:00", "17:00"))
                .ok();
        String ask =
                "{ nextGoodMoment(people: [\"%s\", \"%s\"], minutes: %d, from: \"2099-01-05T00:00:00Z\", until: \"2099-01-10T00:00:00Z\", first: 2) { from suitsEverybody people { localTime minutesOutside } } }";

        JsonNode both = ann.query(ask.formatted(office.id("Ann"), office.id("Bob"), 60), hours);
        assertThat(both.at("/nextGoodMoment/0/from").asString()).isEqualTo("2099-01-05T14:00:00Z");
        assertThat(both.at("/nextGoodMoment/0/suitsEverybody").asBoolean()).isTrue();

        JsonNode three = ann.query(ask.formatted(office.id("Ann"), office.id("Bob"), 180), hours);
        assertThat(three.at("/nextGoodMoment/0/suitsEverybody").asBoolean()).isFalse();
        assertThat(three.at("/nextGoodMoment/0/people")).hasSize(2);
    }

    @Test
    void hours_that_cannot_be_are_refused_with_their_field() {
        String path = "/v1/people/" + office.id("Bob") + "/working-hours";
        Answer zone = bob.put(path, weekdays("Mars/Olympus", "09:00", "17:00"));
        assertThat(zone.status()).isBetween(400, 422);
        assertThat(zone.field()).contains("timeZone");

        Answer overlap = bob.put(
                path,
                Map.of(
                        "timeZone",
                        "UTC",
                        "week",
                        List.of(
                                Map.of("day", "sunday", "from", "22:00", "to", "06:00"),
                                Map.of("day", "monday", "from", "05:00", "to", "09:00"))));
        assertThat(overlap.code()).isEqualTo("overlapping-intervals");
        assertThat(bob.post(
                                "/v1/people/" + office.id("Bob") + "/focus",
                                Map.of("until", "2020-01-01T00:00:00Z", "mayBreak", Map.of("who", "nobody")))
                        .code())
                .isEqualTo("in-the-past");
    }
}
