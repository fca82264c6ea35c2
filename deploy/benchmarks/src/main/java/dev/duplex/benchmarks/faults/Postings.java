package dev.duplex.benchmarks.faults;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** The events of the log by position, and the positions of each tag and type: the oracle's own index. */
final class Postings {

    private final long[] positions;
    private final Fact[] facts;
    private final Map<String, long[]> byTag = new HashMap<>();
    private final Map<String, long[]> byType = new HashMap<>();

    /** @param entries by rising position */
    Postings(List<LogEntry> entries) {
        Map<String, List<Long>> tags = new HashMap<>();
        Map<String, List<Long>> types = new HashMap<>();
        List<Long> all = new ArrayList<>();
        List<Fact> events = new ArrayList<>();
        for (LogEntry entry : entries) {
            for (int i = 0; i < entry.events().size(); i++) {
                Fact fact = entry.events().get(i);
                long position = entry.first() + i;
                all.add(position);
                events.add(fact);
                fact.tags()
                        .forEach(tag -> tags.computeIfAbsent(tag, t -> new ArrayList<>())
                                .add(position));
                types.computeIfAbsent(fact.type(), t -> new ArrayList<>()).add(position);
            }
        }
        positions = sorted(all);
        facts = events.toArray(Fact[]::new);
        tags.forEach((tag, found) -> byTag.put(tag, sorted(found)));
        types.forEach((type, found) -> byType.put(type, sorted(found)));
    }

    private static long[] sorted(List<Long> found) {
        return found.stream().mapToLong(Long::longValue).sorted().toArray();
    }

    Optional<Fact> at(long position) {
        int index = Arrays.binarySearch(positions, position);
        return index < 0 ? Optional.empty() : Optional.of(facts[index]);
    }

    /** Positions of matching events at {@code from} or later and before {@code to}. */
    LongStream matching(List<Criterion> criteria, long from, long to) {
        return criteria.stream().flatMapToLong(criterion -> matching(criterion, from, to));
    }

    int count(List<Criterion> criteria, long from, long to) {
        Set<Long> distinct = new TreeSet<>();
        matching(criteria, from, to).forEach(distinct::add);
        return distinct.size();
    }

    private LongStream matching(Criterion criterion, long from, long to) {
        Stream<long[]> lists = criterion.tags().isEmpty()
                ? Stream.of(positions)
                : criterion.tags().stream().map(tag -> byTag.getOrDefault(tag, new long[0]));
        long[] shortest =
                lists.min((a, b) -> Integer.compare(a.length, b.length)).orElseThrow();
        if (criterion.tags().isEmpty() && criterion.types().size() == 1) {
            shortest = byType.getOrDefault(criterion.types().iterator().next(), new long[0]);
        }
        int start = Arrays.binarySearch(shortest, from);
        long[] list = shortest;
        return LongStream.iterate(
                        start < 0 ? -start - 1 : start,
                        index -> index < list.length && list[(int) index] < to,
                        i -> i + 1)
                .map(index -> list[(int) index])
                .filter(position -> at(position).filter(criterion::matches).isPresent());
    }
}
