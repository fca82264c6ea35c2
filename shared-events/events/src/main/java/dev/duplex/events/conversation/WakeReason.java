package dev.duplex.events.conversation;

/** Why a snoozed conversation is back. */
public enum WakeReason {
    DUE,
    WITHDRAWN
}
