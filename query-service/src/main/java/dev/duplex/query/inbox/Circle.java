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

    /** Whether somebody is on the customers' side of two. */
    boolean outside(PersonKind kindOfOne) {
        return kindOfOne == PersonKind.CUSTOMER;
    }

    boolean sameSide(UUID one, PersonKind kindOfOne, UUID other, PersonKind kindOfOther) {
        return sided() ? outside(kindOfOne) == outside(kindOfOther) : one.equals(other);
    }
}
