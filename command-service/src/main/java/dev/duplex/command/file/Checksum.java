package dev.duplex.command.file;

import dev.duplex.command.decision.Rejection;
import dev.duplex.command.rest.BadRequestException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a client says the SHA-256 of its file is (RFC 9530); other algorithms are not looked at.
 *
 * @param field the header that says so
 * @param hex in hexadecimal
 */
record Checksum(String field, String hex) {

    private static final Pattern SHA256 =
            Pattern.compile("(?:^|,)\\s*sha-256\\s*=\\s*(?::([A-Za-z0-9+/]{43}=):)?", Pattern.CASE_INSENSITIVE);

    /** @throws BadRequestException when a header names the algorithm but holds no such checksum */
    static Optional<Checksum> in(Function<String, @Nullable String> headers) {
        return Stream.of("Repr-Digest", "Content-Digest")
                .flatMap(field -> Stream.ofNullable(headers.apply(field)).flatMap(value -> in(field, value)))
                .findFirst();
    }

    private static Stream<Checksum> in(String field, String value) {
        Matcher matcher = SHA256.matcher(value);
        if (!matcher.find()) {
            return Stream.empty();
        }
        if (matcher.group(1) == null) {
            throw new BadRequestException(
                    "bad-checksum",
                    field,
                    "The header " + field + " holds sha-256=:<32 bytes in Base64>: of the file.");
        }
        return Stream.of(
                new Checksum(field, HexFormat.of().formatHex(Base64.getDecoder().decode(matcher.group(1)))));
    }

    Optional<Rejection> against(String sha256) {
        return hex.equals(sha256)
                ? Optional.empty()
                : Optional.of(new Rejection.NotAllowed(
                        "checksum-mismatch",
                        "What arrived has the SHA-256 " + sha256 + ", not " + hex + "; send it again.",
                        field));
    }
}
