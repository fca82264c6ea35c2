package dev.duplex.command.phone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duplex.command.rest.RunningService;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/** Bob is in focus time when an outside phone rings. */
@TestPropertySource(properties = "duplex.phone.secret=s3cret")
class PhoneEventsTest extends RunningService {

    private final PhoneSignature signature = new PhoneSignature("s3cret");
    private final String phoneCall = UUID.randomUUID().toString();
    private UUID ann;
    private UUID bob;
    private UUID room;
    private int number;

    @BeforeEach
    void begin() {
        String workspace = workspace();
        ann = person(workspace);
        bob = person(workspace);
        room = conversation(workspace, "group", ann, bob);
        post("/v1/people/" + bob + "/focus")
                .as(bob)
                .json("{\"until\":\"" + Instant.now().plusSeconds(3600) + "\"}")
                .send();
    }

    private String signed(String body, Instant at) {
        long seconds = at.getEpochSecond();
        return "t=" + seconds + ",v1="
                + HexFormat.of().formatHex(signature.sign(seconds, body.getBytes(StandardCharsets.UTF_8)));
    }

    private Call event(String body) {
        return post("/v1/phone/events").json(body).with("Duplex-Signature", signed(body, Instant.now()));
    }

    private String said(String type, String more) {
        return "{\"id\":\"" + phoneCall + "-" + number++ + "\",\"type\":\"" + type + "\",\"phoneCall\":\"" + phoneCall
                + "\"" + more + "}";
    }

    private String ring() {
        return said("ring", ",\"conversation\":\"" + room + "\",\"from\":\"" + ann + "\",\"to\":[\"" + bob + "\"]");
    }

    private Reply taken(String body) {
        Reply reply = event(body).send();
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply;
    }

    @Test
    void a_phone_rings_whoever_can_be_reached_is_answered_and_hung_up() {
        UUID call = UUID.fromString(taken(ring()).json().get("id").asString());
        String answer = said("answer", ",\"person\":\"" + bob + "\"");
        taken(answer);
        long events = events();
        taken(answer);
        assertThat(events()).as("the same event again").isEqualTo(events);
        taken(said("end", ""));
        assertThat(events()).isGreaterThan(events);
        post("/v1/calls/" + call + "/answer").as(bob).refused(409).code("call-ended");
        event(said("answer", ",\"person\":\"" + bob + "\"")).refused(409).code("call-ended");
    }

    @Test
    void a_miss_leaves_an_owed_reply_and_ends_the_call() {
        taken(ring());
        long events = events();
        taken(said("miss", ""));
        assertThat(events()).as("missed, owed, left, ended, continued later").isGreaterThanOrEqualTo(events + 4);
        events = events();
        taken(said("end", ",\"reason\":\"failed\""));
        assertThat(events()).as("it is over").isEqualTo(events);
    }

    @Test
    void what_comes_out_of_order_is_told() {
        event(said("answer", ",\"person\":\"" + bob + "\"")).refused(404).code("unknown-call");
        event(said("end", "")).refused(404).code("unknown-call").field("phoneCall");
    }

    @Test
    void what_is_not_signed_right_changes_nothing() {
        String body = ring();
        post("/v1/phone/events").json(body).refused(403).code("bad-signature").field("Duplex-Signature");
        post("/v1/phone/events")
                .json(body)
                .with("Duplex-Signature", signed(body, Instant.now().minusSeconds(301)))
                .refused(403)
                .code("bad-signature")
                .says("5 minutes");
        post("/v1/phone/events")
                .json(body.replace("ring", "ring "))
                .with("Duplex-Signature", signed(body, Instant.now()))
                .refused(403)
                .code("bad-signature");
        for (String nonsense :
                new String[] {"t=,v1=", "t=1", "v1=00", "t=-5,v1=zz", "====,,,", "t=9223372036854775807,v1=00"}) {
            post("/v1/phone/events")
                    .json(body)
                    .with("Duplex-Signature", nonsense)
                    .refused(403)
                    .code("bad-signature");
        }
    }

    @Test
    void a_new_secret_can_be_used_beside_the_old_one() {
        String body = ring();
        Reply reply = post("/v1/phone/events")
                .json(body)
                .with("Duplex-Signature", signed(body, Instant.now()) + ",v1=00ff")
                .send();
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    }

    @Test
    void a_broken_event_names_the_field() {
        event("{").refused(400).code("broken-json");
        event(said("sneeze", "")).refused(400).code("wrong-type").field("type");
        event(said("ring", "")).refused(400).code("invalid").field("conversation");
        event(said("answer", "")).refused(400).code("invalid").field("person");
        event("{\"type\":\"end\",\"phoneCall\":\"x\"}")
                .refused(400)
                .code("invalid")
                .field("id");
        event(said("end", ",\"colour\":\"red\""))
                .refused(400)
                .code("unknown-field")
                .field("colour");
    }
}
