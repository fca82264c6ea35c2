package dev.duplex.command.imports.source;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.james.mime4j.field.address.LenientAddressParser;
import org.jspecify.annotations.Nullable;

/**
 * Whom a mail is from.
 *
 * @param name in parentheses at the end of From, else the display name; none when there is neither
 * @param address in small letters; none when it cannot be read
 * @param whole all of From
 */
record MailAuthor(@Nullable String name, @Nullable String address, String addressAsWritten, String whole) {

    /** As pipermail writes it: {@code ann at host.org (Ann Doe)}. */
    private static final Pattern NAME_LAST = Pattern.compile("([^()<>\"]*[^()<>\"\\s])\\s*\\((.*)\\)");

    private static final Pattern ADDRESS = Pattern.compile("[^\\s@<>]+@[^\\s@<>]+");

    static MailAuthor of(String from) {
        var whole = clean(from);
        var nameLast = NAME_LAST.matcher(from.strip());
        if (nameLast.matches()) {
            var name = clean(nameLast.group(2));
            return new MailAuthor(name.isEmpty() ? null : name, address(nameLast.group(1)), nameLast.group(1), whole);
        }
        var plain = from.contains("<") ? from.replaceAll("(<\\s*\\S+) at (\\S+\\s*>)", "$1@$2") : from;
        var mailboxes = address(plain) == null
                ? LenientAddressParser.DEFAULT.parseAddressList(plain).flatten()
                : null;
        if (mailboxes == null || mailboxes.isEmpty()) {
            return new MailAuthor(null, address(plain), plain, whole);
        }
        var mailbox = mailboxes.getFirst();
        var written = mailbox.getAddress();
        var name = mailbox.getName() == null ? "" : clean(mailbox.getName());
        return new MailAuthor(name.isEmpty() ? null : name, address(written), written, whole);
    }

    private static @Nullable String address(String text) {
        var plain = text.strip().replaceFirst("^(\\S+) at (\\S+)$", "$1@$2").toLowerCase(Locale.ROOT);
        return ADDRESS.matcher(plain).matches() ? plain : null;
    }

    /** Decoded, in one Unicode form, without quotes around all of it. */
    private static String clean(String text) {
        var decoded = Normalizer.normalize(MailHeaders.decode(text), Normalizer.Form.NFC)
                .strip();
        return decoded.length() > 1 && decoded.startsWith("\"") && decoded.endsWith("\"")
                ? decoded.substring(1, decoded.length() - 1).strip()
                : decoded;
    }

    String shownName() {
        return name == null ? (address == null ? whole : address) : name;
    }

    String key(SourceOptions.Identity identity) {
        return switch (identity) {
            case NAME -> "mail:name:" + (name == null ? whole : name);
            case ADDRESS ->
                "mail:address:" + (address == null ? addressAsWritten.strip().toLowerCase(Locale.ROOT) : address);
        };
    }
}
