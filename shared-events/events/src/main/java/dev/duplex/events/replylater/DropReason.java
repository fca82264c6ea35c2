package dev.duplex.events.replylater;

public enum DropReason {
    ANSWERED,
    WITHDRAWN,
    NO_LONGER_NEEDED
}
