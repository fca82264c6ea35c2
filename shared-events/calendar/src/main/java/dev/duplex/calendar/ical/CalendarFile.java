package dev.duplex.calendar.ical;

import java.util.List;

/**
 * A calendar as it came in.
 *
 * @param floating whether times in it name no time zone, so that one was assumed
 */
public record CalendarFile(Method method, List<CalendarEntry> entries, boolean floating) {

    public enum Method {
        REQUEST,
        CANCEL,
        REPLY
    }
}
