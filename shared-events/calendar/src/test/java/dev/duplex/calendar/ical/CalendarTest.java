package dev.duplex.calendar.ical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.duplex.calendar.CallTerms;
import dev.duplex.calendar.Occurrence;
import dev.duplex.calendar.Repetition;
import dev.duplex.calendar.ScheduledCall;
import dev.duplex.calendar.ical.CalendarFile.Method;
import dev.duplex.events.call.InvitationAnswer;
import dev.duplex.events.call.Media;
import dev.duplex.events.call.Recurrence;
import dev.duplex.events.call.ScheduledCallEvent;
import dev.duplex.events.call.ScheduledCallEvent.CallCancelled;
import dev.duplex.events.call.ScheduledCallEvent.CallRescheduled;
import dev.duplex.events.call.ScheduledCallEvent.CallScheduled;
import dev.duplex.events.call.ScheduledCallEvent.InvitationAnswered;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CalendarTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant SAID = Instant.parse("2026-01-05T09:00:00Z");
    private static final List<String> ZONES = List.of(
            "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "America/St_Johns", "Asia/Kolkata", "UTC");
    private static final UUID ANN = new UUID(0, 1);
    private static final UUID BOB = new UUID(0, 2);
    private static final UUID CYD = new UUID(0, 3);
    private static final Function<UUID, Address> ADDRESSES = person -> person.equals(CYD)
            ? Address.of(CYD, "Cyd, \"C;D\"", null)
            : Address.of(person, "Person " + person, "p" + person.getLeastSignificantBits() + "@example.org");

    static IntStream seeds() {
        return IntStream.rangeClosed(1, 400);
    }

    /** A scheduled call and what became of it. */
    private static ScheduledCall story(Random random) {
        LocalDateTime first = LocalDateTime.parse("2026-02-01T00:00")
                .plusDays(random.nextInt(300))
                .plusMinutes(30L * random.nextInt(48));
        Recurrence recurrence = random.nextInt(4) == 0 ? null : recurrence(random, first);
        UUID id = new UUID(random.nextLong(), random.nextLong());
        ScheduledCall call = ScheduledCall.of(new CallScheduled(
                "acme",
                new UUID(1, 1),
                id,
                "Plan; for, \\ the \"week\" – ü " + random.nextInt(9),
                Media.values()[random.nextInt(4)],
                null,
                first,
                ZONES.get(random.nextInt(ZONES.size())),
                5 + random.nextInt(120),
                List.of(BOB, CYD),
                recurrence,
                random.nextBoolean() ? null : "external-" + random.nextInt(99) + "@example.org",
                ANN,
                SAID));
        for (int i = random.nextInt(6); i > 0; i--) {
            call = call.after(change(random, call));
        }
        return call;
    }

    private static Recurrence recurrence(Random random, LocalDateTime first) {
        Recurrence.Frequency frequency = Recurrence.Frequency.values()[random.nextInt(3)];
        List<DayOfWeek> days = frequency == Recurrence.Frequency.WEEKLY && random.nextBoolean()
                ? Stream.of(first.getDayOfWeek(), DayOfWeek.of(1 + random.nextInt(7)))
                        .distinct()
                        .sorted()
                        .toList()
                : List.of();
        boolean counted = random.nextBoolean();
        return new Recurrence(
                frequency,
                1 + random.nextInt(3),
                days,
                counted ? 1 + random.nextInt(20) : null,
                counted ? null : first.toLocalDate().plusDays(random.nextInt(300)));
    }

    private static ScheduledCallEvent change(Random random, ScheduledCall call) {
        List<Occurrence> all = call.occurrences().toList();
        Occurrence one = all.get(random.nextInt(all.size()));
        LocalDateTime named = random.nextInt(4) == 0 ? null : one.name();
        return switch (random.nextInt(3)) {
            case 0 ->
                new InvitationAnswered(
                        "acme",
                        call.conversation(),
                        call.id(),
                        random.nextBoolean() ? BOB : CYD,
                        InvitationAnswer.values()[random.nextInt(3)],
                        named,
                        null,
                        SAID.plusSeconds(60));
            case 1 ->
                new CallCancelled("acme", call.conversation(), call.id(), one.name(), null, ANN, SAID.plusSeconds(60));
            default ->
                new CallRescheduled(
                        "acme",
                        call.conversation(),
                        call.id(),
                        one.name(),
                        "Moved " + random.nextInt(9),
                        Media.VOICE,
                        null,
                        one.terms().start().plusMinutes(30L * random.nextInt(-8, 8)),
                        ZONES.get(random.nextInt(ZONES.size())),
                        5 + random.nextInt(60),
                        List.of(BOB),
                        null,
                        ANN,
                        SAID.plusSeconds(60));
        };
    }

    /** Each call of it: when, as what, and what those invited have answered. */
    private static Map<LocalDateTime, String> calls(ScheduledCall call) {
        return call.occurrences()
                .filter(one -> !one.cancelled())
                .collect(Collectors.toMap(
                        Occurrence::name,
                        one -> shown(
                                one.terms(),
                                one.terms().invitees().stream()
                                        .collect(Collectors.toMap(
                                                person ->
                                                        ADDRESSES.apply(person).uri(),
                                                person -> call.answer(person, one.name()))))));
    }

    private static String shown(CallTerms terms, Map<String, Optional<InvitationAnswer>> answers) {
        return terms.title() + " " + terms.media() + " " + terms.start() + " " + terms.starts() + " " + terms.timeZone()
                + " " + terms.minutes() + " " + new TreeMap<>(answers);
    }

    private static Map<LocalDateTime, String> calls(CalendarFile file) {
        CalendarEntry series = file.entries().stream()
                .filter(entry -> entry.occurrence() == null)
                .findFirst()
                .orElseThrow();
        CallTerms terms = Objects.requireNonNull(series.terms());
        ZoneId zone = ZoneId.of(terms.timeZone());
        List<LocalDateTime> without =
                series.without().stream().map(local -> local.in(zone)).toList();
        Map<LocalDateTime, String> calls = Repetition.starts(terms.start(), terms.recurrence())
                .filter(name -> !without.contains(name))
                .collect(Collectors.toMap(
                        Function.identity(),
                        name -> shown(
                                new CallTerms(
                                        terms.title(),
                                        terms.media(),
                                        null,
                                        name,
                                        terms.timeZone(),
                                        terms.minutes(),
                                        List.of(),
                                        null),
                                answers(series))));
        file.entries().stream()
                .filter(entry -> entry.occurrence() != null)
                .forEach(entry -> calls.put(
                        entry.occurrence().in(zone), shown(Objects.requireNonNull(entry.terms()), answers(entry))));
        return calls;
    }

    private static Map<String, Optional<InvitationAnswer>> answers(CalendarEntry entry) {
        return entry.guests().stream()
                .collect(Collectors.toMap(guest -> guest.address().uri(), CalendarEntry.Guest::answer));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void what_goes_out_comes_in_as_the_same_calls(long seed) throws BadCalendar {
        ScheduledCall call = story(new Random(seed));
        Map<LocalDateTime, String> expected = calls(call);
        String text = CalendarWriter.invitation(call, ADDRESSES, any -> "https://duplex.example/#/x");
        if (expected.isEmpty()) {
            assertThat(text).contains("METHOD:CANCEL", "STATUS:CANCELLED");
            return;
        }
        CalendarFile file = CalendarReader.read(text, BERLIN);
        assertThat(file.method()).isEqualTo(Method.REQUEST);
        assertThat(file.floating()).isFalse();
        assertThat(file.entries()).extracting(CalendarEntry::uid).containsOnly(CalendarWriter.uid(call));
        if (call.terms().recurrence() == null) {
            assertThat(calls(file).values()).as("seed %d%n%s", seed, text).containsExactlyElementsOf(expected.values());
        } else {
            assertThat(calls(file)).as("seed %d%n%s", seed, text).isEqualTo(expected);
        }
    }

    private static CallScheduled weekly(String zone, LocalDateTime first, @Nullable LocalDate until) {
        return new CallScheduled(
                "acme",
                new UUID(1, 1),
                new UUID(7, 7),
                "Planning",
                Media.VIDEO,
                null,
                first,
                zone,
                30,
                List.of(BOB),
                new Recurrence(Recurrence.Frequency.WEEKLY, 1, List.of(), until == null ? 4 : null, until),
                null,
                ANN,
                SAID);
    }

    @Test
    void an_invitation_is_written_as_rfc_5545_has_it() {
        ScheduledCall call = ScheduledCall.of(
                        weekly("Europe/Berlin", LocalDateTime.parse("2026-10-16T15:00"), LocalDate.parse("2026-11-06")))
                .after(new CallCancelled(
                        "acme",
                        new UUID(1, 1),
                        new UUID(7, 7),
                        LocalDateTime.parse("2026-10-23T15:00"),
                        null,
                        ANN,
                        SAID))
                .after(new CallRescheduled(
                        "acme",
                        new UUID(1, 1),
                        new UUID(7, 7),
                        LocalDateTime.parse("2026-10-30T15:00"),
                        "Planning",
                        Media.VIDEO,
                        null,
                        LocalDateTime.parse("2026-10-30T16:00"),
                        "Europe/Berlin",
                        30,
                        List.of(BOB),
                        null,
                        ANN,
                        SAID));
        String text = CalendarWriter.invitation(call, ADDRESSES, any -> "https://duplex.example/#/x");
        assertThat(text.replace("\r\n ", "").lines())
                .contains(
                        "METHOD:REQUEST",
                        "TZID:Europe/Berlin",
                        "UID:00000000-0000-0007-0000-000000000007@duplex",
                        "SEQUENCE:2",
                        "DTSTART;TZID=Europe/Berlin:20261016T150000",
                        "DURATION:PT30M",
                        "RRULE:FREQ=WEEKLY;UNTIL=20261106T140000Z;INTERVAL=1",
                        "EXDATE;TZID=Europe/Berlin:20261023T150000",
                        "RECURRENCE-ID;TZID=Europe/Berlin:20261030T150000",
                        "DTSTART;TZID=Europe/Berlin:20261030T160000",
                        "DTSTART:20251026T030000",
                        "TZOFFSETFROM:+0200",
                        "TZOFFSETTO:+0100",
                        "URL:https://duplex.example/#/x",
                        "DTSTAMP:20260105T090000Z")
                .anyMatch(line -> line.startsWith("ATTENDEE;")
                        && line.contains("PARTSTAT=NEEDS-ACTION")
                        && line.endsWith("mailto:p2@example.org"))
                .anyMatch(line -> line.startsWith("ORGANIZER;") && line.endsWith("mailto:p1@example.org"));
    }

    @Test
    void a_feed_has_all_but_what_was_cancelled_and_is_the_same_each_time() {
        ScheduledCall call = ScheduledCall.of(weekly("Asia/Kolkata", LocalDateTime.parse("2026-10-16T15:00"), null));
        ScheduledCall gone =
                call.after(new CallCancelled("acme", new UUID(1, 1), new UUID(7, 7), null, null, ANN, SAID));
        String feed = CalendarWriter.feed("Ann", List.of(call), ADDRESSES, any -> "https://duplex.example");
        assertThat(feed)
                .contains("METHOD:PUBLISH", "SUMMARY:Planning", "X-WR-CALNAME:Ann")
                .isEqualTo(CalendarWriter.feed("Ann", List.of(call), ADDRESSES, any -> "https://duplex.example"));
        assertThat(CalendarWriter.feed("Ann", List.of(gone), ADDRESSES, any -> "https://duplex.example"))
                .doesNotContain("VEVENT");
    }

    private static String calendar(String... lines) {
        return String.join(
                        "\r\n",
                        Stream.of(List.of("BEGIN:VCALENDAR", "VERSION:2.0"), List.of(lines), List.of("END:VCALENDAR"))
                                .flatMap(List::stream)
                                .toList())
                + "\r\n";
    }

    private static String event(String... lines) {
        List<String> all = new ArrayList<>(List.of("BEGIN:VEVENT", "UID:1@example.org", "SUMMARY:Planning"));
        all.addAll(List.of(lines));
        all.add("END:VEVENT");
        return calendar(all.toArray(String[]::new));
    }

    private static CallTerms terms(String text) throws BadCalendar {
        return Objects.requireNonNull(
                CalendarReader.read(text, BERLIN).entries().getFirst().terms());
    }

    @Test
    void a_floating_time_is_one_of_the_zone_assumed_and_told() throws BadCalendar {
        CalendarFile file = CalendarReader.read(event("DTSTART:20261124T150000", "DTEND:20261124T153000"), BERLIN);
        assertThat(file.floating()).isTrue();
        assertThat(terms(event("DTSTART:20261124T150000", "DTEND:20261124T153000")))
                .extracting(CallTerms::start, CallTerms::timeZone, CallTerms::minutes)
                .containsExactly(LocalDateTime.parse("2026-11-24T15:00"), "Europe/Berlin", 30);
    }

    @Test
    void a_zone_of_an_odd_name_is_the_one_whose_clocks_agree() throws BadCalendar {
        String text = calendar(
                "BEGIN:VTIMEZONE",
                "TZID:W. Europe Standard Time",
                "BEGIN:STANDARD",
                "DTSTART:16010101T030000",
                "TZOFFSETFROM:+0200",
                "TZOFFSETTO:+0100",
                "RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10",
                "END:STANDARD",
                "BEGIN:DAYLIGHT",
                "DTSTART:16010101T020000",
                "TZOFFSETFROM:+0100",
                "TZOFFSETTO:+0200",
                "RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3",
                "END:DAYLIGHT",
                "END:VTIMEZONE",
                "BEGIN:VEVENT",
                "UID:2@example.org",
                "DTSTART;TZID=W. Europe Standard Time:20260724T150000",
                "DURATION:PT45M",
                "END:VEVENT");
        assertThat(terms(text))
                .extracting(CallTerms::start, CallTerms::timeZone, CallTerms::minutes)
                .containsExactly(LocalDateTime.parse("2026-07-24T15:00"), "Europe/Berlin", 45);
    }

    static List<Arguments> broken() {
        String start = "DTSTART:20261124T150000Z";
        String end = "DURATION:PT30M";
        return List.of(
                Arguments.of("nonsense", "no-calendar", "body"),
                Arguments.of("", "no-calendar", "body"),
                Arguments.of("\u0000\u0001{}", "no-calendar", "body"),
                Arguments.of(calendar(), "no-event", "VEVENT"),
                Arguments.of(calendar("BEGIN:VEVENT", start, end, "END:VEVENT"), "no-uid", "UID"),
                Arguments.of(calendar("BEGIN:VEVENT", "UID:a\u0007b", start, end, "END:VEVENT"), "no-uid", "UID"),
                Arguments.of(calendar("BEGIN:VEVENT", "UID:a\\nb", start, end, "END:VEVENT"), "no-uid", "UID"),
                Arguments.of(event(end), "no-start", "DTSTART"),
                Arguments.of(event(start), "no-end", "DTEND"),
                Arguments.of(event("DTSTART;VALUE=DATE:20261124", end), "all-day", "DTSTART"),
                Arguments.of(event("DTSTART:tomorrow", end), "broken-calendar", "DTSTART"),
                Arguments.of(event("DTSTART;TZID=Europe/Atlantis:20261124T150000", end), "unknown-time-zone", "TZID"),
                Arguments.of(event(start, end, "RRULE:FREQ=SECONDLY"), "unsupported-recurrence", "RRULE"),
                Arguments.of(event(start, end, "RRULE:FREQ=YEARLY;COUNT=3"), "unsupported-recurrence", "RRULE"),
                Arguments.of(
                        event(start, end, "RRULE:FREQ=MONTHLY;BYDAY=2TU;COUNT=3"), "unsupported-recurrence", "RRULE"),
                Arguments.of(event(start, end, "RDATE:20261125T150000Z"), "unsupported-recurrence", "RDATE"),
                Arguments.of(event(start, end, "RRULE:FREQ=NONSENSE"), "broken-calendar", "RRULE"),
                Arguments.of(calendar("METHOD:COUNTER"), "unsupported-method", "METHOD"),
                Arguments.of(
                        calendar(
                                "BEGIN:VTIMEZONE",
                                "TZID:Bad",
                                "BEGIN:STANDARD",
                                "DTSTART:16010101T030000",
                                "TZOFFSETFROM:+0200",
                                "TZOFFSETTO:+0100",
                                "RRULE:FREQ=SECONDLY",
                                "END:STANDARD",
                                "END:VTIMEZONE"),
                        "unknown-time-zone",
                        "VTIMEZONE"),
                Arguments.of(
                        calendar(IntStream.range(0, 101)
                                .boxed()
                                .flatMap(i -> Stream.of("BEGIN:VEVENT", "UID:" + i, start, end, "END:VEVENT"))
                                .toArray(String[]::new)),
                        "too-many-components",
                        "body"));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void what_cannot_be_taken_is_told(String text, String code, String field) {
        BadCalendar bad = catchThrowableOfType(BadCalendar.class, () -> CalendarReader.read(text, BERLIN));
        assertThat(bad).as(text).isNotNull();
        assertThat(List.of(bad.code(), bad.field())).as(bad.detail()).containsExactly(code, field);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_damaged_calendar_is_read_or_told_of_and_nothing_else(long seed) {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder(
                CalendarWriter.invitation(story(random), ADDRESSES, any -> "https://duplex.example/#/x"));
        for (int i = 1 + random.nextInt(5); i > 0; i--) {
            int from = random.nextInt(text.length());
            switch (random.nextInt(3)) {
                case 0 -> text.delete(from, Math.min(text.length(), from + random.nextInt(40)));
                case 1 -> text.insert(from, (char) random.nextInt(1, 300));
                default -> text.setCharAt(from, (char) ('0' + random.nextInt(60)));
            }
        }
        try {
            assertThat(CalendarReader.read(text.toString(), BERLIN).entries()).isNotEmpty();
        } catch (BadCalendar told) {
            assertThat(told.code()).as("seed %d", seed).isNotBlank();
        }
    }

    private static List<String> refusal(String text) {
        BadCalendar bad = catchThrowableOfType(BadCalendar.class, () -> CalendarReader.read(text, BERLIN));
        assertThat(bad).isNotNull();
        return List.of(bad.code(), bad.field());
    }

    @Test
    void a_series_ends_on_a_day_that_there_is() {
        for (String until : List.of("20260230T000000Z", "20261301", "20260101T250000")) {
            assertThat(refusal(event("DTSTART:20260105T150000", "DURATION:PT30M", "RRULE:FREQ=DAILY;UNTIL=" + until)))
                    .as(until)
                    .containsExactly("broken-calendar", "RRULE");
        }
    }

    @Test
    void what_an_event_lists_without_end_is_refused() {
        String dates = Stream.generate(() -> "20260106T150000Z")
                .limit(Entries.MOST_EXCEPTIONS + 1L)
                .collect(Collectors.joining(","));
        assertThat(refusal(event("DTSTART:20260105T150000Z", "DURATION:PT30M", "EXDATE:" + dates)))
                .containsExactly("too-many-exceptions", "EXDATE");
        List<String> lines = new ArrayList<>(List.of("DTSTART:20260105T150000Z", "DURATION:PT30M"));
        IntStream.rangeClosed(0, Entries.MOST_ATTENDEES)
                .forEach(i -> lines.add("ATTENDEE:mailto:p" + i + "@example.org"));
        assertThat(refusal(event(lines.toArray(String[]::new)))).containsExactly("too-many-attendees", "ATTENDEE");
    }

    @Test
    void a_zone_that_a_calendar_defines_is_looked_up_for_so_many_years_only() {
        List<String> lines = new ArrayList<>(List.of(
                "BEGIN:VTIMEZONE",
                "TZID:Ours",
                "BEGIN:STANDARD",
                "DTSTART:19700101T000000",
                "TZOFFSETFROM:+0530",
                "TZOFFSETTO:+0530",
                "END:STANDARD",
                "END:VTIMEZONE",
                "BEGIN:VEVENT",
                "UID:1@example.org",
                "DTSTART;TZID=Ours:20260105T150000",
                "DURATION:PT30M"));
        IntStream.rangeClosed(0, Entries.MOST_DEFINED)
                .forEach(i -> lines.add("EXDATE;TZID=Ours:" + (2026 + i) + "0105T150000"));
        lines.add("END:VEVENT");
        assertThat(refusal(calendar(lines.toArray(String[]::new)))).containsExactly("too-many-time-zones", "TZID");
    }
}
