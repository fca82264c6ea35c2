package dev.duplex.benchmarks.large;

import dev.duplex.benchmarks.Figures;
import dev.duplex.benchmarks.Server;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** What is asked of a large workspace, and how long each answer takes. */
final class Questions {

    private static final String ROW = "conversation { id } unread mentions lastMessage { text by { name } }"
            + " waitingOnMe { since message } waitingOnThem { since } owedReplies { message until }";
    private static final String ENTRY = "... on Message { id at text by { name } reactions { emoji } }";
    private static final int DEPTH = 20;
    private static final Duration AHEAD = Duration.ofSeconds(3);

    private final Server server;
    private final Words words;
    private final int requests;
    private final Random random = new Random(42);

    Questions(Server server, Words words, int requests) {
        this.server = server;
        this.words = words;
        this.requests = requests;
    }

    @FunctionalInterface
    private interface Request {
        void send(int number) throws IOException, InterruptedException;
    }

    void round(Figures figures) throws IOException, InterruptedException {
        inbox(figures);
        timeline(figures);
        sending(figures);
        searching(figures);
        agenda(figures);
    }

    private void time(Figures figures, String name, Request request) throws IOException, InterruptedException {
        List<Double> millis = new ArrayList<>();
        for (int i = 0; i < requests; i++) {
            long from = System.nanoTime();
            request.send(i);
            millis.add(Server.seconds(from) * 1000);
        }
        add(figures, name, millis);
    }

    private static void add(Figures figures, String name, List<Double> millis) {
        figures.add(name + ", p50 (ms)", Figures.quantile(millis, 0.5));
        figures.add(name + ", p99 (ms)", Figures.quantile(millis, 0.99));
    }

    private void inbox(Figures figures) throws IOException, InterruptedException {
        String deep = cursor("inbox", LargeWorkspace.MANY, "");
        time(figures, "inbox page of 10 conversations", i -> inbox(LargeWorkspace.FEW, "first: 50"));
        time(figures, "inbox page of 10,000 conversations", i -> inbox(LargeWorkspace.MANY, "first: 50"));
        time(
                figures,
                "the same, " + DEPTH * 200 + " rows deep",
                i -> inbox(LargeWorkspace.MANY, "first: 50, after: \"" + deep + "\""));
        time(
                figures,
                "the same, who waits longest on me",
                i -> inbox(LargeWorkspace.MANY, "first: 50, filter: WAITING_ON_ME, sort: OLDEST_WAIT_FIRST"));
        time(
                figures,
                "its counts",
                i -> ask(
                        "{ inboxCounts(person: \"%s\") { unread waitingOnMe overdue } }".formatted(LargeWorkspace.MANY),
                        LargeWorkspace.MANY));
    }

    private void inbox(UUID person, String arguments) throws IOException, InterruptedException {
        JsonNode rows = ask("{ inbox(person: \"%s\", %s) { nodes { %s } } }".formatted(person, arguments, ROW), person)
                .at("/inbox/nodes");
        if (rows.isEmpty()) {
            throw new IOException("an empty inbox");
        }
    }

    /** Of the last of many rows. */
    private String cursor(String list, UUID person, String after) throws IOException, InterruptedException {
        String cursor = after;
        for (int page = 0; page < DEPTH; page++) {
            JsonNode info = ask(
                            "{ %s(person: \"%s\", first: 200%s) { pageInfo { endCursor hasNextPage } } }"
                                    .formatted(list, person, cursor.isEmpty() ? "" : ", after: \"" + cursor + "\""),
                            person)
                    .at("/" + list + "/pageInfo");
            if (!info.get("hasNextPage").asBoolean()) {
                return cursor;
            }
            cursor = info.get("endCursor").asString();
        }
        return cursor;
    }

