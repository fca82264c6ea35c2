package dev.duplex.query.inbox;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds the threads of messages anew where all of them are known, whatever order they came in. */
final class Threads {

    private final Map<UUID, Move> messages = new HashMap<>();
    private final Map<UUID, UUID> openings = new HashMap<>();

    Threads(List<Move> moves) {
        moves.stream()
                .filter(move -> move.act() == Act.MESSAGE)
                .forEach(move -> messages.put(UUID.fromString(move.id()), move));
    }

    Move.Spot spot(Move message) {
        UUID parent = message.spot().inReplyTo();
        if (parent == null) {
            return message.spot();
        }
        Move answered = messages.get(parent);
        return new Move.Spot(parent, opening(parent), answered == null ? null : answered.by());
    }

    /** The first message up the chain; one that is not in the log opens a thread as well, and a circle ends anywhere. */
    private UUID opening(UUID of) {
        Deque<UUID> chain = new ArrayDeque<>();
        Set<UUID> seen = new HashSet<>();
        UUID top = of;
        while (!openings.containsKey(top) && seen.add(top)) {
            chain.push(top);
            UUID parent = parentOf(top);
            if (parent == null) {
                break;
            }
            top = parent;
        }
        UUID opening = openings.getOrDefault(top, top);
        chain.forEach(message -> openings.putIfAbsent(message, opening));
        return opening;
    }

    private @Nullable UUID parentOf(UUID message) {
        Move known = messages.get(message);
        return known == null ? null : known.spot().inReplyTo();
    }
}
