package dev.duplex.events.call;

public enum LeaveReason {
    LEFT,
    /** The client was not heard of for longer than a seat is kept. */
    LOST,
    /** The person goes on in the call on another device. */
    MOVED,
    CALL_ENDED
}
