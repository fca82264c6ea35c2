package dev.duplex.command.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duplex.command.rest.RunningService;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConversationOverHttpTest extends RunningService {

    private static final UUID NOTHING = UUID.nameUUIDFromBytes(new byte[] {1});
    private static final String LATER = "{\"until\":\"2999-01-01T00:00:00Z\"}";

    private String workspace;
    private UUID ann;
    private UUID bob;
    private UUID cyd;
    private UUID room;
    private UUID question;

    @BeforeEach
    void a_room() {
        workspace = workspace();
        ann = person(workspace);
        bob = person(workspace);
        cyd = person(workspace);
        room = conversation(workspace, "channel", ann, bob);
        question = message(room, ann);
    }

    @Test
    void a_conversation_is_renamed_closed_and_reopened_and_repeating_it_adds_nothing() {
        repeatedly("PATCH", at(""), "{\"subject\":\"Plans\"}", bob);
        repeatedly("POST", at("/close"), "{\"reason\":\"Done\"}", bob);
        post(at("/calls")).as(ann).json("{}").refused(409).code("conversation-closed");
        post(at("/participants/" + cyd)).as(cyd).refused(409).code("conversation-closed");
        repeatedly("POST", at("/reopen"), null, bob);
        repeatedly("POST", at("/close"), null, bob);
    }

    @Test
    void a_channel_is_joined_and_left_and_its_roles_change() {
        repeatedly("POST", at("/participants/" + cyd), null, cyd);
        put(at("/participants/" + cyd + "/role"))
                .as(bob)
                .json("{\"role\":\"guest\"}")
                .refused(403)
                .code("not-permitted")
                .field("Duplex-Person");
        repeatedly("PUT", at("/participants/" + cyd + "/role"), "{\"role\":\"guest\"}", ann);
        put(at("/participants/" + ann + "/role"))
                .as(ann)
                .json("{\"role\":\"member\"}")
                .refused(409)
                .code("last-owner")
                .field("role");
        repeatedly("DELETE", at("/participants/" + cyd), null, cyd);
        repeatedly("POST", at("/participants/" + cyd), "{\"role\":\"OWNER\"}", ann);
        repeatedly("PUT", at("/participants/" + ann + "/role"), "{\"role\":\"member\"}", ann);
    }

    @Test
    void attention_is_given_and_taken_back() {
        repeatedly("PUT", at("/mute"), null, bob);
        repeatedly("PUT", at("/mute"), LATER, bob);
        repeatedly("DELETE", at("/mute"), null, bob);
        repeatedly("PUT", at("/favourite"), null, bob);
        repeatedly("DELETE", at("/favourite"), null, bob);
        repeatedly("PUT", at("/snooze"), LATER, bob);
        repeatedly("DELETE", at("/snooze"), null, bob);
        repeatedly("PUT", "/v1/messages/" + question + "/follow", null, bob);
        repeatedly("DELETE", "/v1/messages/" + question + "/follow", null, bob);
    }

    @Test
    void reading_twice_and_reading_what_is_earlier_adds_nothing() {
        UUID next = message(room, ann);
        repeatedly("POST", at("/read"), "{\"upTo\":\"" + next + "\"}", bob);
        long before = events();
        assertThat(post(at("/read"))
                        .as(bob)
                        .json("{\"upTo\":\"" + question + "\"}")
                        .send()
                        .status())
                .isEqualTo(200);
        assertThat(events()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "review | github:acme/app#1      | 201 |                  |",
                "review |                        | 422 | external-missing | external",
                "group  | no system              | 422 | bad-external     | external",
                "review | github:acme/app        | 422 | bad-external     | external",
                "review | asana:task             | 422 | bad-external     | external",
                "review | mailto:nobody          | 422 | bad-external     | external",
            })
    void a_review_names_an_outside_item(String kind, String external, int status, String code, String field) {
        var request = post("/v1/workspaces/" + workspace + "/conversations")
                .as(ann)
                .json("{\"kind\":\"" + kind + "\"" + (external == null ? "" : ",\"external\":\"" + external + "\"")
                        + "}");
        if (status == 201) {
            request.created();
            post("/v1/workspaces/" + workspace + "/conversations")
                    .as(bob)
                    .json("{\"kind\":\"review\",\"external\":\"GitHub:ACME/App#1\"}")
                    .refused(409)
                    .code("external-taken");
        } else {
            request.refused(status).code(code).field(field);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "PATCH  | $c                       | {'subject':' '}       | 400 | invalid              | subject",
                "PATCH  | $c                       | {}                    | 400 | invalid              | subject",
                "PATCH  | $c                       | {'subject':'a','x':1} | 400 | unknown-field        | x",
                "PATCH  | $nothing                 | {'subject':'a'}       | 404 | unknown-conversation | conversation",
                "POST   | $nothing/close           |                       | 404 | unknown-conversation | conversation",
                "POST   | no-uuid/close            |                       | 400 | wrong-type           | conversation",
                "POST   | $c/close                 | {'reason':5}          | 400 | wrong-type           | reason",
                "POST   | $nothing/reopen          |                       | 404 | unknown-conversation | conversation",
                "PUT    | $c/participants/$p/role  | {}                    | 400 | invalid              | role",
                "PUT    | $c/participants/$p/role  | {'role':'boss'}       | 400 | wrong-type           | role",
                "PUT    | $c/participants/$nothing/role | {'role':'guest'} | 404 | unknown-participant  | participant",
                "POST   | $c/participants/$p       | {'role':'boss'}       | 400 | wrong-type           | role",
                "POST   | $c/participants/$p       | {'role':'guest'}      | 409 | already-there        | role",
                "PUT    | $c/mute                  | {'until':'2020-01-01T00:00:00Z'} | 422 | in-the-past | until",
                "PUT    | $c/mute                  | {'until':'tomorrow'}  | 400 | wrong-type           | until",
                "PUT    | $nothing/mute            |                       | 404 | unknown-conversation | conversation",
                "PUT    | $c/snooze                | {}                    | 400 | invalid              | until",
                "PUT    | $c/snooze                | {'until':'2020-01-01T00:00:00Z'} | 422 | in-the-past | until",
                "DELETE | $nothing/snooze          |                       | 404 | unknown-conversation | conversation",
                "PUT    | $nothing/favourite       |                       | 404 | unknown-conversation | conversation"
            })
    void bad_input_names_its_field_and_changes_nothing(
            String method, String path, String body, int status, String code, String field) {
        String filled = path.replace("$nothing", NOTHING.toString())
                .replace("$c", room.toString())
                .replace("$p", bob.toString());
        call(method, "/v1/conversations/" + filled, body == null ? null : body.replace('\'', '"'), ann)
                .refused(status)
                .code(code)
                .field(field);
    }

    @Test
    void who_does_not_take_part_or_is_nobody_is_refused() {
        for (String own : new String[] {"/mute", "/favourite"}) {
            put(at(own)).refused(400).code("acting-person-missing").field("Duplex-Person");
            put(at(own)).as(cyd).refused(403).code("not-a-participant").field("Duplex-Person");
            delete(at(own)).as(cyd).refused(403).code("not-a-participant").field("Duplex-Person");
        }
        put("/v1/messages/" + question + "/follow").as(cyd).refused(403).code("not-a-participant");
        put("/v1/messages/" + NOTHING + "/follow").as(bob).refused(404).code("unknown-message");
        post(at("/close")).as(cyd).refused(403).code("not-a-participant");
    }

    private String at(String path) {
        return "/v1/conversations/" + room + path;
    }

    /** Accepted twice, and only the first time was there something to tell. */
    private void repeatedly(String method, String path, String body, UUID by) {
        long start = events();
        assertThat(call(method, path, body, by).send().status()).isEqualTo(200);
        long first = events();
        assertThat(first).as(method + " " + path).isGreaterThan(start);
        assertThat(call(method, path, body, by).send().status()).isEqualTo(200);
        assertThat(events()).as("again: " + method + " " + path).isEqualTo(first);
    }

    private Call call(String method, String path, String body, UUID by) {
        Call call = switch (method) {
            case "PUT" -> put(path);
            case "DELETE" -> delete(path);
            case "PATCH" -> patch(path);
            default -> post(path);
        };
        return body == null ? call.as(by) : call.as(by).json(body);
    }
}
