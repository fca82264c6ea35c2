package dev.duplex.query.analytics;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The conversations folded last, so that a message in a busy channel does not read the channel. Bounded by the facts in
 * memory, a few hundred bytes each; the one used last stays however big it is.
 */
final class FoldCache {

    private final int limit;
    private final Map<UUID, ConversationFacts> used = new LinkedHashMap<>(16, 0.75f, true);
    private long facts;

    /** @param limit how many facts to keep */
    FoldCache(int limit) {
        this.limit = limit;
    }

    Optional<ConversationFacts> take(UUID conversation) {
        Optional<ConversationFacts> found = Optional.ofNullable(used.remove(conversation));
        found.ifPresent(taken -> facts -= weight(taken));
        return found;
    }

    void give(UUID conversation, ConversationFacts folded) {
        used.put(conversation, folded);
        facts += weight(folded);
        Iterator<ConversationFacts> eldest = used.values().iterator();
        while (facts > limit && used.size() > 1) {
            facts -= weight(eldest.next());
            eldest.remove();
        }
    }

    void clear() {
        used.clear();
        facts = 0;
    }

    /** A fold without facts takes room as well. */
    private static long weight(ConversationFacts folded) {
        return folded.spans().size() + 4L;
    }
}
