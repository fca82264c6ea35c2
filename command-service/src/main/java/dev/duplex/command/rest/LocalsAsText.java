package dev.duplex.command.rest;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;

/** Dates and times of day in ISO 8601, and time zones by their names; neither a number nor a list is one. */
final class LocalsAsText<T> extends StdDeserializer<T> {

    private static final Set<String> ZONES = Set.copyOf(ZoneId.getAvailableZoneIds());

    private final Class<T> type;
    private final transient Function<String, T> parse;

    /** @param parse throws {@link DateTimeException} */
    LocalsAsText(Class<T> type, Function<String, T> parse) {
        super(type);
        this.type = type;
        this.parse = parse;
    }

    /** Of the years in which instants are taken. */
    static LocalDate date(String text) {
        LocalDate date = LocalDate.parse(text);
        if (date.getYear() < 1970 || date.getYear() > 9998) {
            throw new DateTimeException("not between 1970 and 9998");
        }
        return date;
    }

    /** Of the years in which instants are taken; calendars keep seconds. */
    static LocalDateTime dateTime(String text) {
        LocalDateTime dateTime = LocalDateTime.parse(text).truncatedTo(ChronoUnit.SECONDS);
        date(dateTime.toLocalDate().toString());
        return dateTime;
    }

    /** The log keeps milliseconds. */
    static LocalTime time(String text) {
        return LocalTime.parse(text).truncatedTo(ChronoUnit.MILLIS);
    }

    /** One that has its rules from the tz database: nobody's clock is set to an offset, and not all clients know one. */
    static ZoneId zone(String text) {
        if (!ZONES.contains(text)) {
            throw new DateTimeException("no time zone of the tz database");
        }
        return ZoneId.of(text);
    }

    @Override
    public T deserialize(JsonParser parser, DeserializationContext context) {
        if (!parser.hasToken(JsonToken.VALUE_STRING)) {
            return type.cast(context.handleUnexpectedToken(type, parser));
        }
        String text = parser.getString().strip();
        try {
            return parse.apply(text);
        } catch (DateTimeException e) {
            return type.cast(context.handleWeirdStringValue(type, text, "not in ISO 8601"));
        }
    }
}
