package dev.duplex.availability;

import java.util.List;

/** A slot that could be, and what it costs each person in minutes; nothing who is absent, as it is nobody's burden then. */
final class Candidate {

    private final Interval interval;
    private final int[] costs;
    private boolean fits = true;
    private int absent;

    Candidate(Interval interval, List<Diary> diaries) {
        this.interval = interval;
        this.costs = new int[diaries.size()];
        for (int i = 0; i < costs.length; i++) {
            int outside = diaries.get(i).minutesOutside(interval);
            fits &= outside == 0;
            if (outside > 0 && diaries.get(i).isAbsent(interval)) {
                absent++;
            } else {
                costs[i] = outside;
            }
        }
    }

    Interval interval() {
        return interval;
    }

    boolean fits() {
        return fits;
    }

    /** How many people are. */
    int absent() {
        return absent;
    }

    boolean overlaps(Candidate other) {
        return interval.from().isBefore(other.interval.until())
                && other.interval.from().isBefore(interval.until());
    }

    /** @param burden what each person bears already */
    int worst(int[] burden) {
        int worst = 0;
        for (int i = 0; i < costs.length; i++) {
            worst = Math.max(worst, burden[i] + costs[i]);
        }
        return worst;
    }

    int sum() {
        int sum = 0;
        for (int cost : costs) {
            sum += cost;
        }
        return sum;
    }

    void addTo(int[] burden) {
        for (int i = 0; i < costs.length; i++) {
            burden[i] += costs[i];
        }
    }
}
