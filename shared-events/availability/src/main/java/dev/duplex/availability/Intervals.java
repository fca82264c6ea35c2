package dev.duplex.availability;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Sets of instants as lists of intervals: in order, none touching the next. */
final class Intervals {

    private Intervals() {}

    /** Of intervals in any order, overlapping or not. */
    static List<Interval> merged(Collection<Interval> any) {
        List<Interval> merged = new ArrayList<>();
        any.stream().sorted(Comparator.comparing(Interval::from)).forEach(next -> {
            if (merged.isEmpty() || merged.getLast().until().isBefore(next.from())) {
                merged.add(next);
            } else if (next.until().isAfter(merged.getLast().until())) {
                merged.add(new Interval(merged.removeLast().from(), next.until()));
            }
        });
        return List.copyOf(merged);
    }

    static List<Interval> within(Collection<Interval> any, Instant from, Instant until) {
        return merged(any.stream()
                .flatMap(interval -> interval.within(from, until).stream())
                .toList());
    }

    /** What is in the one and not in the other. */
    static List<Interval> minus(List<Interval> from, List<Interval> taken) {
        List<Interval> left = new ArrayList<>();
        int next = 0;
        for (Interval interval : from) {
            while (next < taken.size() && !taken.get(next).until().isAfter(interval.from())) {
                next++;
            }
            Instant start = interval.from();
            for (int i = next; i < taken.size() && taken.get(i).from().isBefore(interval.until()); i++) {
                Interval.between(start, taken.get(i).from()).ifPresent(left::add);
                start = taken.get(i).until();
            }
            Interval.between(start, interval.until()).ifPresent(left::add);
        }
        return List.copyOf(left);
    }
}
