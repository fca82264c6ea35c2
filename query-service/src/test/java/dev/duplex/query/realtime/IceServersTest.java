package dev.duplex.query.realtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class IceServersTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00.5Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final UUID ANN = UUID.fromString("00000000-0000-4000-8000-000000000001");

    @Test
    void a_credential_is_the_hmac_of_the_user_name() {
        String known = "effcdf6ae5eb2fa2d27416d5f184df9c259a7c79"; // RFC 2202, test case 2
        assertThat(IceServers.credential("Jefe", "what do ya want for nothing?"))
                .isEqualTo(Base64.getEncoder().encodeToString(HexFormat.of().parseHex(known)));
    }

    @Test
    void a_user_name_is_when_it_ends_and_whose_it_is() {
        IceServers servers = new IceServers(
                List.of("stun:s.example.org"),
                List.of("turn:t.example.org", "turns:t.example.org"),
                "secret",
                Duration.ofHours(1),
                CLOCK);
        IceServers.Servers given = servers.of(ANN);
        assertThat(given.expiresAt()).isEqualTo("2026-11-22T13:00:00Z");
        assertThat(given.servers()).hasSize(2);
        IceServers.IceServer turn = given.servers().getLast();
        assertThat(turn.urls()).containsExactly("turn:t.example.org", "turns:t.example.org");
        assertThat(turn.username())
                .isEqualTo(Instant.parse("2026-11-22T13:00:00Z").getEpochSecond() + ":" + ANN);
        assertThat(turn.credential()).isEqualTo(IceServers.credential("secret", String.valueOf(turn.username())));
        assertThat(turn.toString()).doesNotContain(String.valueOf(turn.credential()));
    }

    @Test
    void without_configuration_there_are_none() {
        IceServers.Servers none = new IceServers(List.of(), List.of(), "", Duration.ofHours(1), CLOCK).of(ANN);
        assertThat(none.servers()).isEmpty();
        assertThat(none.expiresAt()).isNull();
    }

    @Test
    void an_operator_gets_no_credential() {
        assertThat(new IceServers(List.of(), List.of("turn:t"), "secret", Duration.ofHours(1), CLOCK)
                        .of(null)
                        .servers())
                .isEmpty();
    }

    @Test
    void a_relay_without_a_secret_is_a_mistake() {
        assertThatThrownBy(() -> new IceServers(List.of(), List.of("turn:t"), "", Duration.ofHours(1), CLOCK))
                .hasMessageContaining("duplex.ice.turn-secret");
    }
}
