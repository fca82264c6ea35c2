package dev.duplex.standalone;

import java.io.IOException;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Fills the invented workspace {@code demo} through the public interfaces, once: what was cut off is completed by the next
 * start. What happens live happens now, whatever time of day that is; what is older is imported.
 */
final class DemoWorkspace {

    private static final String WORKSPACE = "demo";
    private static final List<String> WORKING_DAYS = List.of("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY");

    private final JsonMapper json = new JsonMapper();
    private final DemoApi api;
    private final Clock clock;

    DemoWorkspace(String url, Clock clock) {
        this.api = new DemoApi(json, url);
        this.clock = clock;
    }

    void fill() throws IOException, InterruptedException {
        long opened = api.post(
                "/v1/workspaces", null, Map.of("id", WORKSPACE, "name", "Duplex demo", "timeZone", "Europe/Berlin"));
        String last = "{ message(id: \"%s\") { id } }".formatted(DemoApi.id(DemoPlanning.LAST));
        if (!api.query(last, opened).has("errors")) {
            return;
        }
        long history = api.importHistory(WORKSPACE, new DemoHistory(json, clock.instant()).asSlackExport());
        DemoTeam team = team(history);
        hours(team);
        plans(team);
        DemoPlanning planning = new DemoPlanning(api, team);
        DemoTalks talks = new DemoTalks(api, team);
        String call = planning.escalates();
        talks.meanwhile(channel("releases", history));
        planning.ends(call);
        talks.afterwards();
        planning.thanks();
    }

    private DemoTeam team(long position) throws IOException, InterruptedException {
        JsonNode answer = api.query("{ workspace(id: \"demo\") { people { nodes { id name } } } }", position);
        Map<String, String> ids = new HashMap<>();
        for (JsonNode person : answer.at("/data/workspace/people/nodes")) {
            ids.put(person.get("name").asString(), person.get("id").asString());
        }
        String dana = api.create(
                "dana",
                "/v1/workspaces/demo/people",
                null,
                Map.of("name", "Dana Lee (Lumen)", "kind", "customer", "timeZone", "Europe/London"));
        return new DemoTeam(
                Objects.requireNonNull(ids.get("Ann Weber")),
                Objects.requireNonNull(ids.get("Priya Raman")),
                Objects.requireNonNull(ids.get("Sam Ortiz")),
                dana,
                clock);
    }

    private String channel(String subject, long position) throws IOException, InterruptedException {
        JsonNode answer = api.query(
                "{ workspace(id: \"demo\") { channels(matching: \"" + subject + "\") { nodes { id } } } }", position);
        return answer.at("/data/workspace/channels/nodes/0/id").asString();
    }

    private void hours(DemoTeam team) throws IOException, InterruptedException {
        works(team.ann(), "Europe/Berlin", "09:00", "17:30");
        works(team.priya(), "Asia/Kolkata", "10:00", "18:30");
        works(team.sam(), "America/New_York", "08:30", "17:00");
    }

    private void works(String person, String zone, String from, String to) throws IOException, InterruptedException {
        List<Map<String, String>> week = WORKING_DAYS.stream()
                .map(day -> Map.of("day", day, "from", from, "to", to))
                .toList();
        api.put("/v1/people/" + person + "/working-hours", person, Map.of("timeZone", zone, "week", week));
    }

    /** Priya is on holiday next week but one, and Ann does not want to be disturbed on two mornings. */
    private void plans(DemoTeam team) throws IOException, InterruptedException {
        LocalDate day = LocalDate.ofInstant(team.now(), ZoneId.of("Asia/Kolkata"));
        LocalDate monday = Stream.iterate(day.plusDays(8), next -> next.plusDays(1))
                .filter(next -> next.getDayOfWeek() == DayOfWeek.MONDAY)
                .findFirst()
                .orElseThrow();
        api.create(
                "holiday",
                "/v1/people/" + team.priya() + "/absences",
                team.priya(),
                Map.of(
                        "fromDate", monday.toString(),
                        "untilDate", monday.plusDays(5).toString(),
                        "standIn", team.ann(),
                        "note", "In the hills, without a laptop. Ann has all that is open."));
        api.create(
                "focus",
                "/v1/people/" + team.ann() + "/planned-focus",
                team.ann(),
                Map.of(
                        "days",
                        List.of("TUESDAY", "THURSDAY"),
                        "from",
                        "09:00",
                        "to",
                        "11:00",
                        "mayBreak",
                        Map.of("who", "urgent")));
    }
}
