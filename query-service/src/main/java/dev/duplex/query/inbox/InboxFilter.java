package dev.duplex.query.inbox;

/** What of an inbox is asked for. Entries carry those that they may match, so that an index finds them. */
public enum InboxFilter {
    ALL,
    UNREAD,
    MENTIONS,
    OWED,
    WAITING_ON_ME,
    WAITING_ON_OTHERS,
    /** Carried by what has a time by which something is to be done, matched when it has passed. */
    OVERDUE,
    ACTION_ITEMS,
    FAVOURITES,
    /** Carried by none: what is snoozed is kept apart. */
    SNOOZED,
    OPEN,
    CLOSED
}
