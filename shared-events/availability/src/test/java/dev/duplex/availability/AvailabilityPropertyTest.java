package dev.duplex.availability;

import static dev.duplex.availability.Person.ANN;
import static dev.duplex.availability.Person.BOB;
import static dev.duplex.availability.Person.WORKSPACE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.duplex.availability.AvailabilityState.Kind;
import dev.duplex.events.DuplexEvent;
import dev.duplex.events.availability.AvailabilityEvent;
import dev.duplex.events.availability.AvailabilityEvent.WorkingHoursSet;
import dev.duplex.events.availability.DayException;
import dev.duplex.events.availability.DayException.Hours;
import dev.duplex.events.availability.FocusBreak;
import dev.duplex.events.availability.FocusBreak.Who;
import dev.duplex.events.availability.WorkingInterval;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Against a model that looks at each minute by itself. */
class AvailabilityPropertyTest {

    private static final int DAY = 24 * 60;

    /** Zones, and days near which their clocks did something. */
    private static final List<String> PLACES = List.of(
            "UTC 2026-01-01",
            "Europe/Berlin 2026-03-29",
            "Europe/Berlin 2026-10-25",
            "America/New_York 2026-11-01",
            "Australia/Lord_Howe 2026-04-05",
            "Antarctica/Troll 2026-03-29",
            "Asia/Beirut 2026-03-29",
            "America/Havana 2026-11-01",
            "America/St_Johns 2010-11-07",
            "Pacific/Apia 2011-12-30",
            "Pacific/Kwajalein 1993-08-21",
            "Asia/Pyongyang 2015-08-15",
            "Asia/Pyongyang 2018-05-04",
            "Africa/Casablanca 2024-03-10",
            "America/Sao_Paulo 2018-11-04",
            "America/Sao_Paulo 2019-02-17",
            "Europe/Istanbul 2016-09-07",
            "Asia/Kathmandu 2026-06-01");

    static Stream<Long> seeds() {
        return Stream.iterate(1L, seed -> seed + 1).limit(PLACES.size() * 2L);
    }

    /** A person who said things around a day. */
    private static final class Life {

        final Random random;
        final ZoneId zone;
        final Instant start;
        final List<AvailabilityEvent> events = new ArrayList<>();

        Life(long seed) {
            random = new Random(seed);
            String[] place = PLACES.get((int) (seed % PLACES.size())).split(" ");
            zone = ZoneId.of(place[0]);
            start = LocalDate.parse(place[1])
                    .minusDays(4)
                    .atStartOfDay(ZoneId.of("UTC"))
                    .toInstant();
            Instant at = start;
            List<UUID> said = new ArrayList<>();
            for (int i = random.nextInt(9); i > 0; i--) {
                at = later(at, 2 * DAY);
                events.add(event(at, said));
            }
        }

        private AvailabilityEvent event(Instant at, List<UUID> said) {
            UUID id = new UUID(random.nextLong(), random.nextLong());
            FocusBreak mayBreak = new FocusBreak(Who.values()[random.nextInt(3)], List.of());
            Instant from = later(at, 2 * DAY);
            int choice = random.nextInt(9);
            if (choice >= 2 && choice <= 4) {
                said.add(id);
            }
            return switch (choice) {
                case 0 -> Person.hours(at, zone, week(), exceptions());
                case 1 -> Person.workspaceHours(at, ZoneId.of("Europe/Berlin"), week());
                case 2 ->
                    new AvailabilityEvent.FocusTimeStarted(
                            WORKSPACE, ANN, id, from, later(from, DAY), mayBreak, null, at);
                case 3 -> Person.planned(id, at, zone, days(), time(), time(), mayBreak);
                case 4 ->
                    new AvailabilityEvent.AbsenceStarted(
                            WORKSPACE, ANN, id, from, later(from, 4 * DAY), BOB, null, null, at);
                case 5 -> Person.away(at, random.nextBoolean() ? null : later(at, DAY));
                case 6 -> Person.back(at);
                case 7 -> Person.focusEnded(any(said, id), at);
                default -> Person.absenceEnded(any(said, id), at);
            };
        }

        private UUID any(List<UUID> said, UUID none) {
            return said.isEmpty() ? none : said.get(random.nextInt(said.size()));
        }

        Instant later(Instant at, int minutes) {
            return at.plus(Duration.ofMinutes(1 + random.nextInt(minutes)));
        }

        private String time() {
            return random.nextInt(4) == 0
                    ? "00:00"
                    : LocalTime.ofSecondOfDay(60L * random.nextInt(DAY)).toString();
        }

        private List<DayOfWeek> days() {
            return Stream.of(DayOfWeek.values())
                    .filter(day -> random.nextBoolean())
                    .toList();
        }

        private List<WorkingInterval> week() {
            return days().stream()
                    .flatMap(day -> Stream.generate(
                                    () -> new WorkingInterval(day, LocalTime.parse(time()), LocalTime.parse(time())))
                            .limit(1 + random.nextInt(2)))
                    .toList();
        }

