package dev.duplex.events.conversation;

/** Why a closed conversation is open again. */
public enum ReopenReason {
    REQUESTED,
    CUSTOMER_WROTE
}
