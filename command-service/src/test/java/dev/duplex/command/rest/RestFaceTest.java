package dev.duplex.command.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RestFaceTest extends RunningService {

    private String workspace;
    private UUID ann;
    private UUID bob;
    private UUID cyd;

    @BeforeEach
    void people_are_there() {
        workspace = workspace();
        ann = person(workspace);
        bob = person(workspace);
        cyd = person(workspace);
    }

    @Test
    void a_workspace_is_opened_and_opening_it_again_answers_the_same() {
        String slug = "acme-" + UUID.randomUUID();
        String body = "{\"id\":\"" + slug + "\",\"name\":\"Acme\",\"timeZone\":\"Europe/Berlin\"}";
        Reply first = post("/v1/workspaces").json(body).send();
        assertThat(first.status()).isEqualTo(201);
        assertThat(first.header("Location")).isEqualTo("/v1/workspaces/" + slug);
        assertThat(first.json().get("id").asString()).isEqualTo(slug);
        assertThat(first.json().get("position").asLong()).isEqualTo(events() - 1);
        assertThat(first.header("Duplex-Position")).isEqualTo("" + (events() - 1));
        long before = events();
        Reply second = post("/v1/workspaces").json(body).send();
        assertThat(second.status()).isEqualTo(201);
        assertThat(second.json().get("id").asString()).isEqualTo(slug);
        assertThat(events()).isEqualTo(before);
    }

    @Test
    void people_join_with_or_without_an_id_and_a_kind_in_any_case() {
        UUID id = UUID.randomUUID();
        for (String kind : new String[] {"member", "CUSTOMER", "Bot"}) {
            Reply reply = post("/v1/workspaces/" + workspace + "/people")
                    .json("{\"name\":\"Ann\",\"email\":\"ann@acme.example\",\"kind\":\"" + kind
                            + "\",\"timeZone\":\"Asia/Tokyo\"}")
                    .send();
            assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        }
        Reply chosen = post("/v1/workspaces/" + workspace + "/people")
                .json("{\"id\":\"" + id + "\",\"name\":\"Ann\"}")
                .send();
        assertThat(chosen.status()).isEqualTo(201);
        assertThat(chosen.header("Location")).isEqualTo("/v1/people/" + id);
        assertThat(chosen.json().get("id").asString()).isEqualTo(id.toString());
    }

    @Test
    void conversations_of_every_kind_are_started() {
        for (String kind : new String[] {"direct", "GROUP", "channel", "Inquiry", "review"}) {
            Reply reply = post("/v1/workspaces/" + workspace + "/conversations")
                    .as(ann)
                    .json("{\"kind\":\"" + kind + "\",\"subject\":\"Plans\",\"participants\":[\"" + bob
                            + "\"],\"external\":\"jira:" + kind + "\"}")
                    .send();
            assertThat(reply.status()).as(reply.text()).isEqualTo(201);
            assertThat(reply.header("Location"))
                    .isEqualTo("/v1/conversations/" + reply.json().get("id").asString());
        }
    }

    @Test
    void the_direct_conversation_that_exists_is_found_with_200() {
        UUID first = conversation(workspace, "direct", ann, bob);
        Reply second = post("/v1/workspaces/" + workspace + "/conversations")
                .as(bob)
                .json("{\"kind\":\"direct\",\"participants\":[\"" + ann + "\"]}")
                .send();
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.json().get("id").asString()).isEqualTo(first.toString());
        assertThat(second.header("Location")).isEqualTo("/v1/conversations/" + first);
    }

    @Test
    void an_outside_item_that_has_a_conversation_is_a_conflict_that_names_it() {
        String body = "{\"kind\":\"review\",\"external\":\"github:acme/app#1\"}";
        UUID first = post("/v1/workspaces/" + workspace + "/conversations")
                .as(ann)
                .json(body)
                .created();
        Problem problem = post("/v1/workspaces/" + workspace + "/conversations")
                .as(bob)
                .json(body)
                .refused(409)
                .code("external-taken")
                .field("external");
        assertThat(problem.json().get("with").asString()).isEqualTo(first.toString());
    }

    @Test
    void participants_are_added_and_removed() {
        UUID room = conversation(workspace, "group", ann);
        Reply added = post("/v1/conversations/" + room + "/participants/" + bob)
                .as(ann)
                .send();
        assertThat(added.status()).isEqualTo(200);
        assertThat(added.json().get("id").asString()).isEqualTo(bob.toString());
        assertThat(added.header("Duplex-Position")).isEqualTo("" + (events() - 1));
        Reply removed = delete("/v1/conversations/" + room + "/participants/" + bob)
                .as(ann)
                .send();
        assertThat(removed.status()).isEqualTo(200);
        post("/v1/conversations/" + room + "/messages")
                .as(bob)
                .json("{\"text\":\"Hi\"}")
                .refused(403)
                .code("not-a-participant")
                .field("Duplex-Person");
    }

    @Test
    void messages_are_sent_with_all_that_they_may_carry() {
        UUID room = conversation(workspace, "group", ann, bob);
        UUID question = message(room, ann);
        UUID id = UUID.randomUUID();
        String body = "{\"id\":\"" + id + "\",\"text\":\"Hi\",\"mode\":\"live\",\"inReplyTo\":\"" + question
                + "\",\"mentions\":[\"" + ann
                + "\"],\"urgency\":\"URGENT\",\"needsReplyBy\":\"2999-01-01T00:00:00.123456Z\"}";
        Reply sent = post("/v1/conversations/" + room + "/messages")
                .as(bob)
                .json(body)
                .send();
        assertThat(sent.status()).as(sent.text()).isEqualTo(201);
        assertThat(sent.header("Location")).isEqualTo("/v1/messages/" + id);
        long before = events();
        assertThat(post("/v1/conversations/" + room + "/messages")
                        .as(bob)
                        .json(body)
                        .send()
                        .status())
                .isEqualTo(201);
        assertThat(events()).isEqualTo(before);
    }

    @Test
    void a_text_may_have_forty_thousand_characters_and_any_of_them() {
        UUID room = conversation(workspace, "group", ann, bob);
        for (String text : new String[] {
            "x".repeat(40_000), "a\\u0000\\u0007", "\\ud83d\\ude00 \\u202e", "line\\nline", "half \\ud800"
        }) {
            String body = "{\"id\":\"" + UUID.randomUUID() + "\",\"text\":\"" + text + "\"}";
            for (String time : new String[] {"once: ", "again: "}) {
                assertThat(post("/v1/conversations/" + room + "/messages")
                                .as(ann)
                                .json(body)
                                .send()
                                .status())
                        .as(time + text)
                        .isEqualTo(201);
            }
        }
    }

    @Test
    void a_reply_is_put_off_and_dropped() {
        UUID room = conversation(workspace, "group", ann, bob);
        UUID question = message(room, ann);
        Reply deferred = put("/v1/messages/" + question + "/reply-later")
                .as(bob)
                .json("{\"until\":\"2999-01-01T00:00:00Z\",\"note\":\"numbers first\"}")
                .send();
        assertThat(deferred.status()).as(deferred.text()).isEqualTo(200);
        assertThat(deferred.json().get("id").asString()).isEqualTo(question.toString());
        assertThat(delete("/v1/messages/" + question + "/reply-later")
                        .as(bob)
                        .send()
                        .status())
                .isEqualTo(200);
        assertThat(put("/v1/messages/" + question + "/reply-later")
                        .as(bob)
                        .json("{}")
                        .send()
                        .status())
                .isEqualTo(200);
    }

    @Test
    void a_person_has_read_up_to_a_message() {
        UUID room = conversation(workspace, "group", ann, bob);
        UUID question = message(room, ann);
        assertThat(post("/v1/conversations/" + room + "/read")
                        .as(bob)
                        .json("{\"upTo\":\"" + question + "\"}")
                        .send()
                        .status())
                .isEqualTo(200);
    }

    @Test
    void a_call_is_started_answered_left_and_ended() {
        UUID room = conversation(workspace, "group", ann, bob, cyd);
        UUID question = message(room, bob);
        Reply started = post("/v1/conversations/" + room + "/calls")
                .as(ann)
                .json("{\"media\":\"video\",\"urgent\":true,\"ring\":[\"" + bob + "\"],\"escalatedFrom\":\"" + question
                        + "\"}")
                .send();
        assertThat(started.status()).as(started.text()).isEqualTo(201);
        String call = "/v1/calls/" + started.json().get("id").asString();
        assertThat(started.header("Location")).isEqualTo(call);
        Problem second = post("/v1/conversations/" + room + "/calls")
                .as(cyd)
                .json("{}")
                .refused(409)
                .code("call-in-progress");
        assertThat("/v1/calls/" + second.json().get("with").asString()).isEqualTo(call);
        assertThat(post(call + "/answer").as(bob).send().status()).isEqualTo(200);
        assertThat(post(call + "/answer").as(cyd).send().status()).isEqualTo(200);
        assertThat(post(call + "/leave").as(cyd).send().status()).isEqualTo(200);
        post(call + "/end").as(bob).refused(403).code("not-the-host");
        assertThat(post(call + "/end").as(ann).send().status()).isEqualTo(200);
        post(call + "/answer").as(cyd).refused(409).code("call-ended").field("call");
    }

    @Test
    void a_call_is_declined_in_three_ways() {
        for (String decline : new String[] {
            "{\"reason\":\"busy\"}", "{\"reason\":\"NO\"}", "{\"reason\":\"later\",\"until\":\"2999-01-01T00:00:00Z\"}"
        }) {
            UUID room = conversation(workspace, "group", ann, bob);
            UUID call = post("/v1/conversations/" + room + "/calls")
                    .as(ann)
                    .json("{\"urgent\":true,\"ring\":[\"" + bob + "\"]}")
                    .created();
            assertThat(post("/v1/calls/" + call + "/decline")
                            .as(bob)
                            .json(decline)
                            .send()
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void the_same_idempotency_key_gives_the_same_id_and_adds_nothing() {
        UUID room = conversation(workspace, "group", ann, bob);
        String key = UUID.randomUUID().toString();
        for (String[] creation : new String[][] {
            {"/v1/workspaces/" + workspace + "/people", "{\"name\":\"Somebody\"}"},
            {"/v1/workspaces/" + workspace + "/conversations", "{\"kind\":\"group\"}"},
            {"/v1/conversations/" + room + "/messages", "{\"text\":\"Hi\"}"},
            {"/v1/conversations/" + room + "/calls", "{}"}
        }) {
            UUID first = post(creation[0])
                    .as(ann)
                    .with("Idempotency-Key", key)
                    .json(creation[1])
                    .created();
            long before = events();
            UUID second = post(creation[0])
                    .as(ann)
                    .with("Idempotency-Key", key)
                    .json(creation[1])
                    .created();
            assertThat(second).isEqualTo(first);
            assertThat(events()).isEqualTo(before);
        }
    }

    @Test
    void an_idempotency_key_means_nothing_for_another_person_or_in_another_place() {
        UUID room = conversation(workspace, "group", ann, bob);
        UUID other = conversation(workspace, "group", ann, bob);
        UUID first = keyed(room, ann, "Hi");
        assertThat(keyed(room, bob, "Hi")).isNotEqualTo(first);
        assertThat(keyed(other, ann, "Hi")).isNotEqualTo(first);
    }

    @Test
    void an_idempotency_key_with_other_content_is_a_conflict() {
        UUID room = conversation(workspace, "group", ann, bob);
        keyed(room, ann, "Hi");
        post("/v1/conversations/" + room + "/messages")
                .as(ann)
                .with("Idempotency-Key", "key")
                .json("{\"text\":\"Ho\"}")
                .refused(409)
                .code("id-taken");
    }

    private UUID keyed(UUID room, UUID person, String text) {
        return post("/v1/conversations/" + room + "/messages")
                .as(person)
                .with("Idempotency-Key", "key")
                .json("{\"text\":\"" + text + "\"}")
                .created();
    }

    @Test
    void the_api_describes_itself_in_openapi_3_1() {
        var api = get("/v3/api-docs").send().json();
        assertThat(api.get("openapi").asString()).startsWith("3.1");
        assertThat(api.get("paths").propertyNames())
                .contains(
                        "/v1/workspaces",
                        "/v1/workspaces/{workspace}/people",
                        "/v1/workspaces/{workspace}/conversations",
                        "/v1/workspaces/{workspace}/imports",
                        "/v1/conversations/{conversation}/participants/{participant}",
                        "/v1/conversations/{conversation}/messages",
                        "/v1/conversations/{conversation}/calls",
                        "/v1/conversations/{conversation}/read",
                        "/v1/messages/{message}/reply-later",
                        "/v1/calls/{call}/answer",
                        "/v1/calls/{call}/decline",
                        "/v1/calls/{call}/leave",
                        "/v1/calls/{call}/end",
                        "/v1/calls/{call}/rings",
                        "/v1/calls/{call}/rings/{person}",
                        "/v1/calls/{call}/host",
                        "/v1/calls/{call}/seat",
                        "/v1/calls/{call}/notes",
                        "/v1/calls/{call}/continue-later",
                        "/v1/imports/{id}");
        assertThat(api.at("/paths/~1v1~1conversations~1{conversation}~1messages/post/parameters")
                        .findValuesAsString("name"))
                .contains("Duplex-Person", "Idempotency-Key")
                .doesNotContain("caller");
        assertThat(api.at("/components/schemas/CallAnswer/properties/turnedAway/description")
                        .asString())
                .contains("urgent");
        assertThat(get("/swagger-ui/index.html").send().status()).isEqualTo(200);
    }

    @Test
    void the_log_tells_how_it_is_doing() {
        Reply appends =
                get("/actuator/metrics/eventstore.append?tag=outcome:committed").send();
        assertThat(appends.status()).as(appends.text()).isEqualTo(200);
        assertThat(appends.json().get("measurements").get(0).get("value").asDouble())
                .isPositive();
        Reply position = get("/actuator/metrics/eventstore.position").send();
        assertThat(position.json().get("baseUnit").asString()).isEqualTo("events");
    }

    @Test
    void a_reference_that_no_log_can_hold_is_refused() {
        post("/v1/workspaces/" + workspace + "/conversations")
                .as(ann)
                .json("{\"kind\":\"group\",\"external\":\"jira:\\u0000\"}")
                .refused(422)
                .code("unstorable-text");
    }
}
