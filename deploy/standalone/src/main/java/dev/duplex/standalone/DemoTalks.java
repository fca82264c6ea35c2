package dev.duplex.standalone;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A customer who waits, replies that are owed, and a call that goes on later. */
record DemoTalks(DemoApi api, DemoTeam team) {

    /** @param releases a channel */
    void meanwhile(String releases) throws IOException, InterruptedException {
        inquiry();
        owed();
        String patch = says(releases, "patch", team.sam(), "2.4.1 is tagged. Anything that must still go in?");
        says(releases, "go", team.priya(), "Nothing from me, go ahead.", Map.of("inReplyTo", patch));
        api.react(patch, team.priya(), "🚢");
    }

    private void inquiry() throws IOException, InterruptedException {
        String inquiry = starts(
                "inquiry",
                team.dana(),
                Map.of(
                        "kind", "inquiry",
                        "subject", "Where is the export of timelines?",
                        "participants", List.of(team.ann(), team.sam())));
        String question = says(
                inquiry, "where", team.dana(), "We need last month's timelines for an audit. Where do I find them?");
        says(
                inquiry,
                "there",
                team.ann(),
                "In 2.4, under **Conversation, Export**. It takes about a minute for a month of yours. Shall we look at it together?",
                Map.of("inReplyTo", question));
        says(
                inquiry,
                "audit",
                team.sam(),
                "Their auditor comes on Thursday. Let's check the names with apostrophes before we say it is complete.",
                Map.of("privateNote", true));
        says(
                inquiry,
                "calls too",
                team.dana(),
                "Found it, thank you! Does it contain the calls too? The auditor asks for those above all.",
                Map.of("urgency", "urgent", "needsReplyBy", team.inHours(4)));
    }

    /** One is due in half a minute, and then overdue. */
    private void owed() throws IOException, InterruptedException {
        String direct =
                starts("ann and priya", team.priya(), Map.of("kind", "direct", "participants", List.of(team.ann())));
        String budget = says(
                direct,
                "budget",
                team.priya(),
                "Do we have budget for a second reviewer in December? I'd rather not review my own migrations.");
        defer(budget, team.ann(), 30, "ask finance first");
        says(direct, "no hurry", team.priya(), "No hurry, before the planning call is enough.");
        String other =
                starts("priya and sam", team.sam(), Map.of("kind", "direct", "participants", List.of(team.priya())));
        String names = says(
                other, "names", team.sam(), "Could you look at how names are sorted in Hindi? I only guess there.");
        defer(names, team.priya(), 26 * 3_600, "with the new test data");
    }

    /** The last call rings until its time is over, and was missed then. */
    void afterwards() throws IOException, InterruptedException {
        String direct =
                starts("ann and sam", team.ann(), Map.of("kind", "direct", "participants", List.of(team.sam())));
        String price = says(direct, "price", team.sam(), "Lumen asks what calls cost in the larger plan. Do we know?");
        String call = api.create(
                "prices",
                "/v1/conversations/" + direct + "/calls",
                team.ann(),
                Map.of("media", "voice", "ring", List.of(team.sam()), "urgent", true, "escalatedFrom", price));
        api.post("/v1/calls/" + call + "/answer", team.sam(), Map.of());
        api.post(
                "/v1/calls/" + call + "/continue-later",
                team.ann(),
                Map.of(
                        "reason",
                        "Neither of us had the price list at hand",
                        "points",
                        List.of(
                                Map.of(
                                        "kind",
                                        "reply",
                                        "text",
                                        "Which plan did Lumen have in mind?",
                                        "owner",
                                        team.sam(),
                                        "due",
                                        team.inHours(20)),
                                Map.of(
                                        "kind",
                                        "action",
                                        "text",
                                        "Send the price list for calls to Sam",
                                        "owner",
                                        team.ann(),
                                        "due",
                                        team.inHours(44)))));
        api.create(
                "missed",
                "/v1/conversations/" + DemoApi.id("priya and sam") + "/calls",
                team.sam(),
                Map.of("media", "voice", "ring", List.of(team.priya()), "urgent", true));
    }

    private void defer(String message, String by, long seconds, String note) throws IOException, InterruptedException {
        api.put(
                "/v1/messages/" + message + "/reply-later",
                by,
                Map.of("until", team.now().plusSeconds(seconds).toString(), "note", note));
    }

    private String starts(String name, String by, Map<String, Object> body) throws IOException, InterruptedException {
        return api.create(name, "/v1/workspaces/demo/conversations", by, body);
    }

    private String says(String conversation, String name, String by, String text)
            throws IOException, InterruptedException {
        return says(conversation, name, by, text, Map.of());
    }

    private String says(String conversation, String name, String by, String text, Map<String, Object> more)
            throws IOException, InterruptedException {
        Map<String, Object> body = new HashMap<>(more);
        body.put("text", text);
        return api.create(name, "/v1/conversations/" + conversation + "/messages", by, body);
    }
}
