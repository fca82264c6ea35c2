package dev.duplex.query.documentation;

import dev.duplex.query.graphql.ConversationRef;
import dev.duplex.query.graphql.PersonRef;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An action item as the schema has it. */
record ActionItemView(
        UUID id,
        ConversationRef conversation,
        String text,
        PersonRef owner,
        @Nullable Instant due,
        @Nullable UUID message,
        @Nullable UUID call,
        ActionItemState state,
        boolean overdue,
        long position,
        List<Change> history) {

    record Change(
            ActionItemState state,
            @Nullable String text,
            PersonRef owner,
            @Nullable Instant due,
            @Nullable String reason,
            PersonRef by,
            Instant at) {}

    static ActionItemView of(ActionItemDocument item, Instant now) {
        Instant due = item.due();
        return new ActionItemView(
                item.id(),
                new ConversationRef(item.conversation()),
                item.text(),
                new PersonRef(item.owner()),
                due,
                item.message(),
                item.call(),
                item.state(),
                item.state() == ActionItemState.OPEN && due != null && !due.isAfter(now),
                item.logged(),
                item.history().stream()
                        .map(change -> new Change(
                                change.state(),
                                change.text(),
                                new PersonRef(change.owner()),
                                change.due(),
                                change.reason(),
                                new PersonRef(change.by()),
                                change.at()))
                        .toList());
    }
}
