package dev.duplex.command.conversation;

import dev.duplex.command.decision.Boundary;
import dev.duplex.events.DuplexEvent;
import dev.duplex.events.EventTag;
import dev.duplex.events.conversation.ConversationEvent.ParticipantAdded;
import dev.duplex.events.conversation.ConversationEvent.ParticipantLeft;
import dev.duplex.events.conversation.ConversationEvent.ParticipantRoleChanged;
import dev.duplex.events.conversation.ParticipantRole;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Everyone who has come and gone, to find out whose a conversation is when an owner goes. All of a conversation's people are
 * looked at then and only then. A chain, so that ten thousand of them are not copied each time that one more is told of.
 */
final class Succession {

    static final Succession UNKNOWN = new Succession(null, null);

    private final @Nullable Succession before;
    private final @Nullable DuplexEvent event;

    private Succession(@Nullable Succession before, @Nullable DuplexEvent event) {
        this.before = before;
        this.event = event;
    }

    static Boundary boundary(UUID conversation) {
        return Boundary.of(
                EventTag.conversation(conversation),
                ParticipantAdded.class,
                ParticipantRoleChanged.class,
                ParticipantLeft.class);
    }

    Succession evolve(DuplexEvent told) {
        return switch (told) {
            case ParticipantAdded _, ParticipantRoleChanged _, ParticipantLeft _ -> new Succession(this, told);
            default -> this;
        };
    }

    boolean lastOwner(UUID person) {
        return present(person).values().stream().noneMatch(role -> role == ParticipantRole.OWNER);
    }

    /** Who owns it once its last owner has gone: who has been there longest, members before guests. */
    Optional<UUID> heir(UUID going) {
        return lastOwner(going)
                ? first(going, ParticipantRole.MEMBER).or(() -> first(going, ParticipantRole.GUEST))
                : Optional.empty();
    }

    private Optional<UUID> first(UUID without, ParticipantRole role) {
        return present(without).entrySet().stream()
                .filter(entry -> entry.getValue() == role)
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private Map<UUID, ParticipantRole> present(UUID without) {
        Map<UUID, ParticipantRole> present = new LinkedHashMap<>();
        for (DuplexEvent told : inOrder()) {
            switch (told) {
                case ParticipantAdded added -> present.put(added.person(), added.role());
                case ParticipantRoleChanged changed -> present.put(changed.person(), changed.role());
                case ParticipantLeft left -> present.remove(left.person());
                default -> {}
            }
        }
        present.remove(without);
        return present;
    }

    private Iterable<DuplexEvent> inOrder() {
        Deque<DuplexEvent> events = new ArrayDeque<>();
        for (Succession each = this; each != null && each.event != null; each = each.before) {
            events.addFirst(each.event);
        }
        return events;
    }
}
