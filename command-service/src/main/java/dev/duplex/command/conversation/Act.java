package dev.duplex.command.conversation;

import static dev.duplex.command.conversation.Standing.ASKING_CUSTOMER;
import static dev.duplex.command.conversation.Standing.MEMBER;
import static dev.duplex.command.conversation.Standing.OPERATOR;
import static dev.duplex.command.conversation.Standing.OWNER;

import dev.duplex.events.conversation.ConversationKind;
import java.util.Set;

/**
 * What is done to a conversation, and by whom. Guests and customers write; a customer's own question is his to close and to
 * take up again. Channels and groups belong to their owners; inquiries and reviews are the work of all members alike.
 */
enum Act {
    ADD("add people"),
    RENAME("rename it"),
    CLOSE("close it"),
    REOPEN("reopen it"),
    CHANGE_ROLES("change roles"),
    REMOVE_OTHERS("remove others");

    private static final Set<Standing> OWNERS = Set.of(OPERATOR, OWNER);
    private static final Set<Standing> MEMBERS = Set.of(OPERATOR, OWNER, MEMBER);
    private static final Set<Standing> MEMBERS_AND_WHO_ASKS = Set.of(OPERATOR, OWNER, MEMBER, ASKING_CUSTOMER);

    private final String words;

    Act(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    String doneBy(ConversationKind kind) {
        return allowed(kind).contains(MEMBER) ? "a member" : "an owner";
    }

    Set<Standing> allowed(ConversationKind kind) {
        return switch (this) {
            case ADD, RENAME -> MEMBERS;
            case CLOSE, REOPEN -> kind == ConversationKind.INQUIRY ? MEMBERS_AND_WHO_ASKS : MEMBERS;
            case CHANGE_ROLES, REMOVE_OTHERS ->
                switch (kind) {
                    case CHANNEL, GROUP, DIRECT -> OWNERS;
                    case INQUIRY, REVIEW -> MEMBERS;
                };
        };
    }
}
