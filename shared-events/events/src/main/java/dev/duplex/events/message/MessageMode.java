package dev.duplex.events.message;

public enum MessageMode {
    ASYNC,
    LIVE
}
