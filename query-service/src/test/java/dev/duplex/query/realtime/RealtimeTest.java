package dev.duplex.query.realtime;

import static dev.duplex.query.realtime.Peer.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.duplex.events.conversation.ConversationKind;
import dev.duplex.events.people.PersonKind;
import dev.duplex.query.testing.QueryService;
import dev.duplex.query.testing.Story;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class RealtimeTest {

    private static QueryService service;

    private final Story story = new Story("w" + UUID.randomUUID());
    private final UUID ann = story.member("ann");
    private final UUID bob = story.member("bob");
    private final UUID group = story.starts(ConversationKind.GROUP, ann, bob);
    private final List<Peer> peers = new java.util.ArrayList<>();

    @BeforeAll
    static void start(@TempDir Path directory) {
        service = QueryService.start(
                directory,
                Map.of(
                        "duplex.realtime.presence", "1h",
                        "duplex.realtime.grace", "15s",
                        "duplex.realtime.max-connections", "3",
                        "duplex.realtime.max-subscriptions", "4",
                        "duplex.ice.turn-urls", "turn:turn.example.org",
                        "duplex.ice.turn-secret", "not to be told"));
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @AfterEach
    void leave() {
        peers.forEach(Peer::close);
    }

    private Peer peer(UUID person, String device) {
        Peer peer = Peer.of(service, person, device);
        peers.add(peer);
        return peer;
    }

    private UUID callOfBoth() {
        UUID call = story.calls(group, ann, null, bob);
        story.answers(group, call, bob);
        service.append(story.told());
        return call;
    }

    private boolean isOnline(UUID viewer, UUID person) {
        return service.query(
                        viewer,
                        "{ conversation(id: \"%s\") { participants { nodes { person { id online } } } } }"
                                .formatted(group))
                .at("/conversation/participants/nodes")
                .valueStream()
                .map(participant -> participant.get("person"))
                .anyMatch(found -> found.get("id").asString().equals(person.toString())
                        && found.get("online").asBoolean());
    }

    @Test
    void who_comes_and_goes_is_told() {
        service.append(story.told());
        Peer first = peer(ann, "laptop");
        assertThat(first.of("Welcome").findFirst().orElseThrow().get("device").asString())
                .isEqualTo("laptop");
        Peer second = peer(bob, "phone");
        assertThat(second.sees(ann)).isTrue();
        await().atMost(SOON).until(() -> first.sees(bob));
        assertThat(isOnline(ann, bob)).isTrue();
        second.close();
        await().atMost(SOON).until(() -> !first.sees(bob));
        assertThat(isOnline(ann, bob)).isFalse();
    }

    @Test
    void a_reload_goes_unnoticed() {
        UUID cyn = story.member("cyn");
        service.append(story.told());
        Peer watching = peer(ann, "laptop");
        Peer page = peer(bob, "tab");
        await().atMost(SOON).until(() -> watching.sees(bob));
        page.close();
        peer(bob, "tab");
        peer(cyn, "laptop");
        await().atMost(SOON).until(() -> watching.sees(cyn));
        assertThat(watching.of("PresenceChange")
                        .filter(change -> change.get("person").asString().equals(bob.toString())))
                .allMatch(change -> change.get("online").asBoolean());
    }

    @Test
    void a_newer_subscription_of_a_device_replaces_the_older() {
        service.append(story.told());
        Peer older = peer(bob, "tab");
        Peer newer = peer(bob, "tab");
        await().atMost(SOON).until(() -> older.errorCodes().anyMatch("replaced"::equals));
        assertThat(newer.present(null).join().at("/data/present").asBoolean()).isTrue();
    }

    @Test
    void a_customer_knows_only_of_those_it_talks_to() {
        UUID kim = story.joins("kim", PersonKind.CUSTOMER);
        story.starts(ConversationKind.INQUIRY, kim, bob);
        service.append(story.told());
        peer(ann, "laptop");
        Peer customer = peer(kim, "tab");
        Peer member = peer(bob, "laptop");
        await().atMost(SOON).until(() -> customer.sees(bob));
        await().atMost(SOON).until(() -> member.sees(kim));
        assertThat(customer.sees(ann)).isFalse();
        assertThat(customer.of("PresenceChange"))
                .noneMatch(change -> change.get("person").asString().equals(ann.toString()));
    }

    @Test
    void signals_reach_the_other_in_the_order_of_sending() {
        UUID call = callOfBoth();
        Peer caller = peer(ann, "laptop");
        Peer laptop = peer(bob, "laptop");
        Peer phone = peer(bob, "phone");
        List<CompletableFuture<JsonNode>> answers = IntStream.range(0, 50)
                .mapToObj(n -> caller.signal(call, bob, null, SignalKind.STATE, "{\"n\":" + n + "}"))
                .toList();
        assertThat(answers).allMatch(answer -> answer.join().at("/data/signal").asBoolean());
        List<Integer> sent = IntStream.range(0, 50).boxed().toList();
        for (Peer device : List.of(laptop, phone)) {
            await().atMost(SOON).until(() -> device.numbersFrom(ann).equals(sent));
        }
        phone.signal(call, ann, "laptop", SignalKind.ANSWER, SignalPayloadTest.SDP);
        await().atMost(SOON).until(() -> caller.signals().count() == 1);
        JsonNode signal = caller.signals().findFirst().orElseThrow();
        assertThat(signal.get("device").asString()).isEqualTo("phone");
        assertThat(signal.get("payload").asString()).isEqualTo(SignalPayloadTest.SDP);
        assertThat(caller.signal(call, bob, "watch", SignalKind.STATE, "{}")
                        .join()
                        .at("/data/signal")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void an_answer_that_was_acknowledged_is_enough() {
        service.append(story.told());
        Peer caller = peer(ann, "laptop");
        peer(bob, "laptop");
        UUID call = callOfBoth();
        assertThat(caller.says(call, bob, 1)).isTrue();
    }

    @Test
    void who_is_not_in_the_call_does_not_signal() {
        UUID cyn = story.member("cyn");
        UUID call = callOfBoth();
        Peer stranger = peer(cyn, "laptop");
        Peer called = peer(bob, "laptop");
        Peer caller = peer(ann, "laptop");
        assertThat(codeOf(stranger, call, bob)).isEqualTo("not-in-call");
        assertThat(codeOf(caller, call, cyn)).isEqualTo("not-in-call");
        assertThat(codeOf(caller, UUID.randomUUID(), bob)).isEqualTo("unknown-call");
        assertThat(Peer.code(stranger.present(call).join())).isEqualTo("not-in-call");
        story.ends(group, call);
        service.append(story.told());
        service.caughtUp();
        assertThat(codeOf(caller, call, bob)).isEqualTo("call-ended");
        assertThat(called.signals()).isEmpty();
    }

    private static String codeOf(Peer sender, UUID call, UUID to) {
        return Peer.code(sender.signal(call, to, null, SignalKind.STATE, "{}").join());
    }

    @Test
    void a_device_that_is_not_there_neither_signals_nor_types_nor_has_limits_of_its_own() {
        UUID call = callOfBoth();
        Peer called = peer(bob, "laptop");
        Peer caller = peer(ann, "laptop");
        assertThat(service.code(ann, """
                mutation { signal(call: "%s", device: "made-up", to: "%s", kind: STATE, payload: "{}") }""".formatted(call, bob))).isEqualTo("not-connected");
        assertThat(service.code(ann, "mutation { typing(conversation: \"%s\", device: \"made-up\") }".formatted(group)))
                .isEqualTo("not-connected");
        assertThat(IntStream.range(0, 200)
                        .mapToObj(
                                n -> caller.ask("mutation { present(device: \"made-up-%d\") }".formatted(n), Map.of()))
                        .toList())
                .anyMatch(answer -> Peer.code(answer.join()).equals("too-many-requests"));
        assertThat(caller.says(call, bob, 1)).isTrue();
        await().atMost(SOON).until(() -> called.numbersFrom(ann).equals(List.of(1)));
    }

    @Test
    void which_call_somebody_is_in_is_known_only_to_those_of_its_conversation() {
        UUID cyn = story.member("cyn");
        UUID call = callOfBoth();
        Peer insider = peer(ann, "laptop");
        Peer outsider = peer(cyn, "laptop");
        Peer inCall = peer(bob, "laptop");
        inCall.present(call).join();
        await().atMost(SOON).until(() -> insider.of("PresenceChange").anyMatch(change -> isIn(change, call)));
        await().atMost(SOON)
                .until(() -> outsider.of("PresenceChange")
                        .anyMatch(change -> change.get("talking").asBoolean()));
        assertThat(outsider.of("PresenceChange")).noneMatch(change -> isIn(change, call));
        Peer late = peer(cyn, "phone");
        assertThat(late.of("Welcome").findFirst().orElseThrow().toString())
                .contains("\"talking\":true")
                .doesNotContain(call.toString());
        assertThat(peer(ann, "phone").of("Welcome").findFirst().orElseThrow().toString())
                .contains(call.toString());
    }

    private static boolean isIn(JsonNode change, UUID call) {
        return change.get("inCall").asString("").equals(call.toString());
    }

    @Test
    void nonsense_is_told_and_the_call_goes_on() {
        UUID call = callOfBoth();
        Peer caller = peer(ann, "laptop");
        Peer called = peer(bob, "laptop");
        JsonNode answer =
                caller.signal(call, bob, null, SignalKind.OFFER, "v=nonsense").join();
        assertThat(Peer.code(answer)).isEqualTo("bad-signal");
        assertThat(answer.at("/errors/0/extensions/field").asString()).isEqualTo("payload");
        assertThat(Peer.code(caller.signal(call, bob, null, SignalKind.OFFER, "x".repeat(70_000))
                        .join()))
                .isEqualTo("too-large");
        assertThat(Peer.code(caller.signal(call, bob, "no device", SignalKind.STATE, "{}")
                        .join()))
                .isEqualTo("bad-device");
        assertThat(caller.says(call, bob, 1)).isTrue();
        await().atMost(SOON).until(() -> called.numbersFrom(ann).equals(List.of(1)));
    }

    @Test
    void ten_megabytes_close_the_connection_and_no_other() {
        UUID call = callOfBoth();
        Peer caller = peer(ann, "laptop");
        Peer called = peer(bob, "laptop");
        Peer heavy = peer(ann, "heavy");
        heavy.signal(call, bob, null, SignalKind.OFFER, "x".repeat(10_000_000));
        await().atMost(SOON).until(() -> heavy.closedWith() == 1009);
        assertThat(caller.says(call, bob, 1)).isTrue();
        await().atMost(SOON).until(() -> called.numbersFrom(ann).equals(List.of(1)));
    }

    @Test
    void a_person_has_so_many_connections_and_a_connection_so_many_subscriptions() {
        service.append(story.told());
        Peer first = peer(ann, "one");
        peer(ann, "two");
        peer(ann, "three");
        Peer fourth = Peer.connect(service, ann, "four");
        await().atMost(SOON).until(() -> fourth.closedWith() == 4429);
        for (int i = 0; i < 5; i++) {
            first.ask(
                    "subscription { conversationEvents(conversation: \"%s\") { position } }".formatted(group),
                    Map.of());
        }
        await().atMost(SOON).until(() -> first.errorCodes().anyMatch("too-many-subscriptions"::equals));
        assertThat(first.present(null).join().at("/data/present").asBoolean()).isTrue();
    }

    private CompletableFuture<JsonNode> types(Peer peer, UUID conversation, boolean privateNote) {
        return peer.ask(
                "mutation($c: ID!, $d: ID!, $p: Boolean) { typing(conversation: $c, device: $d, privateNote: $p) }",
                Map.of("c", conversation, "d", peer.device, "p", privateNote));
    }

    @Test
    void who_types_is_told_to_the_others_who_take_part() {
        UUID cyn = story.member("cyn");
        UUID kim = story.joins("kim", PersonKind.CUSTOMER);
        UUID inquiry = story.starts(ConversationKind.INQUIRY, kim, ann, bob);
        service.append(story.told());
        Peer typist = peer(ann, "laptop");
        Peer member = peer(bob, "laptop");
        Peer customer = peer(kim, "tab");
        Peer stranger = peer(cyn, "laptop");
        assertThat(Peer.code(types(stranger, inquiry, false).join())).isEqualTo("not-a-participant");
        assertThat(Peer.code(types(customer, inquiry, true).join())).isEqualTo("not-permitted");
        types(typist, inquiry, true).join();
        await().atMost(SOON).until(() -> member.of("Typing").count() == 1);
        Stream.of(types(member, inquiry, false), types(member, inquiry, false)).forEach(CompletableFuture::join);
        await().atMost(SOON).until(() -> customer.of("Typing").count() == 1);
        await().atMost(SOON).until(() -> typist.of("Typing").count() == 1);
        assertThat(customer.of("Typing"))
                .allMatch(typing -> typing.get("person").asString().equals(bob.toString()));
        assertThat(Stream.of(stranger).flatMap(peer -> peer.of("Typing"))).isEmpty();
    }

    @Test
    void an_operator_is_not_there() {
        assertThat(service.code(null, "mutation { present(device: \"d\") }")).isEqualTo("person-required");
    }

    @Test
    void mutations_go_over_http_as_well() {
        service.append(story.told());
        assertThat(service.query(bob, "mutation { present(device: \"tab\") }")
                        .get("present")
                        .asBoolean())
                .isFalse();
        peer(bob, "tab");
        assertThat(service.query(bob, "mutation { present(device: \"tab\") }")
                        .get("present")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void credentials_for_a_relay_are_the_persons_own() {
        service.append(story.told());
        JsonNode given = service.query(ann, "{ iceServers { servers { urls username credential } expiresAt } }")
                .get("iceServers");
        assertThat(given.at("/servers/0/username").asString()).endsWith(":" + ann);
        assertThat(given.toString()).doesNotContain("not to be told");
    }
}
