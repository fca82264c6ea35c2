package dev.duplex.command.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duplex.command.rest.RunningService;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocumentationOverHttpTest extends RunningService {

    private UUID ann;
    private UUID bob;
    private UUID room;
    private UUID message;
    private UUID decision;
    private UUID item;

    @BeforeEach
    void people_decide() {
        String workspace = workspace();
        ann = person(workspace);
        bob = person(workspace);
        room = conversation(workspace, "group", ann, bob);
        message = message(room, bob);
        decision = post("/v1/conversations/" + room + "/decisions")
                .as(ann)
                .json(filled("{'text':'We ship on Friday','messages':['$m','$m']}"))
                .created();
        item = post("/v1/conversations/" + room + "/action-items")
                .as(ann)
                .json(filled("{'text':'Write the notes','owner':'$p','message':'$m'}"))
                .created();
    }

    private String filled(String text) {
        return text.replace('\'', '"')
                .replace("$p", bob.toString())
                .replace("$m", message.toString())
                .replace("$c", room.toString())
                .replace("$d", String.valueOf(decision))
                .replace("$a", String.valueOf(item));
    }

    private Call request(String method, String path, String body) {
        String to = filled(path);
        Call call = (method.equals("PUT") ? put(to) : post(to)).as(ann);
        return body == null ? call : call.json(filled(body));
    }

    @Test
    void a_successor_is_created_and_told_where() {
        String body = "{'successor':{'text':'We ship on Monday'},'reason':'not ready'}";
        Reply first = request("POST", "/v1/decisions/$d/supersede", body)
                .with("Idempotency-Key", "k1")
                .send();
        assertThat(first.status()).isEqualTo(201);
        assertThat(first.header("Location"))
                .isEqualTo("/v1/decisions/" + first.json().get("id").asString());
        assertThat(first.header("Duplex-Position")).isNotBlank();
        long events = events();
        Reply again = request("POST", "/v1/decisions/$d/supersede", body)
                .with("Idempotency-Key", "k1")
                .send();
        assertThat(again.json().get("id")).isEqualTo(first.json().get("id"));
        assertThat(events()).isEqualTo(events);
        request("POST", "/v1/decisions/$d/supersede", "{}")
                .refused(409)
                .code("already-superseded")
                .field("decision");
    }

    @Test
    void an_item_is_assigned_anew_done_opened_and_dropped() {
        assertThat(request("PUT", "/v1/action-items/$a", "{'text':'Write','owner':'$p','due':'2999-01-01T00:00:00Z'}")
                        .send()
                        .status())
                .isEqualTo(200);
        assertThat(request("POST", "/v1/action-items/$a/done", null).send().status())
                .isEqualTo(200);
        request("POST", "/v1/action-items/$a/drop", "{'reason':'no'}")
                .refused(409)
                .code("already-done");
        assertThat(request("PUT", "/v1/action-items/$a", "{'text':'Write','owner':'$p'}")
                        .send()
                        .status())
                .isEqualTo(200);
        assertThat(request("POST", "/v1/action-items/$a/drop", null).send().status())
                .isEqualTo(200);
        request("POST", "/v1/action-items/$a/done", null).refused(409).code("already-dropped");
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "POST | /v1/conversations/$c/decisions    | {}                                             | 400 | text",
                "POST | /v1/conversations/$c/decisions    | {'text':'  '}                                  | 400 | text",
                "POST | /v1/conversations/$c/decisions    | {'text':'x','messages':['y']}                  | 400 | messages[0]",
                "POST | /v1/conversations/$c/decisions    | {'text':'x','messages':[null]}                 | 400 | messages[0]",
                "POST | /v1/conversations/$c/decisions    | {'text':'x','calls':['$m']}                    | 404 | calls",
                "POST | /v1/conversations/$m/decisions    | {'text':'x'}                                   | 404 | conversation",
                "POST | /v1/decisions/nothing/supersede   | {}                                             | 400 | decision",
                "POST | /v1/decisions/$m/supersede        | {}                                             | 404 | decision",
                "POST | /v1/decisions/$d/supersede        | {'by':'$d'}                                    | 422 | by",
                "POST | /v1/decisions/$d/supersede        | {'by':'$m'}                                    | 404 | by",
                "POST | /v1/decisions/$d/supersede        | {'by':'$m','successor':{'text':'x'}}           | 400 | by",
                "POST | /v1/decisions/$d/supersede        | {'successor':{}}                               | 400 | successor.text",
                "POST | /v1/conversations/$c/action-items | {'text':'x'}                                   | 400 | owner",
                "POST | /v1/conversations/$c/action-items | {'text':'x','owner':'$m'}                      | 403 | owner",
                "POST | /v1/conversations/$c/action-items | {'text':'x','owner':'$p','due':'soon'}         | 400 | due",
                "POST | /v1/conversations/$c/action-items | {'text':'x','owner':'$p','due':'2001-01-01T00:00:00Z'} | 422 | due",
                "POST | /v1/conversations/$c/action-items | {'text':'x','owner':'$p','message':'$c'}       | 404 | message",
                "PUT  | /v1/action-items/$a               | {'owner':'$p'}                                 | 400 | text",
                "PUT  | /v1/action-items/$m               | {'text':'x','owner':'$p'}                      | 404 | action",
                "POST | /v1/action-items/$m/done          |                                                | 404 | action",
                "POST | /v1/action-items/$m/drop          | {}                                             | 404 | action"
            })
    void what_is_wrong_is_named(String method, String path, String body, int status, String field) {
        request(method, path, body).refused(status).field(field);
    }

    @Test
    void texts_have_an_end() {
        String long_text = "x".repeat(10_001);
        request("POST", "/v1/conversations/$c/decisions", "{'text':'" + long_text + "'}")
                .refused(400)
                .field("text");
        request("POST", "/v1/decisions/$d/supersede", "{'reason':'" + long_text + "'}")
                .refused(400)
                .field("reason");
    }

    @Test
    void somebody_must_do_it() {
        post("/v1/conversations/" + room + "/decisions")
                .json("{\"text\":\"x\"}")
                .refused(400)
                .field("Duplex-Person");
    }
}
