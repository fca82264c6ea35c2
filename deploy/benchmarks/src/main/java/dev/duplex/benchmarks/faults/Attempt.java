package dev.duplex.benchmarks.faults;

import java.util.List;
import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.axonframework.eventsourcing.eventstore.GlobalIndexConsistencyMarker;

/**
 * An append as its writer noted it down before it began.
 *
 * @param id which attempt of which writer
 * @param marker from where on no event may match; {@link #NO_MARKER} for an append without a condition
 * @param criteria what may not match; empty without a condition
 * @param sourced what the decision had read before, to get that marker
 * @param events what to append, in this order
 */
record Attempt(String id, long marker, List<Criterion> criteria, Sourced sourced, List<Fact> events) {

    static final long NO_MARKER = -1;

    /**
     * What sourcing gave: so many events at {@code from} or later and before the marker.
     *
     * @param from {@link #NO_MARKER} when nothing was sourced
     */
    record Sourced(long from, int events) {

        static final Sourced NOTHING = new Sourced(NO_MARKER, 0);
    }

    AppendCondition condition() {
        return criteria.isEmpty()
                ? AppendCondition.none()
                : AppendCondition.withCriteria(Criterion.toAxon(criteria))
                        .withMarker(new GlobalIndexConsistencyMarker(marker));
    }

    String text() {
        return String.join(
                "\t",
                id,
                Long.toString(marker),
                Criterion.text(criteria),
                Long.toString(sourced.from),
                Integer.toString(sourced.events),
                Fact.text(events));
    }

    static Attempt parse(String text) {
        String[] parts = text.split("\t", -1);
        return new Attempt(
                parts[0],
                Long.parseLong(parts[1]),
                Criterion.parse(parts[2]),
                new Sourced(Long.parseLong(parts[3]), Integer.parseInt(parts[4])),
                Fact.parse(parts[5]));
    }
}
