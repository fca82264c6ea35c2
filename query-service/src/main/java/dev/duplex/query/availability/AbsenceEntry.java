package dev.duplex.query.availability;

import dev.duplex.events.availability.AvailabilityEvent;
import dev.duplex.events.availability.AvailabilityEvent.AbsenceEnded;
import dev.duplex.events.availability.AvailabilityEvent.AbsenceStarted;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** @param ended when it was ended by a word */
public record AbsenceEntry(
        UUID id,
        Instant from,
        Instant until,
        @Nullable UUID standIn,
        @Nullable String note,
        Instant said,
        @Nullable Instant ended) {

    static AbsenceEntry of(AbsenceStarted started) {
        return new AbsenceEntry(
                started.absence(),
                started.from(),
                started.until(),
                started.standIn(),
                started.note(),
                started.at(),
                null);
    }

    AbsenceEntry ended(Instant at) {
        return new AbsenceEntry(id, from, until, standIn, note, said, at);
    }

    boolean isOver(Instant at) {
        return !until.isAfter(at) || (ended != null && !ended.isAfter(at));
    }

    Stream<AvailabilityEvent> events(String workspace, UUID person) {
        AvailabilityEvent begun = new AbsenceStarted(workspace, person, id, from, until, standIn, null, null, said);
        return ended == null
                ? Stream.of(begun)
                : Stream.of(begun, new AbsenceEnded(workspace, person, id, null, ended));
    }
}
