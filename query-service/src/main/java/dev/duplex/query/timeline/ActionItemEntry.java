package dev.duplex.query.timeline;

import dev.duplex.query.graphql.PersonRef;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What somebody is to do was assigned, worded or given anew, done or dropped. */
record ActionItemEntry(
        Instant at,
        long position,
        ActionBody.Step change,
        UUID action,
        String text,
        PersonRef owner,
        @Nullable Instant due,
        @Nullable UUID message,
        @Nullable UUID call,
        PersonRef by,
        @Nullable String reason,
        ActionBody.State state)
        implements TimelineEntry {

    static ActionItemEntry of(EntryDocument entry, ActionBody body) {
        ActionBody.Wording wording = body.wording();
        return new ActionItemEntry(
                entry.at(),
                entry.logged(),
                body.change(),
                body.action(),
                wording.text(),
                new PersonRef(wording.owner()),
                wording.due(),
                wording.message(),
                wording.call(),
                new PersonRef(body.by()),
                body.reason(),
                body.state());
    }
}
