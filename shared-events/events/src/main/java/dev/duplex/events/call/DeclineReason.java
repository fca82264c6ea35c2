package dev.duplex.events.call;

public enum DeclineReason {
    BUSY,
    FOCUS,
    LATER,
    NO
}
