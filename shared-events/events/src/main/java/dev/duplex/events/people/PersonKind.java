package dev.duplex.events.people;

public enum PersonKind {
    MEMBER,
    CUSTOMER,
    BOT
}
