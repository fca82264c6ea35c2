package dev.duplex.query.availability;

import dev.duplex.events.availability.AvailabilityEvent.WorkingHoursSet;
import dev.duplex.events.availability.DayException;
import dev.duplex.events.availability.WorkingInterval;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Hours as they were set. */
public record HoursVersion(
        String timeZone, List<WorkingInterval> week, List<DayException> exceptions, int version, Instant at) {

    /** How many are kept to answer for instants before a change. */
    private static final int KEPT = 20;

    static List<HoursVersion> with(List<HoursVersion> versions, WorkingHoursSet set) {
        HoursVersion added =
                new HoursVersion(set.timeZone().getId(), set.week(), set.exceptions(), set.version(), set.at());
        return Stream.concat(versions.stream().skip(Math.max(0, versions.size() + 1 - KEPT)), Stream.of(added))
                .toList();
    }

    WorkingHoursSet event(String workspace, @Nullable UUID person) {
        return new WorkingHoursSet(workspace, person, ZoneId.of(timeZone), week, exceptions, version, null, at);
    }
}
