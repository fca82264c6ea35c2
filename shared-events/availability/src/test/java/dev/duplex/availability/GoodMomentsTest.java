package dev.duplex.availability;

import static dev.duplex.availability.Person.WORKSPACE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.duplex.availability.AvailabilityState.Kind;
import dev.duplex.availability.GoodMoments.Seat;
import dev.duplex.availability.GoodMoments.Slot;
import dev.duplex.events.availability.AvailabilityEvent.AbsenceStarted;
import dev.duplex.events.availability.AvailabilityEvent.AwayStarted;
import dev.duplex.events.availability.AvailabilityEvent.WorkingHoursSet;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GoodMomentsTest {

    private static final Instant MONDAY = Instant.parse("2026-01-12T00:00:00Z");
    private static final Instant FRIDAY = Instant.parse("2026-01-16T23:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);

    private static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes());
    }

    /** People who work from nine to five there. */
    private static Map<UUID, PersonAvailability> in(String... zones) {
        Map<UUID, PersonAvailability> people = new HashMap<>();
        for (String zone : zones) {
            people.put(id(zone), PersonAvailability.of(id(zone), ZoneId.of(zone)));
        }
        return people;
    }

    private static Map<UUID, Integer> outside(Slot slot) {
        return slot.seats().stream().collect(Collectors.toMap(Seat::person, Seat::minutesOutside));
    }

    @Test
    void the_first_slots_that_suit_all_are_at_quarters_and_do_not_overlap() {
        List<Slot> slots = GoodMoments.find(
                in("Europe/Berlin", "America/New_York"), HOUR, Instant.parse("2026-01-12T14:07:00Z"), FRIDAY, 3);

        assertThat(slots)
                .extracting(slot -> slot.from().toString())
                .containsExactly("2026-01-12T14:15:00Z", "2026-01-13T14:00:00Z", "2026-01-13T15:00:00Z");
        assertThat(slots).allSatisfy(slot -> {
            assertThat(slot.suitsEverybody()).isTrue();
            assertThat(slot.until()).isEqualTo(slot.from().plus(HOUR));
            assertThat(slot.seats()).allSatisfy(seat -> {
                assertThat(seat.state()).isEqualTo(Kind.AVAILABLE);
                assertThat(seat.minutesOutside()).isZero();
                assertThat(seat.localTime().toInstant()).isEqualTo(slot.from());
            });
        });
    }

    @Test
    void over_a_change_of_clocks_local_times_count() {
        assertThat(GoodMoments.find(
                                in("Europe/Berlin"),
                                HOUR,
                                Instant.parse("2026-03-28T00:00:00Z"),
                                Instant.parse("2026-04-01T00:00:00Z"),
                                1)
                        .getFirst()
                        .from())
                .isEqualTo("2026-03-30T07:00:00Z");
    }

    @Test
    void where_no_slot_suits_all_the_one_who_has_it_worst_has_it_as_good_as_can_be() {
        Slot best = GoodMoments.find(in("Europe/Berlin", "America/Los_Angeles"), HOUR, MONDAY, FRIDAY, 1)
                .getFirst();

        assertThat(best.from()).isEqualTo("2026-01-12T16:00:00Z");
        assertThat(best.suitsEverybody()).isFalse();
        assertThat(outside(best))
                .containsOnly(Map.entry(id("Europe/Berlin"), 60), Map.entry(id("America/Los_Angeles"), 60));
    }

    @Test
    void it_is_not_always_the_same_person_who_has_it_worst() {
        List<Slot> slots =
                GoodMoments.find(in("Europe/Berlin", "Asia/Tokyo", "America/Los_Angeles"), HOUR, MONDAY, FRIDAY, 6);

        assertThat(slots).hasSize(6);
        assertThat(slots.stream()
                        .map(slot -> slot.seats().stream()
                                .max(Comparator.comparingInt(Seat::minutesOutside))
                                .orElseThrow()
                                .person())
                        .distinct())
                .hasSizeGreaterThan(1);
        IntStream.range(0, slots.size())
                .forEach(i -> IntStream.range(0, i)
                        .forEach(j -> assertThat(slots.get(i)
                                                .from()
                                                .isBefore(slots.get(j).until())
                                        && slots.get(j)
                                                .from()
                                                .isBefore(slots.get(i).until()))
                                .isFalse()));
    }

    @Test
    void a_slot_that_only_somebody_absent_misses_is_better_than_one_that_more_miss() {
        Map<UUID, PersonAvailability> people = in("Europe/Berlin", "Europe/Paris");
        people.computeIfPresent(
                id("Europe/Paris"),
                (person, before) -> before.evolve(new AbsenceStarted(
                        WORKSPACE, person, id("leave"), MONDAY, FRIDAY.plus(HOUR), null, null, null, MONDAY)));

        Slot best = GoodMoments.find(people, HOUR, MONDAY, FRIDAY, 1).getFirst();

        assertThat(best.from()).isEqualTo("2026-01-12T08:00:00Z");
        assertThat(outside(best).get(id("Europe/Berlin"))).isZero();
        assertThat(best.seats())
                .filteredOn(seat -> seat.person().equals(id("Europe/Paris")))
                .singleElement()
                .satisfies(seat -> {
                    assertThat(seat.inside()).isFalse();
                    assertThat(seat.state()).isEqualTo(Kind.ABSENT);
                });
    }

    @Test
    void who_is_away_until_back_is_planned_for_and_who_never_works_is_far_outside() {
        Map<UUID, PersonAvailability> people = in("Europe/Berlin");
        people.computeIfPresent(
                id("Europe/Berlin"),
                (person, before) -> before.evolve(new AwayStarted(WORKSPACE, person, null, null, MONDAY)));
        assertThat(GoodMoments.find(people, HOUR, MONDAY, FRIDAY, 1).getFirst().suitsEverybody())
                .isTrue();

        Map<UUID, PersonAvailability> never = in("Europe/Berlin");
        never.computeIfPresent(
                id("Europe/Berlin"),
                (person, before) -> before.evolve(new WorkingHoursSet(
                        WORKSPACE, person, ZoneId.of("UTC"), List.of(), List.of(), 1, null, Person.LONG_AGO)));
        assertThat(outside(GoodMoments.find(never, HOUR, MONDAY, FRIDAY, 1).getFirst()))
                .containsValue(7 * 24 * 60);
    }

    @Test
    void a_range_that_is_shorter_than_the_slot_has_none() {
        assertThat(GoodMoments.find(in("UTC"), HOUR, MONDAY, MONDAY.plusSeconds(3_599), 5))
                .isEmpty();
        assertThat(GoodMoments.find(in("UTC"), HOUR, MONDAY, MONDAY, 5)).isEmpty();
    }
}
