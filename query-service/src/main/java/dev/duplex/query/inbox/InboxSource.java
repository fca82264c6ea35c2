package dev.duplex.query.inbox;

import dev.duplex.query.graphql.Cursor;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Where the documents of inboxes come from: those entries only whose person takes part. */
interface InboxSource {

    /**
     * Entries that may match, in the order asked for, channels left out.
     *
     * @param after where to go on, for those beyond it
     */
    List<EntryDocument> inOrder(InboxQuery query, Optional<Cursor> after, int most);

    /** Entries in channels. */
    List<EntryDocument> channels(UUID person);

    /** Entries whose snoozing is over by the clock and was not ended yet, channels left out. */
    List<EntryDocument> overslept(InboxQuery query);

    /** What the entries have for {@link Tally#kept}, channels left out. */
    List<String> tallies(UUID person);

    /** The entries with {@link Tally#WHOLE}. */
    List<EntryDocument> countedWhole(UUID person);

    List<EntryDocument> of(UUID person, Collection<UUID> conversations);

    /** Entries of others in channels who are asked by this person. */
    List<EntryDocument> askedBy(UUID person);

    Map<UUID, HeadDocument> heads(Collection<UUID> conversations);

    /** The messages after one that are retracted or mention a whole channel. */
    List<Move> notable(UUID conversation, long after);

    /** Those of the conversations that may be shown. */
    Set<UUID> visible(UUID person, Collection<UUID> conversations);
}
