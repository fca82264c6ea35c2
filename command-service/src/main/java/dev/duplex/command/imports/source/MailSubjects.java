package dev.duplex.command.imports.source;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Subjects without {@code Re:} and without the tag that a list puts before them: one that most mails carry. */
final class MailSubjects {

    private static final Pattern REPLY =
            Pattern.compile("^\\s*(?:re|aw|antw|sv|vs|r)(?:\\[\\d+])?\\s*:\\s*", Pattern.CASE_INSENSITIVE);
    private static final Pattern TAG = Pattern.compile("^\\s*(\\[[^\\[\\]]{1,60}])\\s*");

    private final Map<String, Integer> tags = new HashMap<>();
    private int subjects;

    void learn(String subject) {
        subjects++;
        var tag = TAG.matcher(withoutReply(subject));
        if (tag.find()) {
            tags.merge(tag.group(1), 1, Integer::sum);
        }
    }

    String plain(String subject) {
        var plain = subject;
        for (var before = ""; !before.equals(plain); ) {
            before = plain;
            plain = withoutReply(plain);
            var tag = TAG.matcher(plain);
            if (tag.find() && 2 * tags.getOrDefault(tag.group(1), 0) > subjects) {
                plain = plain.substring(tag.end());
            }
        }
        plain = plain.strip();
        return plain.isEmpty() ? "(no subject)" : plain;
    }

    private static String withoutReply(String subject) {
        return REPLY.matcher(subject).replaceFirst("");
    }
}
