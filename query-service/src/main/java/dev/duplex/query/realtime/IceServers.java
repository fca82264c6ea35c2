package dev.duplex.query.realtime;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The servers by which clients find a way to each other. Those that relay (TURN) take credentials that end by themselves, made
 * from a secret that they share with Duplex: coturn's {@code use-auth-secret}, after draft-uberti-behave-turn-rest-00.
 */
@Component
final class IceServers {

    private final List<String> stun;
    private final List<String> turn;
    private final String secret;
    private final Duration ttl;
    private final Clock clock;

    /**
     * @param stun addresses such as {@code stun:stun.example.org}, none by default
     * @param turn addresses such as {@code turn:turn.example.org?transport=udp}, none by default
     * @param secret coturn's {@code static-auth-secret}
     * @param ttl how long credentials are good
     */
    IceServers(
            @Value("${duplex.ice.stun-urls:}") List<String> stun,
            @Value("${duplex.ice.turn-urls:}") List<String> turn,
            @Value("${duplex.ice.turn-secret:}") String secret,
            @Value("${duplex.ice.ttl:12h}") Duration ttl,
            Clock clock) {
        if (!turn.isEmpty() && secret.isEmpty()) {
            throw new IllegalArgumentException("duplex.ice.turn-urls needs duplex.ice.turn-secret");
        }
        this.stun = List.copyOf(stun);
        this.turn = List.copyOf(turn);
        this.secret = secret;
        this.ttl = ttl;
        this.clock = clock;
    }

    /** A server as the schema has it. */
    record IceServer(
            List<String> urls,
            @Nullable String username,
            @Nullable String credential) {

        /** A credential is in no log. */
        @Override
        public String toString() {
            return "IceServer" + urls;
        }
    }

    /** @param expiresAt null when there is nothing that ends */
    record Servers(List<IceServer> servers, @Nullable Instant expiresAt) {}

    /** @param person null for somebody who only looks: without a server that relays */
    Servers of(@Nullable UUID person) {
        Stream<IceServer> plain = stun.isEmpty() ? Stream.empty() : Stream.of(new IceServer(stun, null, null));
        if (turn.isEmpty() || person == null) {
            return new Servers(plain.toList(), null);
        }
        Instant until = Instant.ofEpochSecond(clock.instant().plus(ttl).getEpochSecond());
        String username = until.getEpochSecond() + ":" + person;
        return new Servers(
                Stream.concat(plain, Stream.of(new IceServer(turn, username, credential(secret, username))))
                        .toList(),
                until);
    }

    static String credential(String secret, String username) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            return Base64.getEncoder().encodeToString(mac.doFinal(username.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HmacSHA1", e);
        }
    }
}
