package dev.duplex.query.timeline;

import com.mongodb.client.model.Filters;
import dev.duplex.events.message.MessageEvent.MessageSent;
import dev.duplex.query.projection.Batch;
import dev.duplex.query.projection.LoggedEvent;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Replies that are in the log before the message that they answer, as history that is imported late brings them. They are
 * found by what they answer, which never changes, so that a batch that comes again finds the same ones.
 *
 * @param answered the messages of a batch that may have such replies
 */
record EarlyReplies(Set<UUID> answered) {

    static EarlyReplies to(List<LoggedEvent> events, Batch batch) {
        Map<UUID, Long> sent = new HashMap<>();
        Set<UUID> answered = new HashSet<>();
        Set<UUID> soFar = new HashSet<>();
        events.forEach(logged -> {
            if (logged.event() instanceof MessageSent message) {
                sent.put(message.message(), logged.position());
                if (soFar.contains(message.message())) {
                    answered.add(message.message());
                }
                UUID parent = message.inReplyTo();
                if (parent != null) {
                    soFar.add(parent);
                }
            }
        });
        if (!sent.isEmpty()) {
            find(sent.keySet(), Long.MAX_VALUE, batch)
                    .forEach(reply -> reply.answers()
                            .filter(parent -> reply.logged() < sent.getOrDefault(parent, -1L))
                            .ifPresent(answered::add));
        }
        return new EarlyReplies(answered);
    }

    /** What was in the log before a message at a position and answers it, or answers what answers it, in that order. */
    List<EntryDocument> below(UUID message, long position, Batch batch) {
        if (!answered.contains(message)) {
            return List.of();
        }
        Map<String, EntryDocument> found = new HashMap<>();
        Set<UUID> level = Set.of(message);
        while (!level.isEmpty()) {
            List<EntryDocument> replies = find(level, position, batch).stream()
                    .filter(reply -> found.putIfAbsent(reply.id(), reply) == null)
                    .toList();
            level = replies.stream().map(reply -> UUID.fromString(reply.id())).collect(Collectors.toSet());
        }
        return found.values().stream()
                .sorted(Comparator.comparingLong(EntryDocument::logged))
                .toList();
    }

    private static List<EntryDocument> find(Collection<UUID> answered, long before, Batch batch) {
        return batch.where(
                EntryDocument.SHELF,
                Filters.in("message.inReplyTo", answered),
                entry -> entry.logged() < before
                        && entry.answers().filter(answered::contains).isPresent());
    }
}
