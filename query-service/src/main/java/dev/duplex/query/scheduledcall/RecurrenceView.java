package dev.duplex.query.scheduledcall;

import dev.duplex.events.call.Recurrence;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How a scheduled call repeats, as the schema has it. */
record RecurrenceView(
        Recurrence.Frequency frequency,
        int interval,
        List<DayOfWeek> byDay,
        @Nullable Integer count,
        @Nullable String until,
        String words) {

    static RecurrenceView of(Recurrence recurrence) {
        return new RecurrenceView(
                recurrence.frequency(),
                recurrence.interval(),
                recurrence.byDay(),
                recurrence.count(),
                recurrence.until() == null ? null : recurrence.until().toString(),
                words(recurrence));
    }

    private static String words(Recurrence recurrence) {
        return every(recurrence) + on(recurrence.byDay()) + end(recurrence);
    }

    private static String every(Recurrence recurrence) {
        String unit = switch (recurrence.frequency()) {
            case DAILY -> "day";
            case WEEKLY -> "week";
            case MONTHLY -> "month";
        };
        return recurrence.interval() == 1 ? "every " + unit : "every " + recurrence.interval() + " " + unit + "s";
    }

    private static String on(List<DayOfWeek> days) {
        List<String> names = days.stream()
                .map(day -> day.getDisplayName(TextStyle.FULL, Locale.ENGLISH))
                .toList();
        return switch (names.size()) {
            case 0 -> "";
            case 1 -> " on " + names.getFirst();
            default ->
                " on "
                        + names.subList(0, names.size() - 1).stream().collect(Collectors.joining(", "))
                        + " and " + names.getLast();
        };
    }

    private static String end(Recurrence recurrence) {
        Integer count = recurrence.count();
        if (count != null) {
            return count == 1 ? ", once" : ", " + count + " times";
        }
        return recurrence.until() == null ? "" : ", until " + recurrence.until();
    }
}
