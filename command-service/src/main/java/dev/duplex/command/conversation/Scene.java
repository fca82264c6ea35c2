package dev.duplex.command.conversation;

import dev.duplex.command.decision.Boundary;
import dev.duplex.command.decision.Rejection;
import dev.duplex.command.facts.Membership;
import dev.duplex.events.DuplexEvent;
import dev.duplex.events.EventTag;
import dev.duplex.events.conversation.ConversationEvent.ConversationStarted;
import dev.duplex.events.conversation.ConversationEvent.ParticipantAdded;
import dev.duplex.events.conversation.ConversationEvent.ParticipantLeft;
import dev.duplex.events.conversation.ConversationEvent.ParticipantRoleChanged;
import dev.duplex.events.conversation.ConversationKind;
import dev.duplex.events.conversation.ParticipantRole;
import dev.duplex.events.people.PeopleEvent.PersonJoined;
import dev.duplex.events.people.PersonKind;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What every change of a conversation is decided on.
 *
 * @param people those concerned; the coming and going of others is no matter here
 */
record Scene(Membership membership, Map<UUID, PersonJoined> people) {

    static final Scene UNKNOWN = new Scene(Membership.UNKNOWN, Map.of());

    static Boundary boundary(UUID conversation, @Nullable UUID... people) {
        Set<UUID> concerned = new HashSet<>();
        for (UUID person : people) {
            if (person != null) {
                concerned.add(person);
            }
        }
        Boundary boundary = Membership.boundary(conversation, concerned);
        for (UUID person : concerned) {
            boundary = boundary.and(EventTag.person(person), PersonJoined.class);
        }
        return boundary;
    }

    Scene evolve(DuplexEvent event) {
        return switch (event) {
            case PersonJoined joined -> {
                Map<UUID, PersonJoined> more = new HashMap<>(people);
                more.put(joined.person(), joined);
                yield new Scene(membership, more);
            }
            case ParticipantAdded added when !people.containsKey(added.person()) -> this;
            case ParticipantRoleChanged changed when !people.containsKey(changed.person()) -> this;
            case ParticipantLeft left when !people.containsKey(left.person()) -> this;
            default -> new Scene(membership.evolve(event), people);
        };
    }

    /** Known to be there. */
    ConversationStarted started() {
        return membership.started().orElseThrow();
    }

    boolean direct() {
        return started().kind() == ConversationKind.DIRECT;
    }

    Optional<Rejection> unknown(UUID conversation) {
        return membership.started().isPresent()
                ? Optional.empty()
                : Optional.of(new Rejection.Unknown("conversation", conversation.toString(), "conversation"));
    }

    /** Of the conversation's workspace. */
    Optional<PersonJoined> person(UUID person) {
        return Optional.ofNullable(people.get(person))
                .filter(joined -> joined.workspace().equals(started().workspace()));
    }

    Optional<Rejection> absent(@Nullable UUID by) {
        return by == null || membership.has(by)
                ? Optional.empty()
                : Optional.of(new Rejection.NotAParticipant(started().conversation(), by, "Duplex-Person"));
    }

    /** @param by takes part */
    Optional<Rejection> forbidden(@Nullable UUID by, Act act) {
        ConversationKind kind = started().kind();
        return by == null || act.allowed(kind).contains(standing(by))
                ? Optional.empty()
                : Optional.of(Rejection.NotPermitted.to(by, act.words(), act.doneBy(kind)));
    }

    private Standing standing(UUID by) {
        boolean customer = customer(by);
        ParticipantRole role = Objects.requireNonNull(membership.present().get(by));
        return switch (role) {
            case OWNER -> customer ? Standing.ASKING_CUSTOMER : Standing.OWNER;
            case MEMBER -> customer ? Standing.CUSTOMER : Standing.MEMBER;
            case GUEST -> customer ? Standing.CUSTOMER : Standing.GUEST;
        };
    }

    boolean customer(UUID person) {
        return person(person)
                .filter(joined -> joined.kind() == PersonKind.CUSTOMER)
                .isPresent();
    }
}
