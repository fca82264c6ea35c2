package dev.duplex.embeddedmongodb;

import de.bwaldvogel.mongo.backend.Constants;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.bson.Document;
import dev.duplex.embeddedmongodb.Condition.Points;
import dev.duplex.embeddedmongodb.Condition.Range;
import dev.duplex.embeddedmongodb.Plan.Duplicates;
import dev.duplex.embeddedmongodb.Plan.Interval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the access path of a query: most fields given by value, then a range, then the order that is asked for.
 * There are no statistics.
 */
final class Planner {

    /** More combinations of `$in` values than this are left to the matcher. */
    private static final int MOST_INTERVALS = 20_000;

    /** More intervals than this are not read side by side. */
    private static final int MOST_MERGED = 128;

    private record Candidate(Plan plan, int score) {}

    private Planner() {}

    static Plan plan(List<AccessPath> paths, Document filter, @Nullable Document sort) {
        Conditions conditions = Conditions.of(filter);
        return paths.stream()
                .filter(path -> path.covers(conditions))
                .map(path -> candidate(path, conditions, sort))
                .max(Comparator.comparingInt(Candidate::score))
                .orElseThrow()
                .plan();
    }

    private static Candidate candidate(AccessPath path, Conditions conditions, @Nullable Document sort) {
        List<byte[]> prefixes = List.of(Catalogue.int32(path.space()));
        int points = 0;
        boolean[] single = new boolean[path.fields().size()];
        List<Interval> intervals = null;
        while (points < path.fields().size()) {
            IndexKey field = path.fields().get(points);
            Condition condition = conditions.on(field.getKey());
            if (condition instanceof Points values
                    && (long) prefixes.size() * values.values().size() <= MOST_INTERVALS) {
                prefixes = extended(prefixes, values, field.isAscending());
                single[points] = values.values().size() == 1;
                points++;
            } else {
                if (condition instanceof Range range) {
                    intervals = ranges(prefixes, range, field.isAscending());
                }
                break;
            }
        }
        boolean ranged = intervals != null;
        if (intervals == null) {
            intervals = prefixes.stream()
                    .map(prefix -> new Interval(prefix, Bytes.behind(prefix), prefix.length))
                    .toList();
        }
        boolean exact = points == path.fields().size()
                && (path.index() == null || path.index().isUnique());
        Document rest = conditions.rest(met(path, points + (ranged ? 1 : 0)));
        Plan plan = ordered(path, intervals, points, single, sort, exact, rest);
        int score = points * 100 + (ranged ? 50 : 0) + (plan.ordered() ? 10 : 0) + (path.index() == null ? 1 : 0);
        return new Candidate(plan, exact ? score + 10_000 : score);
    }

    /** Of the first fields those that say of each key what its document has there. */
    private static Set<String> met(AccessPath path, int fields) {
        return IntStream.range(0, fields)
                .filter(field -> !path.isMultikey(field))
                .mapToObj(field -> path.fields().get(field).getKey())
                .collect(Collectors.toSet());
    }

    private static Plan ordered(
            AccessPath path,
            List<Interval> intervals,
            int points,
            boolean[] single,
            @Nullable Document sort,
            boolean exact,
            Document rest) {
        boolean mayMerge = intervals.size() > 1 && intervals.size() <= MOST_MERGED && !exact;
        if (sort == null || sort.isEmpty()) {
            return plan(path, intervals, points, false, true, mayMerge && path.multikey() != 0, exact, rest);
        }
        if (sort.containsKey("$natural")) {
            boolean reverse = path.index() == null && sort.get("$natural") instanceof Number n && n.intValue() < 0;
            return plan(path, intervals, points, reverse, true, false, exact, rest);
        }
        int straight = direction(path, 0, single, sort);
        if (straight != 0) {
            return plan(path, intervals, points, straight < 0, true, false, exact, rest);
        }
        int merged = mayMerge ? direction(path, points, single, sort) : 0;
        if (merged != 0) {
            return plan(path, intervals, points, merged < 0, true, true, exact, rest);
        }
        return plan(path, intervals, points, false, false, mayMerge && path.multikey() != 0, exact, rest);
    }

    private static Plan plan(
            AccessPath path,
            List<Interval> intervals,
            int points,
            boolean reverse,
            boolean ordered,
            boolean merged,
            boolean exact,
            Document rest) {
        Duplicates duplicates;
        if (path.multikey() == 0) {
            duplicates = Duplicates.NONE;
        } else if (path.isMultikeyFrom(points) || (intervals.size() > 1 && !merged)) {
            duplicates = Duplicates.ANYWHERE;
        } else {
            duplicates = merged ? Duplicates.ADJACENT : Duplicates.NONE;
        }
        return new Plan(path, intervals, reverse, ordered, merged, duplicates, exact, rest);
    }

    /** 1 if keys ordered by the fields from this one on are in the order asked for, -1 if reversed, 0 if neither. */
    private static int direction(AccessPath path, int from, boolean[] single, Document sort) {
        int direction = 0;
        int field = from;
        for (Map.Entry<String, Object> key : sort.entrySet()) {
            if (!(key.getValue() instanceof Number wanted) || wanted.intValue() == 0) {
                return 0;
            }
            if (isGiven(path, single, key.getKey())) {
                continue;
            }
            while (field < single.length && single[field]) {
                field++;
            }
            if (field == single.length
                    || path.isMultikey(field)
                    || !path.fields().get(field).getKey().equals(key.getKey())) {
                return 0;
            }
            int here = path.fields().get(field).isAscending() == wanted.intValue() > 0 ? 1 : -1;
            if (direction != 0 && direction != here) {
                return 0;
            }
            direction = here;
            if (key.getKey().equals(Constants.ID_FIELD)) {
                break; // nothing is equal behind it
            }
            field++;
        }
        return direction == 0 ? 1 : direction;
    }

    /** Whether all documents have the same single value there. */
    private static boolean isGiven(AccessPath path, boolean[] single, String name) {
        for (int i = 0; i < single.length; i++) {
            if (single[i]
                    && !path.isMultikey(i)
                    && path.fields().get(i).getKey().equals(name)) {
                return true;
            }
        }
        return false;
    }

    private static List<byte[]> extended(List<byte[]> prefixes, Points points, boolean ascending) {
        List<byte[]> extended =
                new ArrayList<>(prefixes.size() * points.values().size());
        for (byte[] prefix : prefixes) {
            for (Bytes value : ascending ? points.values() : points.values().descendingSet()) {
                extended.add(Bytes.join(prefix, directed(value.array(), ascending)));
            }
        }
        return extended;
    }

    private static List<Interval> ranges(List<byte[]> prefixes, Range range, boolean ascending) {
        List<Interval> intervals = new ArrayList<>(prefixes.size());
        byte[] first = directed(ascending ? range.low() : range.high(), ascending);
        byte[] last = directed(ascending ? range.high() : range.low(), ascending);
        boolean firstIncluded = ascending ? range.lowIncluded() : range.highIncluded();
        boolean lastIncluded = ascending ? range.highIncluded() : range.lowIncluded();
        for (byte[] prefix : prefixes) {
            byte[] from = Bytes.join(prefix, first);
            byte[] to = Bytes.join(prefix, last);
            from = firstIncluded ? from : Bytes.behind(from);
            to = lastIncluded ? Bytes.behind(to) : to;
            if (Arrays.compareUnsigned(from, to) < 0) {
                intervals.add(new Interval(from, to, prefix.length));
            }
        }
        return intervals;
    }

    private static byte[] directed(byte[] value, boolean ascending) {
        return ascending ? value : Bytes.inverted(value);
    }
}
