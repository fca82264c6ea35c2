package dev.duplex.command.conversation;

/** What somebody is in a conversation. A customer is one whatever his role. */
enum Standing {
    OPERATOR,
    OWNER,
    MEMBER,
    GUEST,
    CUSTOMER,
    /** A customer who owns the conversation, having started it. */
    ASKING_CUSTOMER
}
