package dev.duplex.command.imports.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailDateTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Sun, 08 Jan 2017 18:32:19 +0000 (GMT)        | 2017-01-08T18:32:19Z",
                "Sun,  8 Jan 2017 19:39:08 +0100              | 2017-01-08T18:39:08Z",
                "8 Jan 2017 19:39 -0530                       | 2017-01-09T01:09:00Z",
                "Sun, 8 January 2017 19:39:08 EST             | 2017-01-09T00:39:08Z",
                "Sun, 8 Jan 2017 19:39:08 pdt                 | 2017-01-09T02:39:08Z",
                "Sun, 8 Jan 2017 19:39:08 UT                  | 2017-01-08T19:39:08Z",
                "Sun, 8 Jan 2017 19:39:08 -0000               | 2017-01-08T19:39:08Z",
                "Sun, 8 Jan 2017 19:39:08 +0200 (Eastern (?)) | 2017-01-08T17:39:08Z",
                "Mon, 8 Jan 2017 19:39:08 Z                   | 2017-01-08T19:39:08Z",
                "Sat, 31 Dec 2016 23:59:60 +0000              | 2017-01-01T00:00:00Z",
                "Sun, 8 (the 8th) Jan 2017 19:39:08 +0000     | 2017-01-08T19:39:08Z"
            })
    void dates_of_rfc_5322_and_its_obsolete_zones_are_instants(String date, Instant at) {
        assertThat(MailDate.parse(date)).contains(at);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "Sun, 8 Jan 17 19:39:08 +0000",
                "Sun, 8 Jan 117 19:39:08 +0000",
                "Sun, 8 Jan 2017 19:39:08",
                "Sun, 8 Jan 2017 19:39:08 CEST",
                "Sun, 8 Jan 2017 19:39:08 +9900",
                "Sun, 8 Jan 2017 25:39:08 +0000",
                "Sun, 8 Jan 2017 19:39:61 +0000",
                "Mon, 30 Feb 2017 19:39:08 +0000",
                "Sun, 8 Foo 2017 19:39:08 +0000",
                "2017-01-08T19:39:08Z",
                "Sun, 8 Jan 2017 at 7:39 PM"
            })
    void other_dates_are_not_guessed(String date) {
        assertThat(MailDate.parse(date)).isEmpty();
    }
}
