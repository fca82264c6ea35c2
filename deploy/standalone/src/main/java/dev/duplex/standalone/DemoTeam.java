package dev.duplex.standalone;

import java.time.Clock;
import java.time.Instant;

/**
 * Who takes part in the demo.
 *
 * @param dana a customer
 */
record DemoTeam(String ann, String priya, String sam, String dana, Clock clock) {

    Instant now() {
        return clock.instant();
    }

    String inHours(int hours) {
        return now().plusSeconds(hours * 3_600L).toString();
    }
}
