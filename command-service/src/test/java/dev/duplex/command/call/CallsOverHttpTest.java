package dev.duplex.command.call;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import dev.duplex.command.rest.RunningService;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

@TestPropertySource(
        properties = {
            "duplex.call.link-template=https://meet.example.org/{workspace}-{call}",
            "duplex.call.link-capacity=2"
        })
class CallsOverHttpTest extends RunningService {

    @Autowired
    private MongoDatabase database;

    private UUID ann;
    private UUID bob;
    private UUID cyd;
    private UUID room;

    @BeforeEach
    void people_who_always_work_talk() {
        String workspace = workspace();
        StringBuilder week = new StringBuilder();
        for (String day : new String[] {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}) {
            week.append(week.isEmpty() ? "" : ",")
                    .append("{\"day\":\"" + day + "\",\"from\":\"00:00\",\"to\":\"00:00\"}");
        }
        Reply hours = put("/v1/workspaces/" + workspace + "/working-hours")
                .json("{\"timeZone\":\"Europe/Berlin\",\"week\":[" + week + "]}")
                .send();
        assertThat(hours.status()).as(hours.text()).isEqualTo(200);
        ann = person(workspace);
        bob = person(workspace);
        cyd = person(workspace);
        room = conversation(workspace, "group", ann, bob, cyd);
    }

    private Reply start(String json) {
        return post("/v1/conversations/" + room + "/calls").as(ann).json(json).send();
    }

    private String call(String json) {
        Reply started = start(json);
        assertThat(started.status()).as(started.text()).isEqualTo(201);
        return "/v1/calls/" + started.json().get("id").asString();
    }

    private Reply ok(Call call) {
        Reply reply = call.send();
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply;
    }

    private String ring(UUID... people) {
        StringBuilder ids = new StringBuilder();
        for (UUID person : people) {
            ids.append(ids.isEmpty() ? "" : ",").append("\"" + person + "\"");
        }
        return "[" + ids + "]";
    }

    private Instant focus(UUID person, String who) {
        Instant until = Instant.now().plus(3, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS);
        post("/v1/people/" + person + "/focus")
                .as(person)
                .json("{\"until\":\"" + until + "\",\"mayBreak\":{\"who\":\"" + who + "\"}}")
                .created();
        return until;
    }

    @Test
    void the_caller_is_told_who_was_turned_away_also_when_asking_again_and_that_urgent_passes() {
        Instant until = focus(bob, "urgent");
        UUID id = UUID.randomUUID();
        String request = "{\"id\":\"" + id + "\",\"ring\":" + ring(bob) + "}";
        for (int time = 0; time < 2; time++) {
            Reply started = start(request);
            assertThat(started.status()).as(started.text()).isEqualTo(201);
            assertThat(started.json().at("/turnedAway/0/person").asString()).isEqualTo(bob.toString());
            assertThat(started.json().at("/turnedAway/0/reason").asString()).isEqualTo("FOCUS");
            assertThat(Instant.parse(started.json().at("/turnedAway/0/until").asString()))
                    .isEqualTo(until);
            assertThat(started.json().at("/turnedAway")).hasSize(1);
        }
        Reply urgent = start("{\"urgent\":true,\"ring\":" + ring(bob) + "}");
        assertThat(urgent.status()).as(urgent.text()).isEqualTo(201);
        assertThat(urgent.json().get("turnedAway")).isEmpty();
    }

    @Test
    void more_people_are_rung_and_a_ring_is_cancelled() {
        String call = call("{\"ring\":" + ring(bob) + "}");
        focus(cyd, "nobody");
        for (int time = 0; time < 2; time++) {
            Reply rung = ok(post(call + "/rings").as(ann).json("{\"people\":" + ring(cyd) + "}"));
            assertThat(rung.json().at("/turnedAway/0/reason").asString()).isEqualTo("FOCUS");
        }
        post(call + "/rings").as(ann).json("{\"people\":[]}").refused(400).field("people");
        ok(post(call + "/answer").as(bob));
        post(call + "/rings")
                .as(cyd)
                .json("{\"people\":" + ring(cyd) + "}")
                .refused(409)
                .code("not-in-call");
        delete(call + "/rings/" + bob).as(ann).refused(409).code("not-rung").field("person");
    }

    @Test
    void a_seat_is_kept_by_the_device_that_holds_it() {
        String call = call("{\"device\":\"laptop\"}");
        ok(put(call + "/seat").as(ann).json("{\"device\":\"laptop\"}"));
        ok(post(call + "/answer").as(ann).json("{\"device\":\"phone\"}"));
        put(call + "/seat")
                .as(ann)
                .json("{\"device\":\"laptop\"}")
                .refused(409)
                .code("not-in-call")
                .field("device");
        ok(post(call + "/leave").as(ann).json("{\"device\":\"laptop\"}"));
        ok(put(call + "/seat").as(ann).json("{\"device\":\"phone\"}"));
        ok(post(call + "/leave").as(ann).json("{\"device\":\"phone\"}"));
        put(call + "/seat").as(ann).json("{\"device\":\"phone\"}").refused(409).code("not-in-call");
        for (String device : new String[] {"\"a b\"", "\"\"", "\"" + "x".repeat(65) + "\"", "null"}) {
            put(call + "/seat")
                    .as(ann)
                    .json("{\"device\":" + device + "}")
                    .refused(400)
                    .field("device");
        }
        post(call + "/answer").as(ann).json("{\"device\":\"a b\"}").refused(400).field("device");
    }

