package dev.duplex.command.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BadRequestTest extends RunningService {

    private static final UUID NOTHING = UUID.fromString("00000000-0000-4000-8000-000000000000");

    private String workspace;
    private UUID ann;
    private UUID bob;
    private UUID room;
    private UUID question;

    @BeforeEach
    void people_talk() {
        workspace = workspace();
        ann = person(workspace);
        bob = person(workspace);
        room = conversation(workspace, "group", ann, bob);
        question = message(room, bob);
    }

    /** {@code $w $c $m} stand for the workspace, the conversation and the message. */
    private Call request(String method, String path) {
        String filled = path.replace("$w", workspace)
                .replace("$c", room.toString())
                .replace("$m", question.toString())
                .replace("$p", bob.toString())
                .replace("$nothing", NOTHING.toString());
        return switch (method) {
            case "GET" -> get(filled);
            case "PUT" -> put(filled);
            case "PATCH" -> patch(filled);
            case "DELETE" -> delete(filled);
            default -> post(filled);
        };
    }

    private String filled(String body) {
        return body.replace('\'', '"')
                .replace("$p", bob.toString())
                .replace("$m", question.toString())
                .replace("$nothing", NOTHING.toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "POST   | /v1/workspaces/nowhere/people              | {'name':'Ann'}                       | unknown-workspace    | workspace",
                "POST   | /v1/workspaces/nowhere/conversations       | {'kind':'group'}                     | unknown-workspace    | workspace",
                "POST   | /v1/workspaces/$w/conversations            | {'kind':'group','participants':['$nothing']} | unknown-person | participants",
                "POST   | /v1/conversations/$nothing/messages        | {'text':'Hi'}                        | unknown-conversation | conversation",
                "POST   | /v1/conversations/$c/messages              | {'text':'Hi','inReplyTo':'$nothing'} | unknown-message      | inReplyTo",
                "POST   | /v1/conversations/$c/messages              | {'text':'Hi','mentions':['$nothing']} | unknown-person      | mentions",
                "POST   | /v1/conversations/$nothing/participants/$p |                                      | unknown-conversation | conversation",
                "POST   | /v1/conversations/$c/participants/$nothing |                                      | unknown-person       | participant",
                "DELETE | /v1/conversations/$c/participants/$nothing |                                      | unknown-person       | participant",
                "POST   | /v1/conversations/$nothing/calls           | {}                                   | unknown-conversation | conversation",
                "POST   | /v1/conversations/$c/calls                 | {'escalatedFrom':'$nothing'}         | unknown-message      | escalatedFrom",
                "POST   | /v1/conversations/$c/read                  | {'upTo':'$nothing'}                  | unknown-message      | upTo",
                "PUT    | /v1/messages/$nothing/reply-later          | {}                                   | unknown-message      | message",
                "DELETE | /v1/messages/$nothing/reply-later          |                                      | unknown-message      | message",
                "POST   | /v1/calls/$nothing/answer                  |                                      | unknown-call         | call",
                "POST   | /v1/calls/$nothing/decline                 | {'reason':'no'}                      | unknown-call         | call",
                "POST   | /v1/calls/$nothing/leave                   |                                      | unknown-call         | call",
                "POST   | /v1/calls/$nothing/end                     |                                      | unknown-call         | call",
                "POST   | /v1/conversations/$c/calls                 | {'scheduled':'$nothing'}             | unknown-scheduled-call | scheduled",
                "POST   | /v1/conversations/$c/messages              | {'text':'Hi','mode':'live','call':'$nothing'} | unknown-call | call",
                "POST   | /v1/calls/$nothing/rings                   | {'people':['$p']}                    | unknown-call         | call",
                "DELETE | /v1/calls/$nothing/rings/$p                |                                      | unknown-call         | call",
                "PUT    | /v1/calls/$nothing/host                    | {'person':'$p'}                      | unknown-call         | call",
                "PUT    | /v1/calls/$nothing/seat                    | {'device':'phone'}                   | unknown-call         | call",
                "PUT    | /v1/calls/$nothing/notes                   | {'text':'We ship.'}                  | unknown-call         | call",
                "POST   | /v1/calls/$nothing/continue-later          | {'points':[]}                        | unknown-call         | call",
                "GET    | /v1/imports/$nothing                       |                                      | unknown-import       | id",
            })
    void an_id_that_nobody_knows_is_404(String method, String path, String body, String code, String field) {
        Call call = request(method, path).as(ann);
        (body == null ? call : call.json(filled(body))).refused(404).code(code).field(field);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "POST   | /v1/conversations/no-uuid/messages         | {'text':'Hi'} | conversation",
                "POST   | /v1/conversations/$c/participants/no-uuid  |               | participant",
                "DELETE | /v1/conversations/$c/participants/no-uuid  |               | participant",
                "POST   | /v1/conversations/no-uuid/calls            | {}            | conversation",
                "POST   | /v1/conversations/no-uuid/read             | {'upTo':'$m'} | conversation",
                "PUT    | /v1/messages/no-uuid/reply-later           | {}            | message",
                "DELETE | /v1/messages/no-uuid/reply-later           |               | message",
                "POST   | /v1/calls/no-uuid/answer                   |               | call",
                "POST   | /v1/calls/no-uuid/decline                  | {'reason':'no'} | call",
                "POST   | /v1/calls/no-uuid/leave                    |               | call",
                "POST   | /v1/calls/no-uuid/end                      |               | call",
                "DELETE | /v1/calls/no-uuid/rings/$p                 |               | call",
                "DELETE | /v1/calls/$nothing/rings/no-uuid           |               | person",
                "PUT    | /v1/calls/no-uuid/seat                     | {'device':'phone'} | call",
                "GET    | /v1/imports/no-uuid                        |               | id",
            })
    void an_id_in_a_path_is_a_uuid(String method, String path, String body, String field) {
        Call call = request(method, path).as(ann);
        (body == null ? call : call.json(filled(body)))
                .refused(400)
                .code("wrong-type")
                .field(field)
                .says("UUID");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/v1/workspaces              | {'id':'acme','name':5,'timeZone':'UTC'}                  | wrong-type | name",
                "/v1/workspaces              | {'id':'acme','name':true,'timeZone':'UTC'}               | wrong-type | name",
                "/v1/workspaces              | {'id':'acme','name':['A'],'timeZone':'UTC'}              | wrong-type | name",
                "/v1/workspaces              | {'id':'acme','name':'Acme','timeZone':'Mars/Olympus'}    | wrong-type | timeZone",
                "/v1/workspaces              | {'id':'acme','name':'Acme','timeZone':''}                | wrong-type | timeZone",
                "/v1/workspaces              | {'id':'acme','name':'Acme'}                              | invalid    | timeZone",
                "/v1/workspaces              | {'id':'Acme Inc','name':'Acme','timeZone':'UTC'}         | invalid    | id",
                "/v1/workspaces              | {'name':'Acme','timeZone':'UTC'}                         | invalid    | id",
                "/v1/workspaces              | {'id':'acme','name':'  ','timeZone':'UTC'}               | invalid    | name",
                "/v1/workspaces              | {'id':'acme','name':'Acme','timeZone':'UTC','colour':1}  | unknown-field | colour",
                "/v1/workspaces/$w/people    | {'name':'Ann','kind':'wizard'}                           | wrong-type | kind",
                "/v1/workspaces/$w/people    | {'name':'Ann','kind':1}                                  | wrong-type | kind",
                "/v1/workspaces/$w/people    | {'name':'Ann','id':'no-uuid'}                            | wrong-type | id",
                "/v1/workspaces/$w/people    | {'name':'Ann','email':'nowhere'}                         | invalid    | email",
                "/v1/workspaces/$w/people    | {'name':'Ann','handle':'No Handle'}                      | invalid    | handle",
                "/v1/workspaces/$w/people    | {'name':'Ann','timeZone':'Mars/Olympus'}                 | wrong-type | timeZone",
                "/v1/workspaces/$w/people    | {'name':'Ann','timeZone':'GMT+2'}                        | wrong-type | timeZone",
                "/v1/workspaces/$w/people    | {'name':'Ann','timeZone':'+02:00'}                       | wrong-type | timeZone",
                "/v1/workspaces/$w/people    | {'name':''}                                              | invalid    | name",
                "/v1/workspaces/$w/conversations | {}                                                   | invalid    | kind",
                "/v1/workspaces/$w/conversations | {'kind':'group','participants':'$p'}                 | wrong-type | participants",
                "/v1/workspaces/$w/conversations | {'kind':'group','participants':['no-uuid']}          | wrong-type | participants[0]",
                "/v1/workspaces/$w/conversations | {'kind':'group','participants':['$p',null]}          | invalid    | participants[1]",
                "/v1/conversations/$c/messages | {'text':5}                                             | wrong-type | text",
                "/v1/conversations/$c/messages | {'text':{'a':1}}                                       | wrong-type | text",
                "/v1/conversations/$c/messages | {'text':null}                                          | invalid    | text",
                "/v1/conversations/$c/messages | {'text':' \\n '}                                       | invalid    | text",
                "/v1/conversations/$c/messages | {'text':'Hi','mode':'loud'}                            | wrong-type | mode",
                "/v1/conversations/$c/messages | {'text':'Hi','inReplyTo':'x'}                          | wrong-type | inReplyTo",
                "/v1/conversations/$c/messages | {'text':'Hi','mentions':[5]}                           | wrong-type | mentions[0]",
                "/v1/conversations/$c/messages | {'text':'Hi','needsReplyBy':'tomorrow'}                | wrong-type | needsReplyBy",
                "/v1/conversations/$c/messages | {'text':'Hi','needsReplyBy':5}                         | wrong-type | needsReplyBy",
                "/v1/conversations/$c/messages | {'text':'Hi','txet':'Hi'}                              | unknown-field | txet",
                "/v1/conversations/$c/calls  | {'media':'smoke'}                                        | wrong-type | media",
                "/v1/conversations/$c/calls  | {'ring':[{}]}                                            | wrong-type | ring[0]",
                "/v1/conversations/$c/calls  | {'device':'my phone'}                                    | invalid    | device",
                "/v1/conversations/$c/calls  | {'provider':'telepathy'}                                 | unknown-provider | provider",
                "/v1/conversations/$c/calls  | {'urgent':'very'}                                        | wrong-type | urgent",
                "/v1/calls/$nothing/rings    | {'people':[]}                                            | invalid    | people",
                "/v1/calls/$nothing/rings    | {'people':[null]}                                        | invalid    | people[0]",
                "/v1/calls/$nothing/answer   | {'device':''}                                            | invalid    | device",
                "/v1/calls/$nothing/leave    | {'devise':'phone'}                                       | unknown-field | devise",
                "/v1/calls/$nothing/continue-later | {'points':[null]}                                  | invalid    | points[0]",
                "/v1/calls/$nothing/continue-later | {'points':[{'text':'A'}]}                          | invalid    | points[0].owner",
                "/v1/calls/$nothing/continue-later | {'points':[{'text':'A','owner':'$p','kind':'wish'}]} | wrong-type | points[0].kind",
                "/v1/conversations/$c/read   | {}                                                       | invalid    | upTo",
                "/v1/calls/$nothing/decline  | {}                                                       | invalid    | reason",
                "/v1/calls/$nothing/decline  | {'reason':'bored'}                                       | wrong-type | reason",
            })
    void a_wrong_value_is_400_and_named(String path, String body, String code, String field) {
        request("POST", path).as(ann).json(filled(body)).refused(400).code(code).field(field);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "POST  | /v1/workspaces                        | name    | 'id':'acme','timeZone':'UTC'",
                "POST  | /v1/workspaces/$w/people              | name    |",
                "POST  | /v1/workspaces/$w/conversations       | subject | 'kind':'group'",
                "PATCH | /v1/conversations/$c                  | subject |",
                "POST  | /v1/conversations/$c/messages         | text    |",
                "PUT   | /v1/messages/$m                       | text    |",
                "POST  | /v1/conversations/$c/scheduled-messages | text  | 'dueAt':'2999-01-01T00:00:00Z'",
                "PUT   | /v1/scheduled-messages/$nothing       | text    |",
                "POST  | /v1/conversations/$c/scheduled-calls  | title   | 'start':'2999-01-01T10:00','timeZone':'UTC','minutes':30",
                "PUT   | /v1/scheduled-calls/$nothing          | title   |",
                "POST  | /v1/conversations/$c/decisions        | text    |",
                "POST  | /v1/conversations/$c/action-items     | text    | 'owner':'$p'",
                "POST  | /v1/calls/$nothing/continue-later     | points[0].text | 'points':[{'text':'$blank','owner':'$p'}]",
            })
    void a_text_of_which_nothing_can_be_seen_is_400_and_named(String method, String path, String field, String others) {
        for (String blank : List.of("", "  ", "\u00a0\u2003\u3000", "\u200b\ufeff", "\\t\\n")) {
            String own = "'%s':'%s'".formatted(field, blank);
            String body =
                    field.contains("[") ? others.replace("$blank", blank) : others == null ? own : own + "," + others;
            request(method, path)
                    .as(ann)
                    .json(filled("{" + body + "}"))
                    .refused(400)
                    .code("invalid")
                    .field(field);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'text':'Hi'          | broken-json",
                "{'text':              | broken-json",
                "{'text':'Hi'} trailing | broken-json",
                "{'text' 'Hi'}         | broken-json",
                "{text:Hi}             | broken-json",
                "['Hi']                | wrong-type",
                "'Hi'                  | wrong-type",
                "5                     | wrong-type",
            })
    void what_is_not_an_object_of_json_is_400(String body, String code) {
        request("POST", "/v1/conversations/$c/messages")
                .as(ann)
                .json(filled(body))
                .refused(400)
                .code(code)
                .field("body");
    }

    @Test
    void a_missing_body_is_400() {
        request("POST", "/v1/conversations/$c/messages")
                .as(ann)
                .json("")
                .refused(400)
                .field("body");
        request("POST", "/v1/conversations/$c/messages")
                .as(ann)
                .json("null")
                .refused(400)
                .field("body");
        request("PUT", "/v1/messages/$m/reply-later")
                .as(ann)
                .json("")
                .refused(400)
                .field("body");
    }

    @Test
    void a_body_that_is_too_deep_is_400() {
        String deep = "[".repeat(100_000);
        request("POST", "/v1/conversations/$c/messages").as(ann).json(deep).refused(400);
        request("POST", "/v1/conversations/$c/messages")
                .as(ann)
                .json("{\"text\":" + deep)
                .refused(400);
        request("POST", "/v1/conversations/$c/messages")
                .as(ann)
                .json("{\"deep\":" + "{\"a\":".repeat(100_000))
                .refused(400);
        request("POST", "/v1/conversations/$c/messages")
                .as(ann)
                .json("{\"mentions\":" + deep)
                .refused(400);
    }

    @Test
    void what_is_too_long_is_400_and_named() {
        request("POST", "/v1/conversations/$c/messages")
                .as(ann)
                .json("{\"text\":\"" + "x".repeat(40_001) + "\"}")
                .refused(400)
                .code("invalid")
                .field("text")
                .says("40000");
        request("POST", "/v1/workspaces/$w/people")
                .json("{\"name\":\"" + "x".repeat(201) + "\"}")
                .refused(400)
                .field("name");
        request("PUT", "/v1/messages/$m/reply-later")
                .as(ann)
                .json("{\"note\":\"" + "x".repeat(2_001) + "\"}")
                .refused(400)
                .field("note");
        String ids = ("\"" + bob + "\",").repeat(501);
        request("POST", "/v1/workspaces/$w/conversations")
                .as(ann)
                .json("{\"kind\":\"group\",\"participants\":[" + ids.substring(0, ids.length() - 1) + "]}")
                .refused(400)
                .field("participants");
        request("POST", "/v1/conversations/$c/messages")
                .as(ann)
                .with("Idempotency-Key", "x".repeat(201))
                .json("{\"text\":\"Hi\"}")
                .refused(400)
                .code("bad-idempotency-key")
                .field("Idempotency-Key");
    }

    @Test
    void who_acts_is_named_where_it_matters_and_by_a_uuid() {
        for (String path :
                new String[] {"/v1/calls/$nothing/answer", "/v1/calls/$nothing/leave", "/v1/calls/$nothing/end"}) {
            request("POST", path).refused(400).code("acting-person-missing").field("Duplex-Person");
        }
        request("POST", "/v1/conversations/$c/messages")
                .json("{\"text\":\"Hi\"}")
                .refused(400)
                .code("acting-person-missing")
                .field("Duplex-Person");
        for (String person : new String[] {"somebody", "", ann + "0"}) {
            request("POST", "/v1/conversations/$c/messages")
                    .with("Duplex-Person", person)
                    .json("{\"text\":\"Hi\"}")
                    .refused(400)
                    .code("bad-person")
                    .field("Duplex-Person");
        }
        request("POST", "/v1/conversations/$c/messages")
                .as(NOTHING)
                .json("{\"text\":\"Hi\"}")
                .refused(403)
                .code("not-a-participant")
                .field("Duplex-Person");
    }

    @Test
    void an_instant_that_is_over_is_422() {
        request("PUT", "/v1/messages/$m/reply-later")
                .as(ann)
                .json("{\"until\":\"2001-01-01T00:00:00Z\"}")
                .refused(422)
                .code("in-the-past")
                .field("until");
        request("POST", "/v1/conversations/$c/messages")
                .as(ann)
                .json("{\"text\":\"Hi\",\"needsReplyBy\":\"2001-01-01T00:00:00Z\"}")
                .refused(422)
                .code("in-the-past")
                .field("needsReplyBy");
    }

    @Test
    void an_instant_that_no_calendar_here_reaches_is_400() {
        for (String instant : new String[] {"-100000000-01-01T00:00:00Z", "+300000-01-01T00:00:00Z"}) {
            request("POST", "/v1/conversations/$c/messages")
                    .as(ann)
                    .json("{\"text\":\"Hi\",\"needsReplyBy\":\"" + instant + "\"}")
                    .refused(400)
                    .code("wrong-type")
                    .field("needsReplyBy");
        }
    }

    @Test
    void a_body_over_a_mebibyte_is_413_however_it_is_sent() {
        request("POST", "/v1/conversations/$c/messages")
                .as(ann)
                .json("{\"text\":\"" + "x".repeat(2 << 20) + "\"}")
                .refused(413)
                .code("body-too-large")
                .field("body");
        byte[] large = ("{\"text\":\"" + "x".repeat(2 << 20) + "\"}").getBytes(StandardCharsets.UTF_8);
        request("POST", "/v1/conversations/$c/messages")
                .as(ann)
                .body("application/json", BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large)))
                .refused(400);
    }

    @Test
    void another_method_is_405_and_tells_which_there_are() {
        request("GET", "/v1/conversations/$c/messages")
                .refused(405)
                .code("method-not-allowed")
                .field("method")
                .says("POST");
        request("DELETE", "/v1/workspaces").refused(405).code("method-not-allowed");
        request("POST", "/v1/messages/$m/reply-later").refused(405).code("method-not-allowed");
    }

    @Test
    void another_content_type_is_415_and_tells_which_there_are() {
        for (String type : new String[] {"text/plain", "application/xml", "application/x-www-form-urlencoded"}) {
            request("POST", "/v1/conversations/$c/messages")
                    .as(ann)
                    .body(type, BodyPublishers.ofString("{\"text\":\"Hi\"}"))
                    .refused(415)
                    .code("unsupported-media-type")
                    .field("Content-Type")
                    .says("application/json");
        }
        request("POST", "/v1/conversations/$c/messages")
                .as(ann)
                .body("application/x-www-form-urlencoded", BodyPublishers.ofString("x".repeat(1_000_000)))
                .refused(415);
        request("POST", "/v1/conversations/$c/messages")
                .as(ann)
                .body(BodyPublishers.ofString("{\"text\":\"Hi\"}"))
                .refused(415);
        request("POST", "/v1/conversations/$c/messages")
                .as(ann)
                .body("nonsense", BodyPublishers.ofString("{\"text\":\"Hi\"}"))
                .refused(415);
    }

    @Test
    void a_path_that_does_not_exist_is_404() {
        for (String path : new String[] {"/v1", "/v1/nothing", "/v1/workspaces/$w", "/v1/conversations/$c/nothing"}) {
            request("GET", path).refused(404).code("no-such-path").field("path");
        }
        request("POST", "/v2/workspaces").json("{}").refused(404).code("no-such-path");
    }

    @Test
    void strange_paths_and_headers_are_never_ours_to_answer_for() {
        for (String path : new String[] {
            "/v1/workspaces/%00/people",
            "/v1/workspaces/..%2f..%2fetc/people",
            "/v1/workspaces/" + "x".repeat(3_000) + "/people",
            "/v1/workspaces/%F0%9F%98%80/people",
            "/v1/workspaces/a%7Cworkspace.opened/people",
            "/v1/workspaces/$w;a=b/people;c=d",
            "/v1/workspaces//people"
        }) {
            assertThat(request("POST", path).json("{\"name\":\"Ann\"}").send().status())
                    .as(path)
                    .isBetween(200, 499);
        }
        assertThat(request("POST", "/v1/workspaces")
                        .with("Accept", "image/png")
                        .json("{\"id\":\"\"}")
                        .send()
                        .status())
                .isBetween(400, 499);
        assertThat(request("POST", "/v1/workspaces")
                        .with("Accept", "nonsense")
                        .json("{}")
                        .send()
                        .status())
                .isBetween(400, 499);
    }

    @Test
    void the_service_goes_on_after_all_that() {
        assertThat(message(room, ann)).isNotNull();
    }
}
