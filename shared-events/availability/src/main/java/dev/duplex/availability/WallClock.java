package dev.duplex.availability;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;

/**
 * Local times as instants: exactly those at which the clock on the wall shows a time in the range. So what falls into a gap of
 * the zone does not take place, and what the clock shows twice takes place twice.
 */
final class WallClock {

    private static final Duration LARGEST_OFFSET = Duration.ofHours(18);

    private WallClock() {}

    /** @param until exclusive */
    static List<Interval> instants(LocalDateTime from, LocalDateTime until, ZoneRules rules) {
        List<Interval> found = new ArrayList<>();
        Instant end = until.toInstant(ZoneOffset.UTC).plus(LARGEST_OFFSET);
        Instant cursor = from.toInstant(ZoneOffset.UTC).minus(LARGEST_OFFSET);
        while (cursor.isBefore(end)) {
            ZoneOffset offset = rules.getOffset(cursor);
            ZoneOffsetTransition transition = rules.nextTransition(cursor);
            Instant change = transition == null || transition.getInstant().isAfter(end) ? end : transition.getInstant();
            Instant start = cursor;
            Interval.between(from.toInstant(offset), until.toInstant(offset))
                    .flatMap(interval -> interval.within(start, change))
                    .ifPresent(found::add);
            cursor = change;
        }
        return Intervals.merged(found);
    }
}
