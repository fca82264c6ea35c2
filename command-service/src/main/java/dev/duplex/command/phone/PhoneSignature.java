package dev.duplex.command.phone;

import dev.duplex.command.decision.Rejection;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * {@code t=<seconds since 1970>,v1=<hex>}: HMAC-SHA256 of the seconds, a dot and the body. Of several {@code v1} one must be
 * right, so that a secret can be exchanged for another one.
 */
final class PhoneSignature {

    /** How far the clocks may be apart, and a request be late. */
    static final Duration TOLERANCE = Duration.ofMinutes(5);

    private static final String ALGORITHM = "HmacSHA256";
    private static final int LONGEST = 1_000;

    private final byte[] secret;

    PhoneSignature(String secret) {
        this.secret = secret.getBytes(StandardCharsets.UTF_8);
    }

    /** What is wrong with it. */
    Optional<Rejection> check(@Nullable String header, byte[] body, Instant now) {
        if (header == null || header.length() > LONGEST) {
            return wrong("The request is not signed; send t=<seconds>,v1=<HMAC-SHA256 in hex>.");
        }
        Optional<Long> seconds = Optional.empty();
        List<String> given = new ArrayList<>();
        for (String part : header.split(",", -1)) {
            String[] pair = part.strip().split("=", 2);
            if (pair.length == 2 && pair[0].equals("t")) {
                seconds = seconds(pair[1]);
            } else if (pair.length == 2 && pair[0].equals("v1")) {
                given.add(pair[1]);
            }
        }
        if (seconds.isEmpty() || given.isEmpty()) {
            return wrong("The signature cannot be read; send t=<seconds>,v1=<HMAC-SHA256 in hex>.");
        }
        if (Math.abs(now.getEpochSecond() - seconds.get()) > TOLERANCE.toSeconds()) {
            return wrong("The signature is more than " + TOLERANCE.toMinutes()
                    + " minutes old or ahead; sign the request when it is sent, and set the clock.");
        }
        byte[] right = sign(seconds.get(), body);
        return given.stream().anyMatch(hex -> matches(hex, right))
                ? Optional.empty()
                : wrong("The signature does not fit the body; sign the bytes that are sent, with the secret set here.");
    }

    private static Optional<Rejection> wrong(String detail) {
        return Optional.of(new PhoneRejections.BadSignature(detail));
    }

    private static Optional<Long> seconds(String text) {
        try {
            long seconds = Long.parseLong(text);
            return seconds < 0 ? Optional.empty() : Optional.of(seconds);
        } catch (NumberFormatException malformed) {
            return Optional.empty();
        }
    }

    /** In a time that tells nothing of where they differ. */
    private static boolean matches(String hex, byte[] right) {
        try {
            return MessageDigest.isEqual(HexFormat.of().parseHex(hex), right);
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    byte[] sign(long seconds, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            mac.update((seconds + ".").getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(body);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("Each Java has " + ALGORITHM, missing);
        }
    }
}
