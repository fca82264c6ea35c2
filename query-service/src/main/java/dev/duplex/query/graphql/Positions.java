package dev.duplex.query.graphql;

/** Positions in the log as requests name them. */
public final class Positions {

    /** Of an empty log, and so the least that a command answers. */
    private static final long NONE = -1;

    private Positions() {}

    /** @throws QueryRejected with the code {@code bad-position} */
    public static long parse(String field, String named) {
        try {
            long position = Long.parseLong(named.strip());
            if (position >= NONE) {
                return position;
            }
        } catch (NumberFormatException malformed) {
            throw bad(field);
        }
        throw bad(field);
    }

    private static QueryRejected bad(String field) {
        return new QueryRejected(
                "bad-position",
                field,
                "A position is a whole number, from " + NONE + " on",
                "Pass the Duplex-Position of a command's answer along as it was");
    }
}
