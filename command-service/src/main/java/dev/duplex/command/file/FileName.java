package dev.duplex.command.file;

import java.text.Normalizer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A name that is safe to show and to store under: no folders, nothing that is not seen, not too long. */
final class FileName {

    private static final int LONGEST = 200;
    private static final int LONGEST_EXTENSION = 20;
    private static final String NONE = "file";

    private FileName() {}

    static String of(@Nullable String given) {
        if (given == null) {
            return NONE;
        }
        String last = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
        // control and format characters hide or turn round what follows; the others are no names on some systems
        String plain = Normalizer.normalize(last, Normalizer.Form.NFC)
                .replaceAll("[\\p{C}\\p{Zl}\\p{Zp}]", "")
                .replaceAll("[<>:\"|?*]", "_")
                .replaceAll("[\\s\\p{Zs}]+", " ")
                .replaceAll("^[. ]+|[. ]+$", "");
        return plain.isEmpty() ? NONE : shortened(plain);
    }

    private static String shortened(String name) {
        if (name.length() <= LONGEST) {
            return name;
        }
        String extension = extension(name);
        String end = extension.isEmpty() || extension.length() > LONGEST_EXTENSION ? "" : "." + extension;
        int cut = LONGEST - end.length();
        return name.substring(0, Character.isHighSurrogate(name.charAt(cut - 1)) ? cut - 1 : cut) + end;
    }

    /** In lower case, empty for none. */
    static String extension(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }
}
