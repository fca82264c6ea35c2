package dev.duplex.query.realtime;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Whether a text may be a session description: the lines of RFC 8866, and not what their attributes mean. */
final class SessionDescription {

    private static final int MOST_LINES = 2_000;
    /** A connection of two has a few. */
    private static final int MOST_MEDIA = 32;

    private static final Pattern LINE = Pattern.compile("[vosiuepcbtrzkam]=\\P{Cntrl}+");
    private static final Pattern ORIGIN = Pattern.compile("o=\\S+ \\d{1,20} \\d{1,20} IN IP[46] \\S+");
    private static final Pattern TIME = Pattern.compile("t=\\d{1,20} \\d{1,20}");
    private static final Pattern MEDIA =
            Pattern.compile("m=(audio|video|text|application|message|image) \\d{1,5}(/\\d{1,5})? [A-Z0-9/]+( \\S+)+");

    private SessionDescription() {}

    /** What is wrong with it; empty if nothing is. */
    static Optional<String> fault(String text) {
        List<String> lines = text.lines().limit(MOST_LINES + 1L).toList();
        if (lines.isEmpty() || !lines.getFirst().equals("v=0")) {
            return Optional.of("A session description begins with v=0");
        }
        if (lines.size() > MOST_LINES) {
            return Optional.of("More than " + MOST_LINES + " lines");
        }
        int head = 0;
        while (head < lines.size() && !lines.get(head).startsWith("m=")) {
            head++;
        }
        List<String> session = lines.subList(0, head);
        List<String> media = lines.subList(head, lines.size());
        return lines.stream()
                .filter(line -> !LINE.matcher(line).matches())
                .findFirst()
                .map(line -> "Not a line of a session description: " + abridged(line))
                .or(() -> one(session, "o=", ORIGIN))
                .or(() -> one(session, "s=", LINE))
                .or(() -> one(session, "t=", TIME))
                .or(() -> mediaFault(media));
    }

    private static Optional<String> one(List<String> session, String type, Pattern form) {
        List<String> found =
                session.stream().filter(line -> line.startsWith(type)).toList();
        return found.size() == 1 && form.matcher(found.getFirst()).matches()
                ? Optional.empty()
                : Optional.of("A session has one line " + type + " before its media");
    }

    private static Optional<String> mediaFault(List<String> lines) {
        List<String> media =
                lines.stream().filter(line -> line.startsWith("m=")).toList();
        if (media.size() > MOST_MEDIA) {
            return Optional.of("More than " + MOST_MEDIA + " media");
        }
        return media.stream()
                .filter(line -> !MEDIA.matcher(line).matches())
                .findFirst()
                .map(line -> "Not a medium: " + abridged(line));
    }

    private static String abridged(String line) {
        return line.length() <= 40 ? line : line.substring(0, 40) + "…";
    }
}
