package dev.duplex.query.availability;

import dev.duplex.availability.AvailabilityState;
import dev.duplex.availability.GoodMoments;
import dev.duplex.availability.GoodMoments.Seat;
import dev.duplex.availability.GoodMoments.Slot;
import dev.duplex.availability.PersonAvailability;
import dev.duplex.query.graphql.Ids;
import dev.duplex.query.graphql.PersonRef;
import dev.duplex.query.graphql.QueryRejected;
import dev.duplex.query.graphql.Viewer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

@Controller
class GoodMomentController {

    private static final int MOST_PEOPLE = 50;
    private static final int MOST_SLOTS = 20;
    private static final int SHORTEST_MINUTES = 5;
    private static final int LONGEST_MINUTES = 720;
    private static final Duration USUAL_RANGE = Duration.ofDays(14);
    private static final Duration LONGEST_RANGE = Duration.ofDays(92);

    private final StoredAvailabilities stored;
    private final Clock clock;

    GoodMomentController(StoredAvailabilities stored, Clock clock) {
        this.stored = stored;
        this.clock = clock;
    }

    record GoodMoment(Instant from, Instant until, boolean suitsEverybody, List<GoodMomentSeat> people) {

        static GoodMoment of(Slot slot) {
            return new GoodMoment(
                    slot.from(),
                    slot.until(),
                    slot.suitsEverybody(),
                    slot.seats().stream().map(GoodMomentSeat::of).toList());
        }
    }

    record GoodMomentSeat(
            PersonRef person, String localTime, AvailabilityState.Kind state, boolean inside, int minutesOutside) {

        static GoodMomentSeat of(Seat seat) {
            return new GoodMomentSeat(
                    new PersonRef(seat.person()),
                    AvailabilityViews.text(seat.localTime()),
                    seat.state(),
                    seat.inside(),
                    seat.minutesOutside());
        }
    }

    @QueryMapping
    List<GoodMoment> nextGoodMoment(
            @Argument List<String> people,
            @Argument int minutes,
            @Argument @Nullable Instant from,
            @Argument @Nullable Instant until,
            @Argument @Nullable Integer first,
            @ContextValue(Viewer.KEY) Viewer viewer) {
        List<UUID> ids =
                people.stream().map(id -> Ids.parse("people", id)).distinct().toList();
        inRange("people", ids.size(), 1, MOST_PEOPLE);
        inRange("minutes", minutes, SHORTEST_MINUTES, LONGEST_MINUTES);
        int limit = Objects.requireNonNullElse(first, 5);
        inRange("first", limit, 1, MOST_SLOTS);
        Instant start = from == null ? clock.instant() : from;
        Instant end = until == null ? start.plus(USUAL_RANGE) : until;
        if (!end.isAfter(start) || Duration.between(start, end).compareTo(LONGEST_RANGE) > 0) {
            throw outOfRange("until", end, "an instant after from, at most " + LONGEST_RANGE.toDays() + " days later");
        }
        return GoodMoments.find(known(viewer, ids), Duration.ofMinutes(minutes), start, end, limit).stream()
                .map(GoodMoment::of)
                .toList();
    }

    /** Who may not be seen is as unknown as who is not there. */
    private Map<UUID, PersonAvailability> known(Viewer viewer, List<UUID> ids) {
        Map<UUID, Known> visible = stored.visible(viewer, ids);
        Map<UUID, PersonAvailability> known = new HashMap<>();
        for (UUID id : ids) {
            Known found = visible.get(id);
            if (found == null) {
                throw QueryRejected.unknown("person", "people", id);
            }
            known.put(id, found.availability());
        }
        return known;
    }

    private static void inRange(String field, int value, int least, int most) {
        if (value < least || value > most) {
            throw outOfRange(field, value, least + " to " + most);
        }
    }

    private static QueryRejected outOfRange(String field, Object value, String wanted) {
        return new QueryRejected("out-of-range", field, value + " is out of range", "Give " + wanted);
    }
}
