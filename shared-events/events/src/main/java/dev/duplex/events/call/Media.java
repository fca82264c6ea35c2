package dev.duplex.events.call;

public enum Media {
    TEXT,
    VOICE,
    VIDEO,
    SCREEN
}
