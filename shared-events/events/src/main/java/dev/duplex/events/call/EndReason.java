package dev.duplex.events.call;

public enum EndReason {
    EVERYONE_LEFT,
    NOBODY_ANSWERED,
    ENDED_BY_HOST
}
