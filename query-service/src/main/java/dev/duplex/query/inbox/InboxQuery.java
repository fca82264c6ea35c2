package dev.duplex.query.inbox;

import dev.duplex.events.conversation.ConversationKind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * What of whose inbox is asked for.
 *
 * @param includeSnoozed whether what is snoozed is not left out
 * @param asOf as of which moment, empty for now
 * @param now by when something is overdue, snoozed or muted
 */
record InboxQuery(
        UUID person,
        InboxFilter filter,
        InboxSort sort,
        Set<ConversationKind> kinds,
        boolean includeSnoozed,
        Optional<Instant> asOf,
        Instant now) {

    /** What was asked, for cursors: they are good for the same list only. */
    String list() {
        return "inbox %s %s %s %s %s %s"
                .formatted(person, filter, sort, new TreeSet<>(kinds), includeSnoozed, asOf.orElse(null));
    }

    /** What the entries carry that may match. */
    InboxFilter mark() {
        return filter == InboxFilter.SNOOZED ? InboxFilter.ALL : filter;
    }

    /** Whether those are looked at that were snoozed and not woken. */
    List<Boolean> snoozed() {
        return filter == InboxFilter.SNOOZED ? List.of(true) : includeSnoozed ? List.of(false, true) : List.of(false);
    }

    /** The kinds that are found by an index. */
    List<ConversationKind> kept() {
        return kinds.stream().filter(kind -> kind != ConversationKind.CHANNEL).toList();
    }

    boolean matches(Row row) {
        boolean asleep = row.entry().own().attention().snoozedAt(now);
        return kinds.contains(row.entry().of())
                && (filter == InboxFilter.SNOOZED ? asleep : !asleep || includeSnoozed)
                && row.matches(filter, now);
    }
}
