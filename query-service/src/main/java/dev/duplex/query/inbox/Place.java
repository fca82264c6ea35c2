package dev.duplex.query.inbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where an entry stands in its inbox: all of it follows from the entry, and is there for the indexes.
 *
 * @param snoozed whether it was put out of sight and not woken yet
 * @param marks the filters that it may match, none when the person does not take part
 * @param waitOrder since when somebody waits for the person; beyond all times, the newest first, where nobody does
 * @param due the earliest time by which the person is to do something, null for none
 * @param tally what the entry adds to the inbox's numbers, see {@link Tally#kept}; null for nothing
 */
public record Place(
        boolean snoozed,
        List<InboxFilter> marks,
        Instant waitOrder,
        @Nullable Instant due,
        @Nullable String tally) {

    /** In milliseconds, some 18,000 years from now: instants counted back from here are in the order of no wait. */
    private static final long BEYOND = 570_000_000_000_000L;

    static Place of(EntryDocument entry) {
        Instant due = due(entry);
        return new Place(
                entry.own().attention().snoozedUntil() != null,
                entry.present() ? marks(entry, due != null) : List.of(),
                entry.waits().asks().stream()
                        .map(Ask::at)
                        .min(Instant::compareTo)
                        .orElseGet(() ->
                                Instant.ofEpochMilli(BEYOND - entry.activeAt().toEpochMilli())),
                due,
                Tally.kept(entry, due).orElse(null));
    }

    private static @Nullable Instant due(EntryDocument entry) {
        return Stream.of(
                        entry.waits().asks().stream().map(Ask::needsReplyBy),
                        entry.own().owed().stream().map(Owed::until),
                        entry.own().actions().stream().map(OpenAction::due))
                .flatMap(instants -> instants)
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .orElse(null);
    }

    private static List<InboxFilter> marks(EntryDocument entry, boolean due) {
        List<InboxFilter> marks = new ArrayList<>();
        for (InboxFilter filter : InboxFilter.values()) {
            boolean carried = switch (filter) {
                case ALL -> true;
                case UNREAD -> entry.unread().messages() > 0;
                case MENTIONS ->
                    !entry.unread().mentions().isEmpty()
                            || !entry.unread().here().isEmpty();
                case OWED -> !entry.own().owed().isEmpty();
                case WAITING_ON_ME -> !entry.waits().asks().isEmpty();
                case WAITING_ON_OTHERS -> entry.waits().others() != null;
                case OVERDUE -> due;
                case ACTION_ITEMS -> !entry.own().actions().isEmpty();
                case FAVOURITES -> entry.own().attention().favourite();
                case SNOOZED -> false;
                case OPEN -> entry.closedAt() == null;
                case CLOSED -> entry.closedAt() != null;
            };
            if (carried) {
                marks.add(filter);
            }
        }
        return marks;
    }
}
