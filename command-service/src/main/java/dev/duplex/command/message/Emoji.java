package dev.duplex.command.message;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One emoji as Unicode has it (UTS 51: a single grapheme of nothing but emoji parts), or a workspace's own as a
 * {@code :short-code:}.
 *
 * @param text the form that is compared: in lower case, shown as a picture
 */
record Emoji(String text) {

    private static final Pattern SHORT_CODE = Pattern.compile(":[a-z0-9_+-]{1,50}:");
    private static final Pattern GRAPHEME = Pattern.compile("\\X");

    /** The longest sequences, of flags and families, have about half of that. */
    private static final int LONGEST = 40;

    private static final int JOINER = 0x200D;
    private static final int AS_PICTURE = 0xFE0F;
    private static final int KEYCAP = 0x20E3;

    static Optional<Emoji> of(String given) {
        String code = given.toLowerCase(Locale.ROOT);
        if (SHORT_CODE.matcher(code).matches()) {
            return Optional.of(new Emoji(code));
        }
        boolean one = given.length() <= LONGEST && GRAPHEME.matcher(given).matches();
        if (!one || !given.codePoints().allMatch(Emoji::isPart) || !isPicture(given)) {
            return Optional.empty();
        }
        int first = given.codePointAt(0);
        boolean bare = given.length() == Character.charCount(first);
        return Optional.of(new Emoji(
                bare && !Character.isEmojiPresentation(first) ? given + Character.toString(AS_PICTURE) : given));
    }

    private static boolean isPart(int point) {
        return Character.isEmoji(point)
                || point == JOINER
                || point == AS_PICTURE
                || point == KEYCAP
                || (point >= 0xE0020 && point <= 0xE007F);
    }

    /** A digit is only with a keycap, half a flag never. */
    private static boolean isPicture(String given) {
        int first = given.codePointAt(0);
        if (first >= 0x1F1E6 && first <= 0x1F1FF) {
            return given.codePoints().filter(Character::isEmoji).count() == 2;
        }
        return Character.isExtendedPictographic(first)
                || Character.isEmojiPresentation(first)
                || (Character.isEmoji(first) && given.indexOf(KEYCAP) > 0);
    }
}
