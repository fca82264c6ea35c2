package dev.duplex.query.call;

public enum CallPhase {
    RINGING,
    ACTIVE,
    ENDED
}
