package dev.duplex.events.call;

public enum EndReason {
    EVERYONE_LEFT,
    NOBODY_ANSWERED,
    ENDED_BY_HOST,
    /** A live chat in which nobody wrote any more. */
    QUIET,
    /** What was open goes on in messages. */
    CONTINUED_LATER,
    /** A live chat that became a call. */
    ESCALATED,
    /** What carried the call gave up, such as an outside phone system. */
    FAILED
}
