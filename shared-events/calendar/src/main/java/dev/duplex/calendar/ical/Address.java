package dev.duplex.calendar.ical;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody as a calendar names them.
 *
 * @param uri {@code mailto:} with an e-mail address, or {@code urn:uuid:} with the id of a person here
 */
public record Address(String uri, @Nullable String name) {

    private static final String MAIL = "mailto:";
    private static final String PERSON = "urn:uuid:";

    public static Address of(UUID person, @Nullable String name, @Nullable String email) {
        return new Address(
                email == null ? PERSON + person : MAIL + withoutControls(email),
                name == null ? null : withoutControls(name));
    }

    /** A parameter cannot have them. */
    private static String withoutControls(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ");
    }

    /** In lower case. */
    public Optional<String> email() {
        return after(MAIL).map(email -> email.toLowerCase(Locale.ROOT));
    }

    public Optional<UUID> person() {
        try {
            return after(PERSON).map(UUID::fromString);
        } catch (IllegalArgumentException another) {
            return Optional.empty();
        }
    }

    private Optional<String> after(String scheme) {
        return uri.regionMatches(true, 0, scheme, 0, scheme.length())
                ? Optional.of(uri.substring(scheme.length()).strip())
                : Optional.empty();
    }
}
