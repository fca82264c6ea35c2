package dev.duplex.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.duplex.acceptance.Calling.card;
import static dev.duplex.acceptance.Calling.press;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.duplex.acceptance.Chromium.Screen;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class CallPageTest {

    /** It is so for less than a second. */
    private static final String REMEMBER_MUTED = """
            (person) => {
              const tile = document.querySelector(`.tiles .tile[data-person='${person}']`);
              window.toldMuted = [];
              new MutationObserver(() => toldMuted.push(tile.dataset.muted))
                .observe(tile, { attributeFilter: ['data-muted'] });
            }""";

    /** What one sends begins while the other's offer arrives for the second time: whether that is seen in the end. */
    private static final String OFFERED_TWICE = """
            async () => {
              const { negotiate } = await import('app/call/negotiation.js');
              const [ann, bob] = [new RTCPeerConnection(), new RTCPeerConnection()];
              const seen = new Promise((resolve) => {
                ann.ontrack = () => resolve(true);
                setTimeout(() => resolve(false), 60_000);
              });
              const waiting = [];
              let delivered = false;
              let [anns, bobs] = [];
              const toAnn = (...said) => (delivered ? anns.hear(...said) : waiting.push(said));
              const offer = await new Promise((resolve) => {
                const toBob = (kind, content) => (kind === 'OFFER' ? resolve(content) : bobs.hear(kind, content));
                anns = negotiate(ann, { polite: false, tell: toBob });
                bobs = negotiate(bob, { polite: true, tell: toAnn });
                ann.addTransceiver('video');
              });
              const [track] = document.createElement('canvas').captureStream().getTracks();
              const take = bob.setRemoteDescription.bind(bob);
              await bobs.hear('OFFER', offer);
              bob.setRemoteDescription = (description) => [take(description), bob.addTrack(track)][0];
              await bobs.hear('OFFER', offer);
              bob.setRemoteDescription = take;
              if (!bob.getSenders().some((sender) => sender.track)) bob.addTrack(track);
              delivered = true;
              for (const said of waiting) anns.hear(...said);
              return seen;
            }""";

    private final Chromium chromium = Chromium.open();
    private final Calling calling = Calling.among("Ann", "Bob", "Cara");

    @AfterEach
    void close() {
        List<String> thrown = chromium.thrown();
        chromium.close();
        Assertions.assertThat(thrown).isEmpty();
    }

    private JsonNode call(String id, String fields) {
        return calling.as("Ann")
                .query("{ call(id: \"" + id + "\") { " + fields + " } }")
                .get("call");
    }

    @Test
    void two_people_see_each_other_mute_and_hang_up() {
        Page ann = calling.window(chromium, "Ann");
        Page bob = calling.window(chromium, "Bob");
        String call = calling.ring(ann, "video", "Bob");
        assertThat(ann.locator(".rings")).containsText("Bob is being rung");
        assertThat(card(bob)).containsText("Ann is calling");
        Chromium.picture(bob, "call-ring");
        press(bob, "Answer");
        calling.seesMoving(ann, "Bob");
        calling.seesMoving(bob, "Ann");
        assertThat(ann.getByRole(
                        AriaRole.IMG, new Page.GetByRoleOptions().setName(Pattern.compile("Bob, camera on.*"))))
                .isVisible();
        Chromium.picture(ann, "call");

        bob.keyboard().press("m");
        assertThat(calling.tile(ann, "Bob")).hasAttribute("data-muted", "true");
        assertThat(ann.getByRole(AriaRole.IMG, new Page.GetByRoleOptions().setName(Pattern.compile("Bob.*muted.*"))))
                .isVisible();
        bob.keyboard().press("v");
        assertThat(calling.tile(ann, "Bob").locator("video")).hasCount(0);
        bob.keyboard().press("v");
        calling.seesMoving(ann, "Bob");

        press(bob, "Hang up");
        assertThat(bob.getByText("You left")).isVisible();
        assertThat(calling.tile(ann, "Bob")).hasCount(0);
        press(ann, "Hang up");
        assertThat(ann.getByText("The call is over")).isVisible();
        assertThat(ann.locator(".were-there")).containsText("Bob");
        Chromium.picture(ann, "call-over");
        await().untilAsserted(() -> Assertions.assertThat(
                        call(call, "outcome").get("outcome").asString())
                .isEqualTo("CONNECTED"));
        await().untilAsserted(() -> Assertions.assertThat(calling.as("Bob")
                        .query(
                                "{ conversation(id: \"%s\") { timeline(last: 5) { nodes { ... on Call { id people { name } } } } } }"
                                        .formatted(calling.conversation()))
                        .toString())
                .contains(call, "Ann", "Bob"));
    }

    @Test
    void who_declines_for_later_owes_a_reply() {
        Page ann = calling.window(chromium, "Ann");
        Page cara = calling.window(chromium, "Cara");
        String call = calling.ring(ann, "voice", "Cara");
        press(cara, "Later");
        cara.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("In an hour"))
                .click();
        assertThat(card(cara)).hasCount(0);
        assertThat(ann.locator("#main")).containsText("Cara will get back");
        await().untilAsserted(() -> Assertions.assertThat(calling.as("Cara")
                        .query("{ inbox(person: \"%s\", filter: OWED) { nodes { owedReplies { call } } } }"
                                .replace("nodes { owedReplies { call } }", "edges { node { owedReplies { call } } }")
                                .formatted(calling.office().id("Cara")))
                        .toString())
                .contains(call));
    }

    @Test
    void an_answer_on_one_device_stops_the_others() {
        Page ann = calling.window(chromium, "Ann");
        Page desk = calling.window(chromium, "Bob");
        Page phone = calling.window(chromium, "Bob");
        calling.ring(ann, "voice", "Bob");
        assertThat(card(desk)).isVisible();
        assertThat(card(phone)).isVisible();
        press(phone, "Answer");
        assertThat(card(desk)).hasCount(0);
        assertThat(calling.tile(ann, "Bob")).hasAttribute("data-connection", "connected");
    }

    @Test
    void a_reload_keeps_the_seat() {
        Page ann = calling.window(chromium, "Ann");
        Page bob = calling.window(chromium, "Bob");
        String call = calling.ring(ann, "video", "Bob");
        press(bob, "Answer");
        calling.seesMoving(ann, "Bob");
        bob.reload();
        calling.seesMoving(bob, "Ann");
        calling.seesMoving(ann, "Bob");
        await().untilAsserted(() -> Assertions.assertThat(
                        call(call, "seats { person { name } until }").get("seats"))
                .hasSize(2)
                .allMatch(seat -> seat.get("until").isNull()));
    }

    @Test
    void an_offer_that_arrives_twice_hides_nobody() {
        Assertions.assertThat(calling.window(chromium, "Ann").evaluate(OFFERED_TWICE))
                .isEqualTo(true);
    }

    @Test
    void what_comes_late_from_before_a_reload_parts_nobody_for_long() {
        Page ann = calling.window(chromium, "Ann");
        Page bob = calling.window(chromium, "Bob");
        String call = calling.ring(ann, "video", "Bob");
        press(bob, "Answer");
        calling.seesMoving(ann, "Bob");
        calling.seesMoving(bob, "Ann");
        String state = Api.JSON.writeValueAsString(
                "{\"session\":\"before\",\"turn\":9,\"asks\":false,\"muted\":true,\"camera\":true,\"screen\":false,\"main\":\"m\",\"shown\":\"n\"}");
        ann.evaluate(REMEMBER_MUTED, calling.office().id("Bob"));
        Object device = bob.evaluate("sessionStorage.getItem('duplex.device')");
        calling.as("Bob")
                .query("mutation { signal(call: \"%s\", device: \"%s\", to: \"%s\", kind: STATE, payload: %s) }"
                        .formatted(call, device, calling.office().id("Ann"), state));
        ann.waitForFunction("() => toldMuted.includes('true') && toldMuted.at(-1) === 'false'");
        calling.seesMoving(ann, "Bob");
        calling.seesMoving(bob, "Ann");
        assertThat(calling.tile(bob, "Ann")).hasAttribute("data-connection", "connected");
    }

    @Test
    void nonsense_from_somebody_in_the_call_disturbs_nobody() {
        Page ann = calling.window(chromium, "Ann");
        Page bob = calling.window(chromium, "Bob");
        String call = calling.ring(ann, "video", "Bob", "Cara");
        press(bob, "Answer");
        calling.seesMoving(ann, "Bob");
        calling.as("Cara")
                .post("/v1/calls/" + call + "/answer", Map.of("device", "odd"))
                .ok();
        String state = Api.JSON.writeValueAsString(
                "{\"session\":\"s\",\"turn\":1,\"asks\":true,\"muted\":true,\"camera\":true,\"screen\":true,\"main\":\"m\",\"shown\":\"n\"}");
        String odd = Api.JSON.writeValueAsString("{\"session\":7,\"main\":[]}");
        String sdp = Api.JSON.writeValueAsString(
                "v=0\r\no=- 1 1 IN IP4 0.0.0.0\r\ns=-\r\nt=0 0\r\nm=video 9 RTP/AVP 0\r\na=x-duplex:s s 1\r\n");
        HttpClient http = HttpClient.newHttpClient();
        http.sendAsync(listening("Cara", "odd"), HttpResponse.BodyHandlers.ofInputStream());
        await().untilAsserted(() -> {
            for (String signal : new String[] {"STATE|" + odd, "STATE|" + state, "OFFER|" + sdp, "ANSWER|" + sdp}) {
                String[] parts = signal.split("\\|", 2);
                Api.Answer answer = calling.as("Cara")
                        .graphql("mutation { signal(call: \"%s\", device: \"odd\", to: \"%s\", kind: %s, payload: %s) }"
                                .formatted(call, calling.office().id("Ann"), parts[0], parts[1]));
                Assertions.assertThat(answer.body().path("errors").isMissingNode())
                        .as("%s", answer.body())
                        .isTrue();
            }
        });
        http.shutdownNow();
        assertThat(calling.tile(ann, "Cara")).isVisible();
        calling.seesMoving(ann, "Bob");
        calling.seesMoving(bob, "Ann");
        assertThat(calling.tile(ann, "Bob")).hasAttribute("data-connection", "connected");
    }

    /** Only a device that is there may signal. */
    private HttpRequest listening(String person, String device) {
        String query = "subscription { realtime(device: \"" + device + "\") { __typename } }";
        return HttpRequest.newBuilder(URI.create(calling.as(person).url() + "/graphql"))
                .header("Content-Type", "application/json")
                .header("Accept", "text/event-stream")
                .header("Duplex-Person", calling.office().id(person))
                .POST(HttpRequest.BodyPublishers.ofString(Api.JSON.writeValueAsString(Map.of("query", query))))
                .build();
    }

    @Test
    void that_a_call_is_full_is_told_before_joining() {
        Calling seven = Calling.among("Ann", "Bob", "Cara", "Dan", "Eve", "Fay", "Gus");
        String call = seven.as("Ann")
                .post(
                        "/v1/conversations/" + seven.conversation() + "/calls",
                        Map.of("media", "video", "ring", List.of()))
                .ok()
                .id();
        for (String name : List.of("Bob", "Cara", "Dan", "Eve", "Fay")) {
            seven.as(name).post("/v1/calls/" + call + "/answer", Map.of()).ok();
        }
        Page gus = chromium.as(seven.office(), "Gus", "#/call/" + call);
        assertThat(gus.locator(".lobby")).containsText("The call is full: it has room for 6 people.");
        assertThat(gus.getByText("Join with video")).isDisabled();
        seven.as("Fay").post("/v1/calls/" + call + "/leave", Map.of()).ok();
        assertThat(gus.getByText("Join with video")).isEnabled();
        assertThat(gus.locator(".lobby")).not().containsText("full");
    }

    @Test
    void where_the_server_offers_a_room_elsewhere_one_chooses() {
        Page ann = chromium.window(Screen.WIDE, ColorScheme.LIGHT);
        Route.FulfillOptions settings =
                new Route.FulfillOptions().setContentType("application/json").setBody("""
                        {"commandsUrl":"","calls":{"provider":"mesh","providers":["mesh","link"]}}""");
        ann.route("**/client.json", route -> route.fulfill(settings));
        ann.navigate("%s/?workspace=%s&person=%s#/c/%s?call=video"
                .formatted(
                        SharedDuplex.api().url(),
                        calling.office().workspace(),
                        calling.office().id("Ann"),
                        calling.conversation()));
        Locator dialog = ann.getByRole(AriaRole.DIALOG);
        dialog.getByLabel("In a meeting room elsewhere").check();
        press(ann, "Ring");
        // this server has none: so it was asked for
        assertThat(dialog.getByRole(AriaRole.ALERT)).containsText("There is no such provider here");
        dialog.getByRole(AriaRole.RADIO, new Locator.GetByRoleOptions().setName("Here From"))
                .check();
        press(ann, "Ring");
        assertThat(ann.locator(".rings")).containsText("Bob is being rung");
    }

    @Test
    void what_is_half_recorded_stays_while_one_looks_at_the_chat() {
        Page ann = calling.window(chromium, "Ann");
        calling.ring(ann, "voice", "Bob");
        Locator outcomes = ann.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName("Outcomes"));
        Locator chat = ann.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName("Chat"));
        Locator line = ann.getByLabel("Message", new Page.GetByLabelOptions().setExact(true));
        outcomes.click();
        ann.getByLabel("What was decided").fill("Twelve euros");
        chat.click();
        assertThat(ann.getByLabel("What was decided")).isHidden();
        line.fill("So");
        outcomes.click();
        assertThat(ann.getByLabel("What was decided")).hasValue("Twelve euros");
        chat.click();
        assertThat(line).hasValue("So");
    }

    @Test
    void a_call_works_on_a_phone_in_the_dark() {
        Page ann = calling.window(chromium, "Ann");
        Page bob = chromium.as(calling.office(), "Bob", "#/calendar", Screen.PHONE, ColorScheme.DARK);
        assertThat(bob.locator(".ring-host[data-following='true']")).isAttached();
        calling.ring(ann, "video", "Bob");
        assertThat(card(bob)).isVisible();
        Chromium.picture(bob, "call-ring-phone-dark");
        press(bob, "Answer");
        calling.seesMoving(bob, "Ann");
        Chromium.picture(bob, "call-phone-dark");
        press(bob, "Chat, notes and outcomes");
        bob.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName("Notes"))
                .click();
        bob.getByLabel("Notes for everybody, in Markdown").fill("Price: **12 euros**");
        ann.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName("Notes"))
                .click();
        assertThat(ann.getByLabel("Notes for everybody, in Markdown")).hasValue("Price: **12 euros**");
        assertThat(ann.locator(".notes")).containsText("last saved by Bob");
    }
}
