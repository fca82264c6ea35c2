package dev.duplex.query.realtime;

enum SignalKind {
    OFFER,
    ANSWER,
    CANDIDATE,
    STATE
}
