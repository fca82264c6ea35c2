package dev.duplex.command.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duplex.command.rest.RunningService;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessagesOverHttpTest extends RunningService {

    private String acme;
    private UUID ann;
    private UUID bob;
    private UUID room;

    @BeforeEach
    void people_talk() {
        acme = workspace();
        ann = person(acme);
        bob = person(acme);
        room = conversation(acme, "group", ann, bob);
    }

    @Test
    void a_message_is_edited_reacted_to_and_retracted_and_repeating_that_adds_nothing() {
        UUID message = message(room, ann);
        String edit = "{\"text\":\"Better, **really**\",\"mentions\":[\"" + bob + "\"],\"broadcast\":\"here\"}";
        adds(1, put("/v1/messages/" + message).as(ann).json(edit));
        adds(0, put("/v1/messages/" + message).as(ann).json(edit));
        adds(1, put("/v1/messages/" + message + "/reactions/" + url("👍🏽")).as(bob));
        adds(0, put("/v1/messages/" + message + "/reactions/" + url("👍🏽")).as(bob));
        adds(1, put("/v1/messages/" + message + "/reactions/:tada:").as(bob));
        adds(1, delete("/v1/messages/" + message + "/reactions/:tada:").as(bob));
        adds(0, delete("/v1/messages/" + message + "/reactions/:tada:").as(bob));
        adds(1, delete("/v1/messages/" + message).as(ann));
        adds(0, delete("/v1/messages/" + message).as(ann));
        put("/v1/messages/" + message)
                .as(ann)
                .json(edit)
                .refused(409)
                .code("message-retracted")
                .field("message");
    }

    @Test
    void nobody_edits_or_retracts_what_somebody_else_wrote() {
        UUID message = message(room, ann);
        put("/v1/messages/" + message)
                .as(bob)
                .json("{\"text\":\"Worse\"}")
                .refused(403)
                .code("not-the-author")
                .field("Duplex-Person");
        delete("/v1/messages/" + message).as(bob).refused(403).code("not-the-author");
        put("/v1/messages/" + message).json("{\"text\":\"Worse\"}").refused(400).code("acting-person-missing");
    }

    @Test
    void a_stranger_is_not_mentioned() {
        UUID stranger = person(workspace());
        UUID outside = person(acme);
        send("{\"text\":\"You\",\"mentions\":[\"" + stranger + "\"]}")
                .refused(404)
                .code("unknown-person")
                .field("mentions");
        send("{\"text\":\"You\",\"mentions\":[\"" + outside + "\"]}")
                .refused(403)
                .code("not-a-participant")
                .field("mentions");
        put("/v1/messages/" + message(room, ann))
                .as(ann)
                .json("{\"text\":\"You\",\"mentions\":[\"" + stranger + "\"]}")
                .refused(404)
                .field("mentions");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'text':'Hi','broadcast':'all'}         | 400 | wrong-type    | broadcast",
                "{'text':'Hi','broadcast':1}             | 400 | wrong-type    | broadcast",
                "{'text':'Hi','privateNote':'maybe'}     | 400 | wrong-type    | privateNote",
                "{'text':'Hi','attachments':'x'}         | 400 | wrong-type    | attachments",
                "{'text':'Hi','attachments':['x']}       | 400 | wrong-type    | attachments[0]",
                "{'text':'Hi','attachments':[null]}      | 400 | invalid       | attachments[0]",
                "{'text':'Hi','attachments':['$other']}  | 404 | unknown-file  | attachments",
                "{'text':'Hi','html':'<b>Hi</b>'}        | 400 | unknown-field | html",
            })
    void a_wrong_value_is_refused_and_named(String body, int status, String code, String field) {
        send(body.replace("$other", UUID.randomUUID().toString()).replace('\'', '"'))
                .refused(status)
                .code(code)
                .field(field);
    }

    @Test
    void a_message_has_at_most_ten_attachments() {
        String ids = ("\"" + ann + "\",").repeat(11);
        send("{\"text\":\"Hi\",\"attachments\":[" + ids.substring(0, ids.length() - 1) + "]}")
                .refused(400)
                .code("invalid")
                .field("attachments");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}                               | invalid       | text",
                "{'text':' '}                     | invalid       | text",
                "{'text':7}                       | wrong-type    | text",
                "{'text':'Hi','mentions':[7]}     | wrong-type    | mentions[0]",
                "{'text':'Hi','mode':'async'}     | unknown-field | mode",
            })
    void a_wrong_edit_is_400_and_named(String body, String code, String field) {
        put("/v1/messages/" + message(room, ann))
                .as(ann)
                .json(body.replace('\'', '"'))
                .refused(400)
                .code(code)
                .field(field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "👍👍", "1", ":no such code:", "<script>", "\u200D"})
    void what_is_no_emoji_is_no_reaction(String emoji) {
        put("/v1/messages/" + message(room, ann) + "/reactions/" + url(emoji))
                .as(bob)
                .refused(400)
                .code("bad-emoji")
                .field("emoji");
    }

    private Call send(String body) {
        return post("/v1/conversations/" + room + "/messages").as(ann).json(body);
    }

    private void adds(int events, Call call) {
        long before = events();
        Reply reply = call.send();
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        assertThat(events() - before).isEqualTo(events);
    }

    private static String url(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
