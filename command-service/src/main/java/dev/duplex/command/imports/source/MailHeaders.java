package dev.duplex.command.imports.source;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;

/** The fields of a header section, unfolded; of a repeated field the first. */
final class MailHeaders {

    private static final Pattern ID = Pattern.compile("<[^<>\\s]+>");

    private final Map<String, String> fields = new HashMap<>();

    MailHeaders(byte[] section) {
        var name = "";
        var value = new StringBuilder();
        for (var line : text(section, StandardCharsets.UTF_8).split("\n")) {
            int colon = line.indexOf(':');
            if (line.startsWith(" ") || line.startsWith("\t")) {
                value.append(' ').append(line.strip());
            } else if (colon > 0) {
                fields.putIfAbsent(name, value.toString().strip());
                name = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
                value = new StringBuilder(line.substring(colon + 1).strip());
            }
        }
        fields.putIfAbsent(name, value.toString().strip());
    }

    /** As it stands; empty when there is none. */
    String raw(String name) {
        return fields.getOrDefault(name, "");
    }

    boolean has(String name) {
        return fields.containsKey(name);
    }

    String decoded(String name) {
        return decode(raw(name));
    }

    Optional<String> id() {
        return ids("message-id").stream().findFirst();
    }

    /** In-Reply-To, else the last of References. */
    Optional<String> parent() {
        var answered = ids("in-reply-to").stream().findFirst();
        return answered.isPresent()
                ? answered
                : ids("references").reversed().stream().findFirst();
    }

    /** The first of References: by RFC 5322 the mail that opened the thread. */
    Optional<String> opener() {
        return ids("references").stream().findFirst();
    }

    private List<String> ids(String field) {
        return ID.matcher(raw(field)).results().map(MatchResult::group).toList();
    }

    /** Encoded words (RFC 2047) as text. */
    static String decode(String text) {
        try {
            return DecoderUtil.decodeEncodedWords(text, DecodeMonitor.SILENT);
        } catch (IllegalArgumentException unknownCharset) {
            return text;
        }
    }

    /** In the declared charset where it fits, else UTF-8 where it is valid, else ISO 8859-1, which always is. */
    static String text(byte[] bytes, Charset declared) {
        return strictly(declared, bytes)
                .or(() -> strictly(StandardCharsets.UTF_8, bytes))
                .orElseGet(() -> new String(bytes, StandardCharsets.ISO_8859_1));
    }

    private static Optional<String> strictly(Charset charset, byte[] bytes) {
        try {
            return Optional.of(
                    charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
