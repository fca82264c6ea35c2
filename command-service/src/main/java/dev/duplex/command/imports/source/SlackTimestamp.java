package dev.duplex.command.imports.source;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Slack's {@code ts}: epoch seconds with decimals. It names a message within its channel; the decimals order messages
 * within a second and may be a counter, not a fraction.
 *
 * @param decimals as a number of nine digits
 */
record SlackTimestamp(String text, long seconds, int decimals) implements Comparable<SlackTimestamp> {

    private static final Pattern FORM = Pattern.compile("(\\d{1,11})(?:\\.(\\d{1,9}))?");

    static Optional<SlackTimestamp> of(String text) {
        var form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        var decimals = form.group(2) == null ? "" : form.group(2);
        return Optional.of(new SlackTimestamp(
                text, Long.parseLong(form.group(1)), Integer.parseInt((decimals + "000000000").substring(0, 9))));
    }

    Instant at() {
        return Instant.ofEpochSecond(seconds, decimals / 1_000_000 * 1_000_000L);
    }

    @Override
    public int compareTo(SlackTimestamp other) {
        return Comparator.comparingLong(SlackTimestamp::seconds)
                .thenComparingInt(SlackTimestamp::decimals)
                .compare(this, other);
    }
}
