package dev.duplex.availability;

import dev.duplex.availability.AvailabilityState.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * When several people can meet, over all their zones and hours.
 *
 * <p>Slots begin at quarters of an hour and do not overlap. Where some suit everybody, the first of those. Else the least
 * unfair ones: with the fewest people absent, then with the least for the one who has it worst, then with the least for all
 * together, then the earliest; for each further slot, what the ones before already put on a person counts along, so that it is
 * not always the same person who has it worst.
 */
public final class GoodMoments {

    private static final long QUARTER = Duration.ofMinutes(15).toSeconds();

    private GoodMoments() {}

    /**
     * A slot for everybody asked about.
     *
     * @param until exclusive
     */
    public record Slot(Instant from, Instant until, List<Seat> seats) {

        public boolean suitsEverybody() {
            return seats.stream().allMatch(Seat::inside);
        }
    }

    /**
     * What a slot is for a person.
     *
     * @param localTime when it begins, by the person's clock
     * @param state of the person when it begins
     * @param inside whether the person is available all the time
     * @param minutesOutside how far its farthest moment is from the nearest one at which the person is available, 0 inside, at
     *     most 7 days
     */
    public record Seat(UUID person, ZonedDateTime localTime, Kind state, boolean inside, int minutesOutside) {}

    /**
     * Somebody who is away until an instant unknown is taken to be back by then.
     *
     * @param from the first instant at which a slot may begin
     * @param until by when it ends
     * @param limit of slots
     * @return best first; empty where the range is shorter than the slot
     */
    public static List<Slot> find(
            Map<UUID, PersonAvailability> people, Duration length, Instant from, Instant until, int limit) {
        List<Diary> diaries = people.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> Diary.of(entry.getKey(), entry.getValue(), from, until))
                .toList();
        List<Candidate> candidates = new ArrayList<>();
        List<Candidate> fitting = new ArrayList<>();
        for (Instant start = quarter(from);
                !start.plus(length).isAfter(until) && fitting.size() < limit;
                start = start.plusSeconds(QUARTER)) {
            Candidate candidate = new Candidate(new Interval(start, start.plus(length)), diaries);
            candidates.add(candidate);
            if (candidate.fits() && fitting.stream().noneMatch(candidate::overlaps)) {
                fitting.add(candidate);
            }
        }
        List<Candidate> chosen = fitting.isEmpty() ? leastUnfair(candidates, diaries.size(), limit) : fitting;
        return chosen.stream().map(candidate -> slot(candidate, diaries)).toList();
    }

    private static Instant quarter(Instant from) {
        long seconds = from.getNano() == 0 ? from.getEpochSecond() : from.getEpochSecond() + 1;
        return Instant.ofEpochSecond(Math.ceilDiv(seconds, QUARTER) * QUARTER);
    }

    private static List<Candidate> leastUnfair(List<Candidate> candidates, int people, int limit) {
        List<Candidate> chosen = new ArrayList<>();
        int[] burden = new int[people];
        List<Candidate> left = candidates;
        while (chosen.size() < limit && !left.isEmpty()) {
            Candidate next = left.stream()
                    .min(Comparator.comparingInt(Candidate::absent)
                            .thenComparingInt(candidate -> candidate.worst(burden))
                            .thenComparingInt(Candidate::sum)
                            .thenComparing(candidate -> candidate.interval().from()))
                    .orElseThrow();
            chosen.add(next);
            next.addTo(burden);
            left = left.stream().filter(candidate -> !candidate.overlaps(next)).toList();
        }
        return chosen;
    }

    private static Slot slot(Candidate candidate, List<Diary> diaries) {
        Interval interval = candidate.interval();
        return new Slot(
                interval.from(),
                interval.until(),
                diaries.stream().map(diary -> diary.seat(interval)).toList());
    }
}
