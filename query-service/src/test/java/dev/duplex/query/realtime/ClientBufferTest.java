package dev.duplex.query.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;

class ClientBufferTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final RealtimeSettings SETTINGS = new RealtimeSettings(
            Duration.ofSeconds(25), Duration.ofSeconds(5), Duration.ofSeconds(10), 20, 40, 200, 262_144, 1_000);

    private final UUID person = UUID.randomUUID();
    private final Client client = new Client(new Device(person, "tab"), "w", false, "node", NOW);

    private Realtime.Signal signal() {
        return new Realtime.Signal(person, person, "other", SignalKind.STATE, "x".repeat(64_000), NOW);
    }

    @Test
    void a_client_that_takes_nothing_has_two_megabytes_waiting_and_no_more() {
        int taken = 0;
        while (client.tell(signal())) {
            taken++;
        }
        assertThat(taken).isEqualTo(Client.BUFFER_CHARS / 64_000);
    }

    @Test
    void what_was_taken_does_not_wait() {
        BaseSubscriber<Realtime> eager = new BaseSubscriber<>() {
            @Override
            protected void hookOnSubscribe(Subscription subscription) {
                subscription.request(Long.MAX_VALUE);
            }
        };
        client.flux().subscribe(eager);
        for (int i = 0; i < 200; i++) {
            assertThat(client.tell(signal())).isTrue();
        }
    }

    @Test
    void a_node_that_stood_still_gives_its_clients_the_time() {
        Instant later = NOW.plusSeconds(60);
        assertThat(client.isGone(later, SETTINGS)).isTrue();
        client.allow(Duration.ofSeconds(58), later);
        assertThat(client.isGone(later, SETTINGS)).isFalse();
        assertThat(client.isGone(later.plusSeconds(26), SETTINGS)).isTrue();
    }
}
