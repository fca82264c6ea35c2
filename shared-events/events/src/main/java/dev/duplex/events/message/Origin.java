package dev.duplex.events.message;

public enum Origin {
    PERSON,
    BOT,
    AUTOMATION,
    IMPORT
}
