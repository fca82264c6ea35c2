package dev.duplex.query.inbox;

import java.time.Instant;

/**
 * One conversation in an inbox, with all that was left out of its entry.
 *
 * @param mentions how many unread messages mention the person
 */
record Row(EntryDocument entry, HeadDocument head, long mentions) {

    boolean matches(InboxFilter filter, Instant now) {
        return switch (filter) {
            case MENTIONS -> mentions > 0;
            case OVERDUE -> overdue(now);
            case SNOOZED -> entry.own().attention().snoozedAt(now);
            case ALL, UNREAD, OWED, WAITING_ON_ME, WAITING_ON_OTHERS, ACTION_ITEMS, FAVOURITES, OPEN, CLOSED ->
                entry.place().marks().contains(filter);
        };
    }

    Tally tally() {
        return Tally.of(entry, mentions, entry.place().due());
    }

    boolean overdue(Instant now) {
        Instant due = entry.place().due();
        return due != null && !due.isAfter(now);
    }
}
