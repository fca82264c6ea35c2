package dev.duplex.benchmarks.faults;

/** What a writer was told of its append. */
sealed interface Outcome {

    /** In the log, and the log's end was there right behind it. */
    record Acknowledged(long end) implements Outcome {}

    /**
     * Not in the log because its condition failed.
     *
     * @param known the log's end as the engine knew it then: what it was rejected for lies before
     */
    record Rejected(long known) implements Outcome {}

    /** Not in the log for another reason. */
    record Failed(String why) implements Outcome {}

    /** In the log or not. */
    record Unknown(String why) implements Outcome {}

    /** The writer's process was killed before it was told. */
    record Open() implements Outcome {}

    default String text() {
        return switch (this) {
            case Acknowledged(long end) -> "A\t" + end;
            case Rejected(long known) -> "R\t" + known;
            case Failed(String why) -> "F\t" + oneLine(why);
            case Unknown(String why) -> "U\t" + oneLine(why);
            case Open() -> "O\t";
        };
    }

    private static String oneLine(String why) {
        return why.replaceAll("[\\t\\n\\r]+", " ");
    }

    static Outcome parse(String kind, String value) {
        return switch (kind) {
            case "A" -> new Acknowledged(Long.parseLong(value));
            case "R" -> new Rejected(Long.parseLong(value));
            case "F" -> new Failed(value);
            case "U" -> new Unknown(value);
            case "O" -> new Open();
            default -> throw new IllegalArgumentException(kind);
        };
    }
}
