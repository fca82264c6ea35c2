package dev.duplex.events.conversation;

public enum ConversationKind {
    DIRECT,
    GROUP,
    CHANNEL,
    /** Someone asks, others answer: its first message opens a thread by itself. */
    INQUIRY,
    /** About an outside item that waits for somebody's look: its first message opens a thread by itself. */
    REVIEW
}
