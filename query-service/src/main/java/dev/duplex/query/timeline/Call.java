package dev.duplex.query.timeline;

import dev.duplex.events.call.EndReason;
import dev.duplex.events.call.Media;
import dev.duplex.query.call.CallOutcome;
import dev.duplex.query.call.CallPhase;
import dev.duplex.query.call.CallState;
import dev.duplex.query.call.NotesView;
import dev.duplex.query.call.RingView;
import dev.duplex.query.call.SeatView;
import dev.duplex.query.graphql.PersonRef;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A call between messages. */
record Call(
        String id,
        Instant at,
        long position,
        Media media,
        CallPhase phase,
        PersonRef startedBy,
        PersonRef host,
        boolean urgent,
        @Nullable UUID escalatedFrom,
        @Nullable UUID scheduled,
        @Nullable String link,
        List<RingView> rings,
        List<SeatView> participants,
        List<PersonRef> people,
        @Nullable NotesView notes,
        @Nullable Instant answeredAt,
        @Nullable Instant endedAt,
        @Nullable EndReason endReason,
        @Nullable CallOutcome outcome,
        @Nullable Long durationSeconds)
        implements TimelineEntry {

    static Call of(EntryDocument entry, CallState call) {
        CallState.Origin origin = call.origin();
        return new Call(
                call.call().toString(),
                entry.at(),
                entry.logged(),
                call.media(),
                call.phase(),
                new PersonRef(origin.by()),
                new PersonRef(call.host()),
                origin.urgent(),
                origin.escalatedFrom(),
                origin.scheduled(),
                origin.link(),
                RingView.of(call.rings()),
                SeatView.of(call.seats()),
                PersonRef.all(call.people()),
                NotesView.of(call.notes()),
                call.answeredAt(),
                call.endedAt(),
                call.endReason(),
                call.outcome(),
                call.durationSeconds());
    }
}