        private DayException[] exceptions() {
            LocalDate first = LocalDate.ofInstant(start, zone);
            return Stream.iterate(first, date -> date.plusDays(1))
                    .limit(12)
                    .filter(date -> random.nextInt(4) == 0)
                    .map(date -> new DayException(
                            date,
                            null,
                            random.nextBoolean()
                                    ? List.of()
                                    : List.of(new Hours(LocalTime.parse(time()), LocalTime.parse(time())))))
                    .toArray(DayException[]::new);
        }

        PersonAvailability availability(List<? extends DuplexEvent> all) {
            PersonAvailability availability = PersonAvailability.of(ANN, zone);
            for (DuplexEvent event : all) {
                availability = availability.evolve(event);
            }
            return availability;
        }

        Instant anyTime() {
            return later(start, 12 * DAY);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void the_state_at_any_minute_is_what_the_events_and_the_clock_on_the_wall_say(long seed) {
        Life life = new Life(seed);
        Model model = new Model(life.zone, life.events);
        PersonAvailability availability = life.availability(life.events);

        for (int i = 0; i < 2_000; i++) {
            Instant at = life.anyTime();
            assertThat(availability.at(at).kind())
                    .as("seed %d, %s of %s", seed, at, life.events)
                    .isEqualTo(model.kind(at));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void a_state_lasts_exactly_until_it_says(long seed) {
        Life life = new Life(seed);
        Model model = new Model(life.zone, life.events);
        PersonAvailability availability = life.availability(life.events);

        for (int i = 0; i < 20; i++) {
            Instant at = life.anyTime();
            AvailabilityState state = availability.at(at);
            Instant until = state.until().orElse(at.plus(Duration.ofDays(30)));
            assertThat(state.until().map(model::kind))
                    .as("seed %d, after %s", seed, at)
                    .isNotEqualTo(Optional.of(state.kind()));
            for (Instant minute = at; minute.isBefore(until); minute = minute.plusSeconds(60)) {
                assertThat(model.kind(minute))
                        .as("seed %d, %s at %s of %s", seed, minute, at, life.events)
                        .isEqualTo(state.kind());
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void times_add_up_to_the_minutes_of_all_days(long seed) {
        Life life = new Life(seed);
        Model model = new Model(life.zone, life.events);
        PersonAvailability availability = life.availability(life.events);
        Instant end = life.start.plus(Duration.ofDays(10));
        long working = 0;
        long available = 0;
        for (Instant minute = life.start; minute.isBefore(end); minute = minute.plusSeconds(60)) {
            working += model.works(minute) ? 1 : 0;
            available += model.kind(minute) == Kind.AVAILABLE ? 1 : 0;
        }

        assertThat(minutes(availability.workingTimes(life.start, end)))
                .as("seed %d", seed)
                .isEqualTo(working);
        assertThat(minutes(availability.availableTimes(life.start, end)))
                .as("seed %d", seed)
                .isEqualTo(available);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void the_next_good_moment_is_the_first_minute_at_which_the_person_is_available(long seed) {
        Life life = new Life(seed);
        Model model = new Model(life.zone, life.events);
        PersonAvailability availability = life.availability(life.events);

        for (int i = 0; i < 5; i++) {
            Instant from = life.anyTime();
            Instant good = availability.nextGoodMoment(from).orElse(from.plus(Duration.ofDays(60)));
            assertThat(availability.nextGoodMoment(from).map(model::kind).orElse(Kind.AVAILABLE))
                    .isEqualTo(Kind.AVAILABLE);
            for (Instant minute = from; minute.isBefore(good); minute = minute.plusSeconds(60)) {
                assertThat(model.kind(minute))
                        .as("seed %d, %s at %s", seed, minute, from)
                        .isNotEqualTo(Kind.AVAILABLE);
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void what_others_say_in_between_and_the_order_of_different_things_change_nothing(long seed) {
        Life life = new Life(seed);
        PersonAvailability availability = life.availability(life.events);
        List<DuplexEvent> mixed = new ArrayList<>();
        life.events.stream().filter(WorkingHoursSet.class::isInstance).forEach(mixed::add);
        life.events.stream()
                .filter(event -> !(event instanceof WorkingHoursSet))
                .forEach(event -> {
                    mixed.add(ofBob(event.at()));
                    mixed.add(event);
                });
        PersonAvailability other = life.availability(mixed);

        for (int i = 0; i < 50; i++) {
            Instant at = life.anyTime();
            assertThat(other.at(at)).as("seed %d, %s", seed, at).isEqualTo(availability.at(at));
        }
    }

    private static WorkingHoursSet ofBob(Instant at) {
        return new WorkingHoursSet(WORKSPACE, BOB, ZoneId.of("UTC"), List.of(), List.of(), 1, BOB, at);
    }

    private static long minutes(List<Interval> intervals) {
        return intervals.stream()
                .mapToLong(interval -> interval.length().toMinutes())
                .sum();
    }
}
