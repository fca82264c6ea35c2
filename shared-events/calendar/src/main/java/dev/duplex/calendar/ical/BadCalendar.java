package dev.duplex.calendar.ical;

/** A calendar that cannot be taken, in whole: the message says what to do. */
public final class BadCalendar extends Exception {

    private final String code;
    private final String field;

    BadCalendar(String code, String field, String detail) {
        super(detail, null, false, false);
        this.code = code;
        this.field = field;
    }

    /** For machines, in lower case with hyphens. */
    public String code() {
        return code;
    }

    /** The property at fault, as in {@code DTSTART}; {@code body} for the whole. */
    public String field() {
        return field;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }
}
