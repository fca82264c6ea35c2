package dev.duplex.query.call;

public enum RingState {
    RINGING,
    ANSWERED,
    DECLINED,
    MISSED,
    CANCELLED
}
