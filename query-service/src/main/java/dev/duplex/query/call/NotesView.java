package dev.duplex.query.call;

import dev.duplex.query.graphql.MarkdownText;
import dev.duplex.query.graphql.PersonRef;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What is noted about a call as the schema has it. */
public record NotesView(String text, PersonRef by, Instant at) implements MarkdownText {

    public static @Nullable NotesView of(CallState.@Nullable Notes notes) {
        return notes == null ? null : new NotesView(notes.text(), new PersonRef(notes.by()), notes.at());
    }
}
