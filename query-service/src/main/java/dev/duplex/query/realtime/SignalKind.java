package dev.duplex.query.realtime;

public enum SignalKind {
    OFFER,
    ANSWER,
    CANDIDATE,
    STATE
}
