package dev.duplex.availability;

import dev.duplex.events.availability.AvailabilityEvent.WorkingHoursSet;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Working hours with all their versions: each holds from the instant at which it was set until the next one. The person's own
 * go before the workspace's; before any was set it is Monday to Friday, 09:00 to 17:00, in the person's zone.
 *
 * @param own of the person, by the instant at which they were set
 * @param workspace likewise
 */
record HoursInForce(List<Version> own, List<Version> workspace, WeeklyTimes unset) implements Times {

    record Version(WorkingHoursSet set, WeeklyTimes times) {

        Instant since() {
            return set.at();
        }
    }

    static HoursInForce in(ZoneId zone) {
        return new HoursInForce(List.of(), List.of(), WeeklyTimes.of(zone, PersonAvailability.USUAL_WEEK, List.of()));
    }

    HoursInForce with(WorkingHoursSet set) {
        return set.person() == null
                ? new HoursInForce(own, with(workspace, set), unset)
                : new HoursInForce(with(own, set), workspace, unset);
    }

    private static List<Version> with(List<Version> versions, WorkingHoursSet set) {
        List<Version> all = new ArrayList<>(versions);
        int place = all.size();
        while (place > 0 && all.get(place - 1).since().isAfter(set.at())) {
            place--;
        }
        all.add(place, new Version(set, WeeklyTimes.of(set)));
        return List.copyOf(all);
    }

    /** The person's own, where there were some. */
    ZoneId zone(Instant at) {
        return last(own, at).map(Version::times).orElse(unset).zone();
    }

    Optional<WorkingHoursSet> set(Instant at) {
        return last(own, at).or(() -> last(workspace, at)).map(Version::set);
    }

    private WeeklyTimes inForce(Instant at) {
        return last(own, at).or(() -> last(workspace, at)).map(Version::times).orElse(unset);
    }

    private static Optional<Version> last(List<Version> versions, Instant at) {
        return versions.reversed().stream()
                .filter(version -> !version.since().isAfter(at))
                .findFirst();
    }

    @Override
    public boolean at(Instant at) {
        return inForce(at).at(at);
    }

    @Override
    public List<Interval> within(Instant from, Instant until) {
        return Intervals.merged(pieces(from, until).stream()
                .flatMap(piece -> inForce(piece.from()).within(piece.from(), piece.until()).stream())
                .toList());
    }

    /** The first begin of working hours in the range. */
    Optional<Instant> firstBegin(Instant from, Instant until) {
        return pieces(from, until).stream()
                .flatMap(piece -> inForce(piece.from()).begins(piece.from(), piece.until()))
                .min(Instant::compareTo);
    }

    /** Cut where another version came into force. */
    private List<Interval> pieces(Instant from, Instant until) {
        List<Interval> pieces = new ArrayList<>();
        TreeSet<Instant> cuts = new TreeSet<>();
        Stream.concat(own.stream(), workspace.stream())
                .map(Version::since)
                .filter(since -> since.isAfter(from) && since.isBefore(until))
                .forEach(cuts::add);
        Instant start = from;
        for (Instant cut : cuts) {
            pieces.add(new Interval(start, cut));
            start = cut;
        }
        Interval.between(start, until).ifPresent(pieces::add);
        return pieces;
    }
}
