package dev.duplex.query.replylater;

public enum ReminderKind {
    /** The person had put off a reply. */
    REPLY_OWED,
    /** Nobody had answered a message. */
    NOT_ANSWERED,
    /** A message of the person was due and could not be sent. */
    NOT_SENT
}
