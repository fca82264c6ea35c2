package dev.duplex.standalone;

import java.io.IOException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;

/** A group that plans: a thread that becomes a call, what it came to, and a call every week. */
record DemoPlanning(DemoApi api, DemoTeam team) {

    /** The message that is sent last: where it is, the demo is whole. */
    static final String LAST = "thanks";

    private static final String FIRST = "thirty seconds";
    private static final String GROUP = DemoApi.id("planning");

    /** @return the call, which goes on */
    String escalates() throws IOException, InterruptedException {
        api.create(
                "planning",
                "/v1/workspaces/demo/conversations",
                team.ann(),
                Map.of("kind", "group", "subject", "Planning 2.5", "participants", List.of(team.priya(), team.sam())));
        String goals = says("goals", team.ann(), Map.of("text", """
                Here is what I took from yesterday, in the order in which I'd do it:

                1. **Missed calls** leave an owed reply by themselves
                2. **Local time** next to every name
                3. Propose a slot that suits *all three* zones

                The draft is attached. What is missing?""", "attachments", List.of(plan())));
        String slots = says("slots", team.priya(), Map.of("text", """
                Nothing missing for me. For the third, this is what overlaps at all:

                | | Berlin | Pune | New York |
                |---|---|---|---|
                | best | 15:00 | 19:30 | 09:00 |
                | possible | 14:30 | 19:00 | 08:30 |""", "inReplyTo", goals));
        api.react(slots, team.ann(), "👀");
        says("early", team.sam(), Map.of("text", "Half past eight is fine with coffee.", "inReplyTo", goals));
        api.react(goals, team.sam(), "👍");
        api.react(goals, team.priya(), "👍");
        String rings = says(
                "rings",
                team.sam(),
                Map.of(
                        "text",
                        "How long should it ring before we give up? I have `30s` in the code, and no strong opinion.",
                        "mentions",
                        List.of(team.ann())));
        api.create(
                FIRST,
                "/v1/conversations/" + GROUP + "/decisions",
                team.ann(),
                Map.of("text", "A call rings for **30 seconds**.", "messages", List.of(rings)));
        String doubt = says(
                "doubt",
                team.priya(),
                Map.of(
                        "text",
                        "30 s is too short when the phone is in the other room. Shall we talk for a minute?",
                        "inReplyTo",
                        rings));
        return call(doubt);
    }

    void thanks() throws IOException, InterruptedException {
        says(
                LAST,
                team.ann(),
                Map.of("text", "Thank you! The notes of our call are above. Sam, yours is the estimate for phones."));
    }

    private String plan() throws IOException, InterruptedException {
        return api.upload("plan", GROUP, team.ann(), "plan-2.5.md", "text/markdown", """
                # Plan 2.5

                - Missed calls leave an owed reply (Ann, Priya)
                - Local time beside names (Sam)
                - Slots that suit everybody (all)
                """);
    }

    private String call(String doubt) throws IOException, InterruptedException {
        String call = api.create(
                "ring time",
                "/v1/conversations/" + GROUP + "/calls",
                team.ann(),
                Map.of(
                        "media",
                        "video",
                        "ring",
                        List.of(team.priya(), team.sam()),
                        "urgent",
                        true,
                        "escalatedFrom",
                        doubt,
                        "reason",
                        "Quicker to decide by voice: how long does a call ring?"));
        api.post("/v1/calls/" + call + "/answer", team.priya(), Map.of());
        api.post("/v1/calls/" + call + "/decline", team.sam(), Map.of("reason", "later", "until", team.inHours(3)));
        return call;
    }

    /** With what it came to. */
    void ends(String call) throws IOException, InterruptedException {
        api.put("/v1/calls/" + call + "/notes", team.priya(), Map.of("text", """
                - 30 s misses one call in five on phones, 45 s one in twenty
                - nobody wants to wait a full minute
                - **open:** does the phone ring while the laptop is open?"""));
        api.post(
                "/v1/decisions/" + DemoApi.id(FIRST) + "/supersede",
                team.ann(),
                Map.of(
                        "successor",
                        Map.of(
                                "id", DemoApi.id("forty-five"),
                                "text", "A call rings for **45 seconds**, on all devices at once.",
                                "calls", List.of(call)),
                        "reason",
                        "One call in five was missed on phones."));
        api.create(
                "estimate",
                "/v1/conversations/" + GROUP + "/action-items",
                team.ann(),
                Map.of(
                        "text",
                        "Estimate what ringing on phones takes",
                        "owner",
                        team.sam(),
                        "due",
                        team.inHours(72),
                        "call",
                        call));
        api.post("/v1/calls/" + call + "/end", team.ann(), Map.of());
        weekly();
    }

    private void weekly() throws IOException, InterruptedException {
        LocalDate monday = LocalDate.ofInstant(team.now(), ZoneId.of("Europe/Berlin"))
                .with(TemporalAdjusters.next(DayOfWeek.MONDAY));
        String weekly = api.create(
                "weekly",
                "/v1/conversations/" + GROUP + "/scheduled-calls",
                team.ann(),
                Map.of(
                        "title",
                        "Weekly planning",
                        "media",
                        "video",
                        "start",
                        monday + "T15:00",
                        "timeZone",
                        "Europe/Berlin",
                        "minutes",
                        30,
                        "invitees",
                        List.of(team.priya(), team.sam()),
                        "recurrence",
                        Map.of("frequency", "weekly", "count", 26)));
        api.put("/v1/scheduled-calls/" + weekly + "/answer", team.priya(), Map.of("answer", "accepted"));
        api.put("/v1/scheduled-calls/" + weekly + "/answer", team.sam(), Map.of("answer", "tentative"));
    }

    private String says(String name, String by, Map<String, ?> body) throws IOException, InterruptedException {
        return api.create(name, "/v1/conversations/" + GROUP + "/messages", by, body);
    }
}
