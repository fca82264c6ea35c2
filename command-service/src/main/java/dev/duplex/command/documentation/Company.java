package dev.duplex.command.documentation;

import dev.duplex.command.decision.Boundary;
import dev.duplex.command.decision.Rejection;
import dev.duplex.command.facts.Membership;
import dev.duplex.events.DuplexEvent;
import dev.duplex.events.EventTag;
import dev.duplex.events.conversation.ParticipantRole;
import dev.duplex.events.people.PeopleEvent.PersonJoined;
import dev.duplex.events.people.PersonKind;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who may document what a conversation came to: those who take part, in a closed one as well, but neither guests nor
 * customers, who only read it.
 */
record Company(Membership membership, Set<UUID> customers) {

    static final Company UNKNOWN = new Company(Membership.UNKNOWN, Set.of());

    static Boundary boundary(UUID conversation, UUID by, UUID... others) {
        Set<UUID> people = Stream.concat(Stream.of(by), Stream.of(others)).collect(Collectors.toSet());
        return Membership.boundary(conversation, people).and(EventTag.person(by), PersonJoined.class);
    }

    Company evolve(DuplexEvent event) {
        if (event instanceof PersonJoined joined) {
            return joined.kind() == PersonKind.CUSTOMER
                    ? new Company(
                            membership,
                            Stream.concat(customers.stream(), Stream.of(joined.person()))
                                    .collect(Collectors.toUnmodifiableSet()))
                    : this;
        }
        return new Company(membership.evolve(event), customers);
    }

    Optional<Rejection> refuseStranger(UUID conversation, UUID person, String field) {
        return membership.has(person)
                ? Optional.empty()
                : Optional.of(new Rejection.NotAParticipant(conversation, person, field));
    }

    Optional<Rejection> refuseToWrite(UUID conversation, UUID by) {
        Optional<Rejection> stranger = refuseStranger(conversation, by, "Duplex-Person");
        boolean reader = membership.present().get(by) == ParticipantRole.GUEST || customers.contains(by);
        return stranger.isEmpty() && reader ? Optional.of(new Rejection.ReadsOnly(by)) : stranger;
    }
}
