package dev.duplex.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duplex.acceptance.Api.Answer;
import dev.duplex.acceptance.Api.Office;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SearchTest {

    private final Api api = SharedDuplex.api();
    private final Office office = api.office("Ann", "Bob", "Cem");
    private final Api ann = api.as(office.id("Ann"));
    private final Api bob = api.as(office.id("Bob"));
    private final String talk = ann.post(
                    "/v1/workspaces/" + office.workspace() + "/conversations",
                    Map.of("kind", "group", "participants", List.of(office.id("Bob"))))
            .ok()
            .id();

    private Answer send(Api by, String text) {
        return by.post("/v1/conversations/" + talk + "/messages", Map.of("text", text))
                .ok();
    }

    private JsonNode search(Api of, String arguments, Answer after) {
        return of.query(
                        "{ search(workspace: \"%s\", %s) { totalCount nodes { message { id text } highlights } } }"
                                .formatted(office.workspace(), arguments),
                        after)
                .get("search");
    }

    @Test
    void a_message_is_found_by_its_words_by_those_who_may_see_it_as_soon_as_it_is_sent() {
        Answer sent = send(ann, "The houses were painted <b>yesterday</b>");

        JsonNode found = search(bob, "query: \"house painting\"", sent);
        assertThat(found.at("/nodes/0/message/id").asString()).isEqualTo(sent.id());
        assertThat(found.at("/nodes/0/highlights").toString())
                .contains("<mark>houses</mark>")
                .doesNotContain("<b>");
        assertThat(search(api.as(office.id("Cem")), "query: \"house\"", sent)
                        .at("/totalCount")
                        .asInt())
                .isZero();
        assertThat(search(bob, "author: \"" + office.id("Bob") + "\", query: \"house\"", sent)
                        .get("nodes"))
                .isEmpty();
    }

    @Test
    void what_was_retracted_is_found_no_more_and_what_was_edited_by_its_new_words() {
        Answer sent = send(ann, "purple elephants");
        Answer edited = ann.put("/v1/messages/" + sent.id(), Map.of("text", "green giraffes"))
                .ok();
        assertThat(search(bob, "query: \"elephant\"", edited).get("nodes")).isEmpty();
        assertThat(search(bob, "query: \"giraffe\"", edited).get("nodes")).hasSize(1);

        Answer retracted = ann.delete("/v1/messages/" + sent.id()).ok();
        assertThat(search(bob, "query: \"giraffe\"", retracted).get("nodes")).isEmpty();
    }

    @Test
    void unanswered_messages_are_found_and_hostile_queries_fail_nothing() {
        Answer question = send(ann, "Which crocodile?");
        assertThat(search(ann, "query: \"crocodile\", unanswered: true", question)
                        .get("nodes"))
                .hasSize(1);
        Answer answer = bob.post(
                        "/v1/conversations/" + talk + "/messages",
                        Map.of("text", "That one", "inReplyTo", question.id()))
                .ok();
        assertThat(search(ann, "query: \"crocodile\", unanswered: true", answer).get("nodes"))
                .isEmpty();
        assertThat(search(ann, "query: \"\\\"( AND *:* OR [a TO b]^9~ \\\\\"", answer)
                        .get("nodes"))
                .isEmpty();
    }
}
