package dev.duplex.query.timeline;

import dev.duplex.events.call.Media;
import dev.duplex.query.graphql.PersonRef;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A call was scheduled, moved or cancelled. */
record ScheduledCallEntry(
        Instant at,
        long position,
        ScheduledBody.Change change,
        UUID scheduled,
        String title,
        Media media,
        String start,
        String timeZone,
        Instant startsAt,
        int minutes,
        List<PersonRef> invitees,
        boolean recurring,
        @Nullable String occurrence,
        @Nullable String reason,
        PersonRef by)
        implements TimelineEntry {

    static ScheduledCallEntry of(EntryDocument entry, ScheduledBody body) {
        ScheduledBody.Plan plan = body.plan();
        return new ScheduledCallEntry(
                entry.at(),
                entry.logged(),
                body.change(),
                body.scheduled(),
                plan.title(),
                plan.media(),
                plan.start(),
                plan.timeZone(),
                plan.startsAt(),
                plan.minutes(),
                PersonRef.all(plan.invitees()),
                plan.recurring(),
                body.occurrence(),
                body.reason(),
                new PersonRef(body.by()));
    }
}
