package dev.duplex.query.graphql;

import java.util.Locale;

/**
 * A query that cannot be answered, told to the client as a GraphQL error.
 *
 * <p>It is an exception because that is how a data fetcher reports an error; it carries no stack trace.
 */
public final class QueryRejected extends RuntimeException {

    private final String code;
    private final String field;
    private final String remedy;

    /**
     * @param code for machines, in lower case with hyphens
     * @param field the argument, header or field that is at fault
     * @param detail what is wrong
     * @param remedy what to do about it
     */
    public QueryRejected(String code, String field, String detail, String remedy) {
        super(detail, null, false, false);
        this.code = code;
        this.field = field;
        this.remedy = remedy;
    }

    /** What is asked for does not exist; the code is {@code unknown-<what>}. */
    public static QueryRejected unknown(String what, String field, Object id) {
        return new QueryRejected(
                "unknown-" + what.toLowerCase(Locale.ROOT),
                field,
                "There is no " + what + " " + id,
                "Check the id; if it was created just now, pass the Duplex-Position of that answer along");
    }

    /** What one read model speaks of has not arrived in the one that knows more about it. */
    public static QueryRejected notYet(String what, String field, Object id) {
        return new QueryRejected(
                "not-yet-reached", field, "The " + what + " " + id + " is not known here yet", "Ask again in a moment");
    }

    public String code() {
        return code;
    }

    public String field() {
        return field;
    }

    public String remedy() {
        return remedy;
    }
}
