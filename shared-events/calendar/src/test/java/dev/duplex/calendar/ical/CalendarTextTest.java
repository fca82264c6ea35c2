package dev.duplex.calendar.ical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.duplex.calendar.ScheduledCall;
import dev.duplex.events.call.Media;
import dev.duplex.events.call.ScheduledCallEvent.CallScheduled;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Calendars as the bytes that they come and the characters that they go as. */
class CalendarTextTest {

    private static final String CALENDAR = """
            BEGIN:VCALENDAR\r
            VERSION:2.0\r
            BEGIN:VEVENT\r
            UID:1@example.org\r
            SUMMARY:Für alle\r
            DTSTART:20261124T150000Z\r
            DURATION:PT30M\r
            END:VEVENT\r
            END:VCALENDAR\r
            """;

    private static String title(byte[] body, Charset charset) throws BadCalendar {
        return Objects.requireNonNull(CalendarReader.read(body, charset, ZoneId.of("UTC"))
                        .entries()
                        .getFirst()
                        .terms())
                .title();
    }

    @Test
    void a_line_may_be_folded_within_a_character() throws BadCalendar {
        HexFormat hex = HexFormat.of();
        String bytes = hex.formatHex(CALENDAR.getBytes(StandardCharsets.UTF_8)).replace("46c3bc72", "46c30d0a20bc72");
        assertThat(title(hex.parseHex(bytes), StandardCharsets.UTF_8)).isEqualTo("Für alle");
    }

    @Test
    void a_mark_at_the_beginning_is_no_part_of_it() throws BadCalendar {
        assertThat(title(("\uFEFF" + CALENDAR).getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                .isEqualTo("Für alle");
    }

    @Test
    void the_charset_counts_in_which_it_is_said_to_be_written() throws BadCalendar {
        for (Charset charset : List.of(StandardCharsets.ISO_8859_1, StandardCharsets.UTF_16)) {
            assertThat(title(CALENDAR.getBytes(charset), charset)).isEqualTo("Für alle");
        }
    }

    @Test
    void what_is_not_written_in_it_is_refused_rather_than_guessed() {
        byte[] western = CALENDAR.getBytes(StandardCharsets.ISO_8859_1);
        BadCalendar refusal = catchThrowableOfType(BadCalendar.class, () -> title(western, StandardCharsets.UTF_8));
        assertThat(refusal.code()).isEqualTo("broken-encoding");
        assertThat(refusal.detail()).contains("UTF-8", "charset=");
    }

    @Test
    void a_title_brings_no_characters_into_a_feed_that_programs_turn_away() {
        ScheduledCall call = ScheduledCall.of(new CallScheduled(
                "acme",
                new UUID(1, 1),
                new UUID(7, 7),
                "Plan\u0000ning\u0007\n2",
                Media.VIDEO,
                null,
                LocalDateTime.parse("2026-10-16T15:00"),
                "UTC",
                30,
                List.of(),
                null,
                null,
                new UUID(0, 1),
                Instant.parse("2026-01-05T09:00:00Z")));
        String feed = CalendarWriter.feed(
                "A\u0001nn", List.of(call), person -> Address.of(person, null, null), any -> "https://duplex.example");
        assertThat(feed)
                .contains("SUMMARY:Plan ning \\n2\r\n", "X-WR-CALNAME:A nn\r\n")
                .doesNotContainPattern("[\\p{Cntrl}&&[^\r\n]]");
    }
}
