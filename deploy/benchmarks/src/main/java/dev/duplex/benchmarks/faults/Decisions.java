package dev.duplex.benchmarks.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;

/**
 * What a writer decides next: by the seed, the writer's name and how far the log has come. Few tags at a time, so that
 * decisions meet; others as the log grows, so that sourcing stays small. For one thread.
 */
final class Decisions {

    /** Where the marker of a condition comes from. */
    enum Marker {
        NONE,
        /** From sourcing everything. */
        SOURCED,
        /** From sourcing the last events only. */
        SOURCED_LATELY,
        /** From some decision of before. */
        STALE,
        /** From the last append of this writer. */
        OWN,
        ORIGIN
    }

    record Decision(Marker marker, List<Criterion> criteria, List<Fact> events) {}

    private static final List<String> TYPES = List.of("said", "moved", "joined", "left");
    private static final int TAGS = 60;
    private static final int EVENTS_WITH_THE_SAME_TAGS = 2_000;
    private static final int EVENTS_TO_A_CLAIM = 8;

    private final String writer;
    private final SplittableRandom random;
    private long made;

    Decisions(long seed, String writer) {
        this.writer = writer;
        this.random = new SplittableRandom(seed * 31 + writer.hashCode());
    }

    SplittableRandom random() {
        return random;
    }

    Decision next(long end) {
        long number = made++;
        String epoch = end / EVENTS_WITH_THE_SAME_TAGS + ".";
        String room = "room=" + epoch + random.nextInt(TAGS);
        String person = "person=" + epoch + random.nextInt(TAGS);
        String claim = "claim=" + (end / EVENTS_TO_A_CLAIM + random.nextInt(TAGS));
        Marker marker = marker();
        List<Fact> events = new ArrayList<>();
        int count = random.nextInt(3) > 0 ? 1 : 1 + random.nextInt(5);
        for (int i = 0; i < count; i++) {
            Set<String> tags = new TreeSet<>();
            tags.add(room);
            if (random.nextInt(4) > 0) {
                tags.add(person);
            }
            if (marker == Marker.ORIGIN) {
                tags.add(claim);
            }
            events.add(new Fact(writer + "." + number + "." + i, type(), tags));
        }
        List<Criterion> criteria = switch (marker) {
            case NONE -> List.of();
            case ORIGIN -> List.of(Criterion.tagged(claim));
            case STALE -> List.of(Criterion.tagged(room, person));
            case SOURCED, SOURCED_LATELY, OWN -> criteria(room, person);
        };
        return new Decision(marker, criteria, events);
    }

    private Marker marker() {
        int dice = random.nextInt(100);
        if (dice < 15) {
            return Marker.NONE;
        } else if (dice < 27) {
            return Marker.SOURCED;
        } else if (dice < 45) {
            return Marker.SOURCED_LATELY;
        } else if (dice < 60) {
            return Marker.STALE;
        } else if (dice < 80) {
            return Marker.OWN;
        }
        return Marker.ORIGIN;
    }

    private List<Criterion> criteria(String room, String person) {
        return switch (random.nextInt(7)) {
            case 0 -> List.of(Criterion.tagged(room));
            case 1 -> List.of(Criterion.tagged(room).ofTypes(type()));
            case 2 -> List.of(Criterion.tagged(person).ofTypes("said", "left"));
            case 3 -> List.of(Criterion.tagged(room, person));
            case 4 -> List.of(Criterion.tagged(room, person).ofTypes(type()));
            case 5 ->
                List.of(
                        Criterion.tagged(room).ofTypes("moved"),
                        Criterion.tagged(person).ofTypes("joined"));
            default ->
                List.of(Criterion.tagged(room, person), Criterion.tagged(person).ofTypes(type(), type() + "?"));
        };
    }

    private String type() {
        return TYPES.get(random.nextInt(TYPES.size()));
    }
}