    @Test
    void the_host_hands_over() {
        String call = call("{}");
        put(call + "/host")
                .as(ann)
                .json("{\"person\":\"" + bob + "\"}")
                .refused(409)
                .code("not-in-call")
                .field("person");
        ok(post(call + "/answer").as(bob));
        put(call + "/host")
                .as(bob)
                .json("{\"person\":\"" + bob + "\"}")
                .refused(403)
                .code("not-the-host");
        ok(put(call + "/host").as(ann).json("{\"person\":\"" + bob + "\"}"));
        post(call + "/end").as(ann).refused(403).code("not-the-host");
        ok(post(call + "/end").as(bob));
    }

    @Test
    void a_call_goes_on_later_and_leaves_notes() {
        String call = call("{\"ring\":" + ring(bob) + "}");
        ok(post(call + "/answer").as(bob));
        String later =
                "{\"reason\":\"Lunch\",\"points\":[{\"kind\":\"reply\",\"text\":\"The budget\",\"owner\":\"" + ann
                        + "\"},{\"kind\":\"action\",\"text\":\"Book a room\",\"owner\":\"" + bob
                        + "\",\"due\":\"2999-01-01T00:00:00Z\"}]}";
        post(call + "/continue-later").as(cyd).json(later).refused(409).code("not-in-call");
        post(call + "/continue-later")
                .as(bob)
                .json("{\"points\":[{\"text\":\" \",\"owner\":\"" + bob + "\"}]}")
                .refused(400)
                .field("points[0].text");
        ok(post(call + "/continue-later").as(bob).json(later));
        long before = events();
        ok(post(call + "/continue-later").as(bob).json(later));
        assertThat(events()).isEqualTo(before);
        post(call + "/continue-later").as(ann).json(later).refused(409).code("call-ended");
        ok(put(call + "/notes").as(bob).json("{\"text\":\"We ship.\"}"));
        ok(put(call + "/notes").as(ann).json("{\"text\":\"\"}"));
        put(call + "/notes").as(cyd).json("{\"text\":\"Me too\"}").refused(409).code("not-in-call");
        put(call + "/notes")
                .as(ann)
                .json("{\"text\":\"" + "x".repeat(20_001) + "\"}")
                .refused(400)
                .field("text");
        put(call + "/notes").as(ann).json("{}").refused(400).field("text");
    }

    @Test
    void messages_are_written_in_a_live_chat_until_it_is_over() {
        String call = call("{\"media\":\"text\",\"ring\":" + ring(bob) + "}");
        UUID id = UUID.fromString(call.substring(call.lastIndexOf('/') + 1));
        ok(post(call + "/answer").as(bob));
        UUID line = UUID.randomUUID();
        String message = "{\"id\":\"" + line + "\",\"text\":\"Hi\",\"mode\":\"live\",\"call\":\"" + id + "\"}";
        String messages = "/v1/conversations/" + room + "/messages";
        assertThat(post(messages).as(bob).json(message).created()).isEqualTo(line);
        post(messages)
                .as(bob)
                .json("{\"text\":\"Hi\",\"call\":\"" + id + "\"}")
                .refused(422)
                .code("call-without-live")
                .field("call");
        post(messages)
                .as(bob)
                .json("{\"text\":\"Hi\",\"mode\":\"live\",\"call\":\"" + UUID.randomUUID() + "\"}")
                .refused(404)
                .code("unknown-call")
                .field("call");
        ok(post(call + "/end").as(ann));
        assertThat(post(messages).as(bob).json(message).created()).isEqualTo(line);
        post(messages)
                .as(bob)
                .json("{\"text\":\"Hi\",\"mode\":\"live\",\"call\":\"" + id + "\"}")
                .refused(409)
                .code("call-ended")
                .field("call");
    }

    @Test
    void the_provider_is_one_that_there_is() {
        post("/v1/conversations/" + room + "/calls")
                .as(ann)
                .json("{\"provider\":\"telepathy\"}")
                .refused(400)
                .code("unknown-provider")
                .field("provider")
                .says("link", "mesh");
        String call = call("{\"provider\":\"link\"}");
        ok(post(call + "/answer").as(bob));
        post(call + "/answer").as(cyd).refused(409).code("call-full").says("2 people");
    }

    @Test
    void a_scheduled_call_must_be_there() {
        post("/v1/conversations/" + room + "/calls")
                .as(ann)
                .json("{\"scheduled\":\"" + UUID.randomUUID() + "\"}")
                .refused(404)
                .code("unknown-scheduled-call")
                .field("scheduled");
    }

    @Test
    void a_room_is_named_the_same_on_each_node_and_by_nobody_who_only_knows_the_call() {
        UUID call = UUID.randomUUID();
        String name = new RoomNames(database, "").of(call);
        assertThat(name).matches("[0-9a-f]{32}").isEqualTo(new RoomNames(database, "").of(call));
        assertThat(new RoomNames(database, "ours").of(call))
                .isNotEqualTo(name)
                .isEqualTo(new RoomNames(database, "ours").of(call))
                .isNotEqualTo(new RoomNames(database, "ours").of(UUID.randomUUID()));
    }
}
