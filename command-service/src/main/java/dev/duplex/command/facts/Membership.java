package dev.duplex.command.facts;

import dev.duplex.command.decision.Boundary;
import dev.duplex.events.DuplexEvent;
import dev.duplex.events.EventTag;
import dev.duplex.events.conversation.ConversationEvent.ConversationClosed;
import dev.duplex.events.conversation.ConversationEvent.ConversationReopened;
import dev.duplex.events.conversation.ConversationEvent.ConversationStarted;
import dev.duplex.events.conversation.ConversationEvent.ParticipantAdded;
import dev.duplex.events.conversation.ConversationEvent.ParticipantLeft;
import dev.duplex.events.conversation.ConversationEvent.ParticipantRoleChanged;
import dev.duplex.events.conversation.ConversationKind;
import dev.duplex.events.conversation.ParticipantRole;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * That a conversation exists, whether it is open, and who of those asked for takes part in it: a handful of events in a
 * channel of ten thousand.
 *
 * @param present who takes part now, and as what
 * @param past who did and left
 */
public record Membership(
        Optional<ConversationStarted> started, boolean closed, Map<UUID, ParticipantRole> present, Set<UUID> past) {

    public static final Membership UNKNOWN = new Membership(Optional.empty(), false, Map.of(), Set.of());

    public static Boundary boundary(UUID conversation, Iterable<UUID> people) {
        Boundary boundary = Boundary.of(
                EventTag.conversation(conversation),
                ConversationStarted.class,
                ConversationClosed.class,
                ConversationReopened.class);
        for (UUID person : people) {
            boundary = boundary.and(
                    EventTag.participant(conversation, person),
                    ParticipantAdded.class,
                    ParticipantRoleChanged.class,
                    ParticipantLeft.class);
        }
        return boundary;
    }

    public Membership evolve(DuplexEvent event) {
        return switch (event) {
            case ConversationStarted start -> new Membership(Optional.of(start), closed, present, past);
            case ConversationClosed _ -> new Membership(started, true, present, past);
            case ConversationReopened _ -> new Membership(started, false, present, past);
            case ParticipantAdded added -> with(added.person(), added.role());
            case ParticipantRoleChanged changed -> with(changed.person(), changed.role());
            case ParticipantLeft left -> without(left.person());
            default -> this;
        };
    }

    public boolean has(UUID person) {
        return present.containsKey(person);
    }

    public boolean isOwner(UUID person) {
        return present.get(person) == ParticipantRole.OWNER;
    }

    /** A direct conversation may be one of more. */
    public boolean isBetweenTwo() {
        return started.filter(one -> one.kind() == ConversationKind.DIRECT
                        && one.participants().size() == 2)
                .isPresent();
    }

    private Membership with(UUID person, ParticipantRole role) {
        Map<UUID, ParticipantRole> more = new HashMap<>(present);
        more.put(person, role);
        Set<UUID> fewer = new HashSet<>(past);
        fewer.remove(person);
        return new Membership(started, closed, Map.copyOf(more), Set.copyOf(fewer));
    }

    private Membership without(UUID person) {
        Map<UUID, ParticipantRole> fewer = new HashMap<>(present);
        fewer.remove(person);
        Set<UUID> more = new HashSet<>(past);
        more.add(person);
        return new Membership(started, closed, Map.copyOf(fewer), Set.copyOf(more));
    }
}
