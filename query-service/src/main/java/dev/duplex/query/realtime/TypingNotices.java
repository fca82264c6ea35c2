package dev.duplex.query.realtime;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.duplex.query.graphql.Membership;
import dev.duplex.query.graphql.Participation;
import dev.duplex.query.graphql.QueryRejected;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Who types where, told to the others who take part, once in two seconds. Thread-safe. */
@Component
final class TypingNotices {

    private record Place(UUID person, UUID conversation, boolean privateNote) {}

    private final Cache<Place, Boolean> recent = Caffeine.newBuilder()
            .expireAfterWrite(Duration.ofSeconds(2))
            .maximumSize(100_000)
            .build();
    private final Participation participation;
    private final Membership membership;
    private final Delivery delivery;
    private final Clock clock;

    TypingNotices(Participation participation, Membership membership, Delivery delivery, Clock clock) {
        this.participation = participation;
        this.membership = membership;
        this.delivery = delivery;
        this.clock = clock;
    }

    /** @throws QueryRejected with the code {@code not-a-participant}, or {@code not-permitted} for a customer's note */
    void type(UUID person, UUID conversation, boolean privateNote) {
        Place place = new Place(person, conversation, privateNote);
        if (recent.getIfPresent(place) != null) {
            return;
        }
        Set<UUID> people = participation.peopleIn(conversation);
        if (!people.contains(person)) {
            throw new QueryRejected(
                    "not-a-participant",
                    "conversation",
                    "Only those who take part in a conversation may type in it",
                    "Be added to it first");
        }
        if (privateNote && membership.isCustomer(person)) {
            throw new QueryRejected(
                    "not-permitted", "privateNote", "Private notes are the members' own", "Write a message");
        }
        recent.put(place, true);
        List<UUID> others =
                people.stream().filter(other -> !other.equals(person)).toList();
        delivery.send(
                new Notice.TypingTo(others, privateNote, new Realtime.Typing(conversation, person, clock.instant())));
    }
}
