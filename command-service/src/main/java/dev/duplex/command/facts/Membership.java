package dev.duplex.command.facts;

import dev.duplex.command.decision.Boundary;
import dev.duplex.events.DuplexEvent;
import dev.duplex.events.EventTag;
import dev.duplex.events.conversation.ConversationEvent.ConversationStarted;
import dev.duplex.events.conversation.ConversationEvent.ParticipantAdded;
import dev.duplex.events.conversation.ConversationEvent.ParticipantLeft;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * That a conversation exists, and who of those asked for takes part in it: a handful of events in a channel of ten
 * thousand.
 *
 * @param present who takes part now
 * @param past who did and left
 */
public record Membership(Optional<ConversationStarted> started, Set<UUID> present, Set<UUID> past) {

    public static final Membership UNKNOWN = new Membership(Optional.empty(), Set.of(), Set.of());

    public static Boundary boundary(UUID conversation, Iterable<UUID> people) {
        Boundary boundary = Boundary.of(EventTag.conversation(conversation), ConversationStarted.class);
        for (UUID person : people) {
            boundary = boundary.and(
                    EventTag.participant(conversation, person), ParticipantAdded.class, ParticipantLeft.class);
        }
        return boundary;
    }

    public Membership evolve(DuplexEvent event) {
        return switch (event) {
            case ConversationStarted start -> new Membership(Optional.of(start), present, past);
            case ParticipantAdded added ->
                new Membership(started, with(present, added.person()), without(past, added.person()));
            case ParticipantLeft left ->
                new Membership(started, without(present, left.person()), with(past, left.person()));
            default -> this;
        };
    }

    public boolean has(UUID person) {
        return present.contains(person);
    }

    private static Set<UUID> with(Set<UUID> people, UUID person) {
        Set<UUID> more = new HashSet<>(people);
        more.add(person);
        return Set.copyOf(more);
    }

    private static Set<UUID> without(Set<UUID> people, UUID person) {
        Set<UUID> fewer = new HashSet<>(people);
        fewer.remove(person);
        return Set.copyOf(fewer);
    }
}
