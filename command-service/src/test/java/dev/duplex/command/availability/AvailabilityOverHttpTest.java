package dev.duplex.command.availability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duplex.command.rest.RunningService;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AvailabilityOverHttpTest extends RunningService {

    private static final UUID NOTHING = UUID.fromString("00000000-0000-4000-8000-000000000000");

    private String workspace;
    private UUID ann;
    private UUID bob;

    @BeforeEach
    void people_work() {
        workspace = workspace();
        ann = person(workspace);
        bob = person(workspace);
    }

    private String filled(String text) {
        return text.replace('\'', '"')
                .replace("$tomorrow", Instant.now().plus(1, ChronoUnit.DAYS).toString())
                .replace("$w", workspace)
                .replace("$a", ann.toString())
                .replace("$b", bob.toString())
                .replace("$nothing", NOTHING.toString());
    }

    private Call call(String method, String path, String body) {
        Call call = switch (method) {
            case "PUT" -> put(filled(path));
            case "DELETE" -> delete(filled(path));
            default -> post(filled(path));
        };
        return body == null ? call : call.json(filled(body));
    }

    @Test
    void hours_are_set_as_often_as_they_change() {
        String hours = """
                {'timeZone':'Europe/Berlin',
                 'week':[{'day':'monday','from':'09:00','to':'12:00'},{'day':'Monday','from':'13:00:00','to':'17:00'},
                         {'day':'SUNDAY','from':'22:00','to':'06:00'}],
                 'exceptions':[{'date':'2026-12-24','name':'Christmas Eve','hours':[{'from':'09:00','to':'12:00'}]},
                               {'date':'2026-12-25'}]}""";
        assertThat(call("PUT", "/v1/people/$a/working-hours", hours)
                        .as(ann)
                        .send()
                        .status())
                .isEqualTo(200);
        long before = events();
        Reply again = call("PUT", "/v1/people/$a/working-hours", hours).as(ann).send();
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json().get("id").asString()).isEqualTo(ann.toString());
        assertThat(events()).isEqualTo(before);
        assertThat(call("PUT", "/v1/workspaces/$w/working-hours", hours).send().status())
                .isEqualTo(200);
        assertThat(events()).isEqualTo(before + 1);
    }

    @Test
    void a_day_of_a_blank_name_has_none() {
        String hours = "{'timeZone':'UTC','week':[],'exceptions':[{'date':'2026-12-25'%s}]}";
        call("PUT", "/v1/people/$a/working-hours", hours.formatted("")).as(ann).send();
        long before = events();
        for (String blank : List.of("", " ")) {
            String named = hours.formatted(",'name':'" + blank + "'");
            assertThat(call("PUT", "/v1/people/$a/working-hours", named)
                            .as(ann)
                            .send()
                            .status())
                    .isEqualTo(200);
        }
        assertThat(events()).isEqualTo(before);
    }

    @Test
    void focus_times_and_absences_are_created_once_and_ended() {
        String once = "{'until':'$tomorrow','mayBreak':{'who':'chosen','people':['$b']}}";
        Reply created = call("POST", "/v1/people/$a/focus", once)
                .as(ann)
                .with("Idempotency-Key", "once")
                .send();
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        UUID focus = UUID.fromString(created.json().get("id").asString());
        assertThat(created.header("Location")).endsWith("/v1/people/" + ann + "/focus/" + focus);
        assertThat(delete("/v1/people/" + ann + "/focus/" + focus)
                        .as(ann)
                        .send()
                        .status())
                .isEqualTo(200);

        String planned =
                "{'days':['monday','friday','monday'],'from':'09:00','to':'11:00','mayBreak':{'who':'urgent'}}";
        UUID recurring =
                call("POST", "/v1/people/$a/planned-focus", planned).as(ann).created();
        assertThat(delete("/v1/people/" + ann + "/focus/" + recurring)
                        .as(ann)
                        .send()
                        .status())
                .isEqualTo(200);

        String leave = "{'id':'%s','fromDate':'2099-07-01','untilDate':'2099-07-14'}".formatted(UUID.randomUUID());
        call("POST", "/v1/people/$a/absences", leave)
                .as(ann)
                .refused(422)
                .code("too-long")
                .field("untilDate");
        UUID absence = call("POST", "/v1/people/$a/absences", "{'until':'$tomorrow','standIn':'$b','note':'Sea'}")
                .as(ann)
                .created();
        assertThat(delete("/v1/people/" + ann + "/absences/" + absence)
                        .as(ann)
                        .send()
                        .status())
                .isEqualTo(200);

        assertThat(call("PUT", "/v1/people/$a/away", "{}").as(ann).send().status())
                .isEqualTo(200);
        assertThat(delete("/v1/people/" + ann + "/away").as(ann).send().status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "PUT  | /v1/people/$a/working-hours | {}                                              | 400 | invalid    | timeZone",
                "PUT  | /v1/people/$a/working-hours | {'timeZone':'UTC'}                              | 400 | invalid    | week",
                "PUT  | /v1/people/$a/working-hours | {'timeZone':'Mars/Olympus','week':[]}           | 400 | wrong-type | timeZone",
                "PUT  | /v1/people/$a/working-hours | {'timeZone':5,'week':[]}                        | 400 | wrong-type | timeZone",
                "PUT  | /v1/people/$a/working-hours | {'timeZone':'UTC','week':[null]}                | 400 | invalid    | week[0]",
                "PUT  | /v1/people/$a/working-hours | {'timeZone':'UTC','week':[{'day':'monday','from':'09:00'}]} | 400 | invalid | week[0].to",
                "PUT  | /v1/people/$a/working-hours | {'timeZone':'UTC','week':[{'day':'funday','from':'09:00','to':'10:00'}]} | 400 | wrong-type | week[0].day",
                "PUT  | /v1/people/$a/working-hours | {'timeZone':'UTC','week':[{'day':'monday','from':'25:00','to':'10:00'}]} | 400 | wrong-type | week[0].from",
                "PUT  | /v1/people/$a/working-hours | {'timeZone':'UTC','week':[{'day':'monday','from':9,'to':'10:00'}]} | 400 | wrong-type | week[0].from",
                "PUT  | /v1/people/$a/working-hours | {'timeZone':'UTC','week':[{'day':'monday','from':[9,0],'to':'10:00'}]} | 400 | wrong-type | week[0].from",
                "PUT  | /v1/people/$a/working-hours | {'timeZone':'UTC','week':[{'day':'monday','from':'09:00','to':'12:00'},{'day':'monday','from':'11:00','to':'13:00'}]} | 422 | overlapping-intervals | week",
                "PUT  | /v1/people/$a/working-hours | {'timeZone':'UTC','week':[],'exceptions':[{'date':'2026-02-30'}]} | 400 | wrong-type | exceptions[0].date",
                "PUT  | /v1/people/$a/working-hours | {'timeZone':'UTC','week':[],'exceptions':[{'date':20}]} | 400 | wrong-type | exceptions[0].date",
                "PUT  | /v1/people/$a/working-hours | {'timeZone':'UTC','week':[],'exceptions':[{'date':'2026-12-24'},{'date':'2026-12-24'}]} | 422 | overlapping-exceptions | exceptions[1].date",
                "PUT  | /v1/people/$nothing/working-hours | {'timeZone':'UTC','week':[]}              | 404 | unknown-person | person",
                "PUT  | /v1/people/$b/working-hours | {'timeZone':'UTC','week':[]}                    | 403 | not-permitted | Duplex-Person",
                "PUT  | /v1/workspaces/nowhere/working-hours | {'timeZone':'UTC','week':[]}           | 404 | unknown-workspace | workspace",
                "POST | /v1/people/$a/focus         | {}                                              | 400 | invalid    | until",
                "POST | /v1/people/$a/focus         | {'until':'tomorrow'}                            | 400 | wrong-type | until",
                "POST | /v1/people/$a/focus         | {'until':'2001-01-01T00:00:00Z'}                | 422 | in-the-past | until",
                "POST | /v1/people/$a/focus         | {'until':'$tomorrow','mayBreak':{'who':'chosen'}} | 400 | invalid  | mayBreak.people",
                "POST | /v1/people/$a/focus         | {'until':'$tomorrow','mayBreak':{'who':'nobody','people':['$b']}} | 400 | invalid | mayBreak.people",
                "POST | /v1/people/$a/focus         | {'until':'$tomorrow','mayBreak':{'who':'friends'}} | 400 | wrong-type | mayBreak.who",
                "POST | /v1/people/$a/focus         | {'until':'$tomorrow','mayBreak':{'who':'chosen','people':['$nothing']}} | 404 | unknown-person | mayBreak.people",
                "POST | /v1/people/$a/planned-focus | {'days':[],'from':'09:00','to':'10:00'}         | 400 | invalid    | days",
                "POST | /v1/people/$a/planned-focus | {'days':['monday'],'from':'09:00','to':'09:00'} | 422 | empty-interval | to",
                "POST | /v1/people/$a/planned-focus | {'days':['monday'],'from':'09:00','to':'10:00','timeZone':'Nowhere'} | 400 | wrong-type | timeZone",
                "POST | /v1/people/$a/absences      | {}                                              | 400 | invalid    | until",
                "POST | /v1/people/$a/absences      | {'until':'$tomorrow','untilDate':'2030-01-01'}  | 400 | invalid    | until",
                "POST | /v1/people/$a/absences      | {'from':'$tomorrow','fromDate':'2030-01-01','untilDate':'2030-01-01'} | 400 | invalid | from",
                "POST | /v1/people/$a/absences      | {'until':'2001-01-01T00:00:00Z'}                | 422 | in-the-past | until",
                "POST | /v1/people/$a/absences      | {'untilDate':'2001-01-01'}                      | 422 | in-the-past | untilDate",
                "POST | /v1/people/$a/absences      | {'until':'$tomorrow','standIn':'$a'}            | 422 | own-stand-in | standIn",
                "POST | /v1/people/$a/absences      | {'until':'$tomorrow','standIn':'$nothing'}      | 404 | unknown-person | standIn",
                "PUT  | /v1/people/$a/away          | {'until':'2001-01-01T00:00:00Z'}                | 422 | in-the-past | until",
                "DELETE | /v1/people/$a/focus/$nothing |                                             | 404 | unknown-focus | focus",
                "DELETE | /v1/people/$a/absences/$nothing |                                          | 404 | unknown-absence | absence",
                "DELETE | /v1/people/$a/focus/no-uuid |                                              | 400 | wrong-type | focus",
                "DELETE | /v1/people/$nothing/away  |                                                | 404 | unknown-person | person",
            })
    void bad_input_is_refused_and_named(
            String method, String path, String body, int status, String code, String field) {
        call(method, path, body).as(ann).refused(status).code(code).field(field);
    }
}
