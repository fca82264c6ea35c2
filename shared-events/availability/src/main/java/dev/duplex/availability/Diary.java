package dev.duplex.availability;

import dev.duplex.availability.GoodMoments.Seat;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * What a person can be planned for in a range.
 *
 * @param gaps in which the person is not available, by their begin, a week beyond the range at both ends
 * @param absences in order
 * @param window of all that is known here
 */
record Diary(
        UUID person,
        PersonAvailability availability,
        TreeMap<Instant, Interval> gaps,
        List<Interval> absences,
        Interval window) {

    private static final Duration FARTHEST = Duration.ofDays(7);

    static Diary of(UUID person, PersonAvailability availability, Instant from, Instant until) {
        Interval window = new Interval(from.minus(FARTHEST), (until.isAfter(from) ? until : from).plus(FARTHEST));
        TreeMap<Instant, Interval> gaps = new TreeMap<>();
        Intervals.minus(List.of(window), availability.plannableTimes(window.from(), window.until()))
                .forEach(gap -> gaps.put(gap.from(), gap));
        return new Diary(person, availability, gaps, availability.absentTimes(window.from(), window.until()), window);
    }

    boolean isAbsent(Interval slot) {
        return absences.stream()
                .anyMatch(absence -> absence.within(slot.from(), slot.until()).isPresent());
    }

    Seat seat(Interval slot) {
        int outside = minutesOutside(slot);
        return new Seat(
                person,
                slot.from().atZone(availability.zone(slot.from())),
                availability.at(slot.from()).kind(),
                outside == 0,
                outside);
    }

    /** Rounded up. */
    int minutesOutside(Interval slot) {
        Instant first = gaps.floorKey(slot.from());
        Duration farthest = Duration.ZERO;
        for (Map.Entry<Instant, Interval> gap :
                gaps.subMap(first == null ? slot.from() : first, slot.until()).entrySet()) {
            Duration outside = gap.getValue()
                    .within(slot.from(), slot.until())
                    .map(part -> farthest(part, gap.getValue()))
                    .orElse(Duration.ZERO);
            farthest = farthest.compareTo(outside) < 0 ? outside : farthest;
        }
        return (int) Math.ceilDiv(farthest.toMillis(), 60_000L);
    }

    private Duration farthest(Interval part, Interval gap) {
        Instant middle = gap.from().plus(gap.length().dividedBy(2));
        Instant from = part.from();
        Instant moment = middle.isBefore(from) ? from : middle.isAfter(part.until()) ? part.until() : middle;
        boolean open = gap.from().equals(window.from()) || gap.until().equals(window.until());
        if (open) {
            return openEnded(part, gap);
        }
        Duration since = Duration.between(gap.from(), moment);
        Duration before = Duration.between(moment, gap.until());
        return since.compareTo(before) < 0 ? since : before;
    }

    /** What lies beyond the window is not known, and far. */
    private Duration openEnded(Interval part, Interval gap) {
        Duration since = gap.from().equals(window.from()) ? FARTHEST : Duration.between(gap.from(), part.until());
        Duration before = gap.until().equals(window.until()) ? FARTHEST : Duration.between(part.from(), gap.until());
        Duration nearer = since.compareTo(before) < 0 ? since : before;
        return nearer.compareTo(FARTHEST) < 0 ? nearer : FARTHEST;
    }
}
