package dev.duplex.query.call;

public enum CallOutcome {
    /** At least two people were in it. */
    CONNECTED,
    MISSED,
    DECLINED,
    CANCELLED
}
