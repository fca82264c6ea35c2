package dev.duplex.query.search;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What somebody typed: words, "phrases in quotes", and -words or -"phrases" that must not be there. Any text can be read
 * so: a quote that is not closed is none, and no other character means anything.
 *
 * @param excluded what must not be there
 */
record Words(List<Part> wanted, List<Part> excluded) {

    /** @param last whether somebody may still be typing it */
    record Part(String text, boolean quoted, boolean last) {}

    private static final Pattern PART = Pattern.compile("(-?)(?:\"([^\"]*)\"|(\\S+))");

    static Words of(String typed) {
        String text = typed.replaceAll("[“”„«»]", "\"");
        List<Part> wanted = new ArrayList<>();
        List<Part> excluded = new ArrayList<>();
        Matcher part = PART.matcher(text);
        while (part.find()) {
            boolean minus = !part.group(1).isEmpty();
            boolean quoted = part.group(2) != null;
            String words = quoted ? part.group(2) : part.group(3).replace('"', ' ');
            (minus ? excluded : wanted).add(new Part(words, quoted, !minus && !quoted && part.end() == text.length()));
        }
        return new Words(wanted, excluded);
    }
}
