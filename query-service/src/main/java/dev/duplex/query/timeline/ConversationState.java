package dev.duplex.query.timeline;

enum ConversationState {
    OPEN,
    CLOSED
}
