package dev.duplex.query.replylater;

public enum ScheduledState {
    PENDING,
    SENT,
    CANCELLED,
    FAILED
}
