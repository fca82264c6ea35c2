package dev.duplex.query.documentation;

import com.mongodb.client.model.Indexes;
import dev.duplex.events.documentation.ActionItemEvent;
import dev.duplex.events.documentation.ActionItemEvent.ActionItemAssigned;
import dev.duplex.events.documentation.ActionItemEvent.ActionItemDone;
import dev.duplex.events.documentation.ActionItemEvent.ActionItemDropped;
import dev.duplex.query.projection.ReadDocument;
import dev.duplex.query.projection.Shelf;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * Something to do.
 *
 * @param logged the position of the event that assigned it first
 * @param sorted when it is due, and {@link #NEVER} where it has no date: what lists are ordered by
 * @param history how it came to be as it is, the oldest change first; of more than {@value #REMEMBERED} the newest
 */
public record ActionItemDocument(
        @BsonId UUID id,
        String workspace,
        UUID conversation,
        String text,
        UUID owner,
        @Nullable Instant due,
        @Nullable UUID message,
        @Nullable UUID call,
        ActionItemState state,
        Instant sorted,
        long logged,
        List<Change> history,
        long position)
        implements ReadDocument {

    /** After every date that can be given. */
    static final Instant NEVER = Instant.parse("9999-12-31T23:59:59.999Z");

    static final int REMEMBERED = 200;

    static final Shelf<ActionItemDocument> SHELF = new Shelf<>(
            "documentation_action_items",
            ActionItemDocument.class,
            List.of(
                    Indexes.ascending("conversation", "sorted", "logged"),
                    Indexes.ascending("owner", "sorted", "logged"),
                    Indexes.ascending("workspace", "sorted", "logged"),
                    Indexes.ascending("call", "sorted", "logged")));

    /**
     * @param text as it was worded from then on, null where it ended
     * @param due from then on, null where it ended or has no date
     * @param reason why it was dropped
     */
    public record Change(
            ActionItemState state,
            @Nullable String text,
            UUID owner,
            @Nullable Instant due,
            @Nullable String reason,
            UUID by,
            Instant at) {}

    static ActionItemDocument of(@Nullable ActionItemDocument before, ActionItemAssigned assigned, long position) {
        Instant due = assigned.due();
        Change change = new Change(
                ActionItemState.OPEN, assigned.text(), assigned.owner(), due, null, assigned.by(), assigned.at());
        return new ActionItemDocument(
                assigned.action(),
                assigned.workspace(),
                assigned.conversation(),
                assigned.text(),
                assigned.owner(),
                due,
                assigned.message(),
                assigned.call(),
                ActionItemState.OPEN,
                due == null ? NEVER : due,
                before == null ? position : before.logged(),
                before == null ? List.of(change) : before.and(change),
                position);
    }

    ActionItemDocument after(ActionItemEvent event, long applied) {
        return switch (event) {
            case ActionItemAssigned assigned -> of(this, assigned, applied);
            case ActionItemDone done ->
                ended(new Change(ActionItemState.DONE, null, done.owner(), null, null, done.by(), done.at()), applied);
            case ActionItemDropped dropped ->
                ended(
                        new Change(
                                ActionItemState.DROPPED,
                                null,
                                dropped.owner(),
                                null,
                                dropped.reason(),
                                dropped.by(),
                                dropped.at()),
                        applied);
        };
    }

    private ActionItemDocument ended(Change change, long applied) {
        return new ActionItemDocument(
                id,
                workspace,
                conversation,
                text,
                owner,
                due,
                message,
                call,
                change.state(),
                sorted,
                logged,
                and(change),
                applied);
    }

    private List<Change> and(Change change) {
        List<Change> all = Stream.concat(history.stream(), Stream.of(change)).toList();
        return all.subList(Math.max(0, all.size() - REMEMBERED), all.size());
    }
}
