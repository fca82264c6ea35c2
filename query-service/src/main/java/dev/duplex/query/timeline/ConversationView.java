package dev.duplex.query.timeline;

import dev.duplex.query.graphql.ConversationRef;
import dev.duplex.query.graphql.QueryRejected;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.dataloader.DataLoader;
import org.jspecify.annotations.Nullable;

/**
 * A conversation as a query sees it.
 *
 * @param participants who took part at an earlier moment, in the order in which they came; of now they are in the database
 * @param entries of an earlier moment, in the order of the timeline; of now they are in the database
 */
record ConversationView(
        ConversationDocument head, List<ParticipantDocument> participants, List<EntryDocument> entries) {

    static ConversationView ofNow(ConversationDocument head) {
        return new ConversationView(head, List.of(), List.of());
    }

    /** Another read model may be ahead of this one and name what is not here yet. */
    static <T extends @Nullable Object> CompletableFuture<T> head(
            ConversationRef of,
            DataLoader<ConversationRef, ConversationView> loader,
            Function<ConversationView, T> field) {
        return loader.load(of).thenApply(found -> {
            if (found == null) {
                throw QueryRejected.notYet("conversation", "id", of.id());
            }
            return field.apply(found);
        });
    }
}
