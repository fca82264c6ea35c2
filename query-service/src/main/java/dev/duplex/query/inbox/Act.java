package dev.duplex.query.inbox;

/** What can ask or answer, or ends both. */
public enum Act {
    MESSAGE,
    /** Of a live call. */
    JOINING,
    /** Of the conversation: nothing can be answered any more. */
    CLOSING
}
