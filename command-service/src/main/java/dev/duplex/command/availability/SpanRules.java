package dev.duplex.command.availability;

import dev.duplex.command.decision.Rejection;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What a stretch of time that somebody names must be like. */
final class SpanRules {

    private SpanRules() {}

    /** It may have begun, and is not over; {@code field} names its end. */
    static Optional<Rejection> check(Instant from, Instant until, Instant now, Duration longest, String field) {
        if (!until.isAfter(now)) {
            return Optional.of(new Rejection.InThePast(field, until));
        }
        if (!from.isBefore(until)) {
            return Optional.of(new Rejection.NotAllowed(
                    "until-before-from", "It ends at " + until + ", before it begins at " + from + ".", field));
        }
        if (Duration.between(from, until).compareTo(longest) > 0
                || Duration.between(now, from).compareTo(longest.multipliedBy(2)) > 0) {
            return Optional.of(new Rejection.NotAllowed(
                    "too-long",
                    "It lasts at most " + longest.toDays() + " days and begins at most "
                            + longest.multipliedBy(2).toDays() + " days ahead.",
                    field));
        }
        return Optional.empty();
    }
}
