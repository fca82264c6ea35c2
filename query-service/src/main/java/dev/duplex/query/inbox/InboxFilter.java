package dev.duplex.query.inbox;

enum InboxFilter {
    ALL,
    UNREAD,
    MENTIONS,
    OWED,
    WAITING_ON_ME,
    WAITING_ON_OTHERS
}
