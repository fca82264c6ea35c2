package dev.duplex.command.message;

import dev.duplex.command.decision.Rejection;
import dev.duplex.command.facts.Membership;
import dev.duplex.events.conversation.ParticipantRole;
import dev.duplex.events.message.Broadcast;
import dev.duplex.events.people.PeopleEvent.PersonJoined;
import dev.duplex.events.people.PersonKind;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What holds for whatever a person writes into a conversation, when it is sent and when it is edited.
 *
 * @param people those that are known of the writer and the mentioned
 */
record WritingRules(String workspace, UUID conversation, Membership membership, Map<UUID, PersonJoined> people) {

    boolean isCustomer(UUID person) {
        return isCustomer(people, person);
    }

    static boolean isCustomer(Map<UUID, PersonJoined> people, UUID person) {
        PersonJoined joined = people.get(person);
        return joined != null && joined.kind() == PersonKind.CUSTOMER;
    }

    /** Whom nobody knows here, who does not take part, and who may not see what is written is not mentioned. */
    Optional<Rejection> mentions(Collection<UUID> mentions, boolean privateNote) {
        for (UUID mention : mentions) {
            PersonJoined person = people.get(mention);
            if (person == null || !person.workspace().equals(workspace)) {
                return Optional.of(new Rejection.Unknown("person", mention.toString(), "mentions"));
            }
            if (!membership.has(mention)) {
                return Optional.of(new Rejection.NotAParticipant(conversation, mention, "mentions"));
            }
            if (privateNote && isCustomer(mention)) {
                return Optional.of(new Rejection.NotAllowed(
                        "mention-cannot-see",
                        "Person " + mention + " is a customer and sees no private notes; don't mention them in one.",
                        "mentions"));
            }
        }
        return Optional.empty();
    }

    Optional<Rejection> broadcast(UUID by, @Nullable Broadcast broadcast) {
        boolean visitor = isCustomer(by) || membership.present().get(by) == ParticipantRole.GUEST;
        return broadcast != null && visitor
                ? Optional.of(new MessageRejections.NotForThem(
                        by, "broadcast", "Guests and customers don't mention everyone; mention people by name."))
                : Optional.empty();
    }
}
