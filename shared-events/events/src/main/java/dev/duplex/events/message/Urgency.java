package dev.duplex.events.message;

public enum Urgency {
    LOW,
    NORMAL,
    URGENT
}
