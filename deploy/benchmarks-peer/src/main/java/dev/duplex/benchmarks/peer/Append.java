package dev.duplex.benchmarks.peer;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A run that is asked for. */
record Append(Mode mode, Aggregates aggregates, int writers, Until until, String database) {

    private static final Pattern AMOUNT = Pattern.compile("([1-9]\\d{0,11})(s?)");

    /**
     * Reads {@code append event|commit per-writer|per-append WRITERS 10s|20000 DATABASE}.
     *
     * @throws IllegalArgumentException if it is anything else
     */
    static Append parse(String line) {
        List<String> words = List.of(line.strip().split("\\s+"));
        if (words.size() != 6 || !words.getFirst().equals("append")) {
            throw new IllegalArgumentException(
                    "expected: append event|commit per-writer|per-append WRITERS 10s|20000 DATABASE, or: quit");
        }
        int writers = Integer.parseInt(words.get(3));
        if (writers < 1) {
            throw new IllegalArgumentException("not a number of writers: " + writers);
        }
        return new Append(
                choice(Mode.values(), words.get(1)),
                choice(Aggregates.values(), words.get(2)),
                writers,
                until(words.get(4)),
                words.get(5));
    }

    /** As it is said in a line. */
    static String word(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static <E extends Enum<E>> E choice(E[] choices, String word) {
        return Arrays.stream(choices)
                .filter(choice -> word(choice).equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "not one of " + Arrays.stream(choices).map(Append::word).toList() + ": " + word));
    }

    private static Until until(String word) {
        Matcher amount = AMOUNT.matcher(word);
        if (!amount.matches()) {
            throw new IllegalArgumentException("neither seconds (10s) nor a number of appends (20000): " + word);
        }
        long number = Long.parseLong(amount.group(1));
        return amount.group(2).isEmpty() ? new Until.Appends(number) : new Until.Seconds(number);
    }
}
