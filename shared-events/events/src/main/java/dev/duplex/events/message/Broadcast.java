package dev.duplex.events.message;

/** Whom a message mentions without naming them. */
public enum Broadcast {
    EVERYONE,
    /** Those who were available when it was sent. */
    HERE
}
