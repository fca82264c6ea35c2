package dev.duplex.query.timeline;

import dev.duplex.query.graphql.PersonRef;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Something was decided, or is so no more. */
record DecisionEntry(
        Instant at,
        long position,
        DecisionBody.Change change,
        UUID decision,
        String text,
        List<UUID> messages,
        List<UUID> calls,
        PersonRef by,
        boolean inForce,
        @Nullable UUID supersededBy,
        @Nullable String reason)
        implements TimelineEntry {

    /** Made when it is asked for. */
    public String html() {
        return Markdown.html(text);
    }

    static DecisionEntry of(EntryDocument entry, DecisionBody body) {
        return new DecisionEntry(
                entry.at(),
                entry.logged(),
                body.change(),
                body.decision(),
                body.text(),
                body.messages(),
                body.calls(),
                new PersonRef(body.by()),
                body.inForce(),
                body.supersededBy(),
                body.reason());
    }
}
