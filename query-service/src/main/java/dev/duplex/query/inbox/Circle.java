package dev.duplex.query.inbox;

import dev.duplex.events.conversation.ConversationKind;
import dev.duplex.events.people.PersonKind;
import java.util.UUID;

/**
 * What the sides of a conversation depend on.
 *
 * @param customers whether a customer ever took part
 */
record Circle(ConversationKind kind, boolean customers) {

    /** Whether a message asks only those that it addresses. */
    boolean addressed() {
        return kind == ConversationKind.CHANNEL;
    }

    /** Whether there are two sides, members and customers; otherwise each person is one. */
    boolean sided() {
        return customers && !addressed();
    }

    boolean sameSide(UUID one, PersonKind kindOfOne, UUID other, PersonKind kindOfOther) {
        return sided() ? (kindOfOne == PersonKind.CUSTOMER) == (kindOfOther == PersonKind.CUSTOMER) : one.equals(other);
    }
}
