package dev.duplex.events.conversation;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * References to outside items, as {@code github:owner/repo#123}: the system first. Written in one way, so that the same item
 * is found however somebody wrote it. The forms of systems that are not known here are theirs.
 */
public final class ExternalReference {

    private static final Pattern ANY = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*):(.+)", Pattern.DOTALL);

    /** Owners and repositories differ by more than case: GitHub's rules for both. */
    private static final Pattern GITHUB =
            Pattern.compile("[a-z0-9](?:[a-z0-9]|-(?=[a-z0-9])){0,38}/[a-z0-9._-]{1,100}#[1-9][0-9]{0,9}");

    private static final Pattern ASANA = Pattern.compile("[1-9][0-9]{0,29}");

    /** RFC 6068 with one address; header fields may name a thread. Only the domain is the same in any case. */
    private static final Pattern MAILTO = Pattern.compile(
            "([^\\s@?<>(),:;\"\\\\\\[\\]]{1,64}@)([a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
                    + "(?:\\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?){0,10})(\\?\\S+)?",
            Pattern.CASE_INSENSITIVE);

    private ExternalReference() {}

    /** The one way to write it; empty when it has not the form of its system, or names none. */
    public static Optional<String> normalised(String written) {
        Matcher parts = ANY.matcher(written.strip());
        if (!parts.matches() || parts.group(2).isBlank()) {
            return Optional.empty();
        }
        String system = parts.group(1).toLowerCase(Locale.ROOT);
        String item = parts.group(2).strip();
        Optional<String> known = switch (system) {
            case "github" -> matching(GITHUB, item.toLowerCase(Locale.ROOT));
            case "asana" -> matching(ASANA, item);
            case "mailto" -> mail(item);
            default -> Optional.of(item);
        };
        return known.map(form -> system + ":" + form);
    }

    private static Optional<String> matching(Pattern form, String item) {
        return Optional.of(item).filter(given -> form.matcher(given).matches());
    }

    private static Optional<String> mail(String item) {
        Matcher mail = MAILTO.matcher(item);
        return mail.matches()
                ? Optional.of(mail.group(1)
                        + mail.group(2).toLowerCase(Locale.ROOT)
                        + Optional.ofNullable(mail.group(3)).orElse(""))
                : Optional.empty();
    }
}
