package dev.duplex.events.replylater;

/** Why a person is not reminded at the moment. */
public enum PostponeReason {
    FOCUS,
    ABSENT,
    AWAY,
    OFF_HOURS
}