    private void timeline(Figures figures) throws IOException, InterruptedException {
        String before = "";
        for (int page = 0; page < DEPTH; page++) {
            String bound = before.isEmpty() ? "" : ", before: \"" + before + "\"";
            before = ask(
                            "{ conversation(id: \"%s\") { timeline(last: 200%s) { pageInfo { startCursor } } } }"
                                    .formatted(LargeWorkspace.LONG, bound),
                            LargeWorkspace.MANY)
                    .at("/conversation/timeline/pageInfo/startCursor")
                    .asString();
        }
        String deep = before;
        time(figures, "timeline page of 10 messages", i -> timeline(LargeWorkspace.SHORT, "last: 50"));
        time(figures, "timeline page of 1,000,000 messages", i -> timeline(LargeWorkspace.LONG, "last: 50"));
        time(
                figures,
                "the same, " + DEPTH * 200 + " messages back",
                i -> timeline(LargeWorkspace.LONG, "last: 50, before: \"" + deep + "\""));
    }

    private void timeline(UUID conversation, String arguments) throws IOException, InterruptedException {
        ask(
                "{ conversation(id: \"%s\") { timeline(%s) { nodes { %s } } } }"
                        .formatted(conversation, arguments, ENTRY),
                LargeWorkspace.MANY);
    }

    /** In turns, so that both have the same machine. */
    private void sending(Figures figures) throws IOException, InterruptedException {
        List<Double> few = new ArrayList<>();
        List<Double> many = new ArrayList<>();
        for (int i = 0; i < 2 * requests; i++) {
            boolean large = i % 2 == 0;
            long from = System.nanoTime();
            server.post(
                    "/v1/conversations/" + (large ? LargeWorkspace.LONG : LargeWorkspace.SHORT) + "/messages",
                    LargeWorkspace.MANY.toString(),
                    Map.of("text", words.sentence(random)));
            (large ? many : few).add(Server.seconds(from) * 1000);
        }
        add(figures, "send into the short conversation", few);
        add(figures, "send into the one of 1,000,000 messages", many);
        figures.add("the same, one by the other (medians)", Figures.quantile(many, 0.5) / Figures.quantile(few, 0.5));
    }

    private void searching(Figures figures) throws IOException, InterruptedException {
        time(figures, "search for a word", i -> search(words.next(random)));
        time(figures, "search for two words", i -> search(words.next(random) + " " + words.next(random)));
        time(figures, "search for the most frequent word", i -> search(words.mostFrequent()));
    }

    private void search(String query) throws IOException, InterruptedException {
        ask(
                "{ search(workspace: \"%s\", query: \"%s\", first: 20) { totalCount nodes { message { id } highlights } } }"
                        .formatted(LargeWorkspace.ID, query),
                LargeWorkspace.MANY);
    }

    /** How late messages are sent that were scheduled for an instant. */
    private void agenda(Figures figures) throws IOException, InterruptedException {
        Map<String, Instant> due = new HashMap<>();
        Instant start = Instant.now().plus(AHEAD);
        for (int i = 0; i < requests; i++) {
            Instant at = start.plusMillis(random.nextInt(3_000));
            due.put(
                    server.post(
                                    "/v1/conversations/" + LargeWorkspace.SHORT + "/scheduled-messages",
                                    LargeWorkspace.MANY.toString(),
                                    Map.of("text", "Scheduled " + i, "dueAt", at.toString()))
                            .id(),
                    at);
        }
        List<Double> late = new ArrayList<>();
        while (late.size() < due.size()) {
            Thread.sleep(500);
            late.clear();
            ask(
                            "{ conversation(id: \"%s\") { timeline(last: 200) { nodes { ... on Message { id at } } } } }"
                                    .formatted(LargeWorkspace.SHORT),
                            LargeWorkspace.MANY)
                    .at("/conversation/timeline/nodes")
                    .forEach(message -> {
                        Instant at = due.get(message.path("id").asString(""));
                        if (at != null) {
                            late.add((double) Duration.between(
                                            at, Instant.parse(message.get("at").asString()))
                                    .toMillis());
                        }
                    });
        }
        add(figures, "sent after it was due, 100,000 entries waiting", late);
        figures.add("the same, latest (ms)", Figures.quantile(late, 1));
    }

    private JsonNode ask(String query, UUID person) throws IOException, InterruptedException {
        return server.query(query, person.toString(), "");
    }
}
