package dev.duplex.events.replylater;

/** What became of the instant until which a person meant to reply. */
public enum Promise {
    KEPT,
    /** Answered after it had come, whether or not it was moved then. */
    BROKEN
}
