package dev.duplex.command.file;

import dev.duplex.command.decision.Boundary;
import dev.duplex.events.DuplexEvent;
import dev.duplex.events.EventTag;
import dev.duplex.events.message.MessageEvent.MessageRetracted;
import dev.duplex.events.message.MessageEvent.MessageSent;
import dev.duplex.events.message.ScheduledMessageEvent.MessageScheduled;
import dev.duplex.events.message.ScheduledMessageEvent.ScheduledMessageCancelled;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Which messages carry a file.
 *
 * @param sent those that were sent with it, also if they were retracted since
 * @param scheduled those that are to be sent, as they were scheduled last; one that failed may be given another time
 * @param over those that were retracted or cancelled
 */
record FileUse(Map<UUID, MessageSent> sent, Map<UUID, MessageScheduled> scheduled, Set<UUID> over) {

    static final FileUse NONE = new FileUse(Map.of(), Map.of(), Set.of());

    static Boundary boundary(UUID file) {
        return Boundary.of(EventTag.file(file), MessageSent.class, MessageScheduled.class);
    }

    /** What became of the messages. */
    Boundary further() {
        return Stream.concat(sent.keySet().stream(), scheduled.keySet().stream())
                .distinct()
                .map(message -> Boundary.of(
                        EventTag.message(message),
                        MessageSent.class,
                        MessageRetracted.class,
                        MessageScheduled.class,
                        ScheduledMessageCancelled.class))
                .reduce(Boundary.NONE, Boundary::and);
    }

    FileUse evolve(DuplexEvent event) {
        return switch (event) {
            case MessageSent message -> {
                Map<UUID, MessageSent> more = new HashMap<>(sent);
                more.put(message.message(), message);
                yield new FileUse(more, scheduled, over);
            }
            case MessageScheduled message -> {
                Map<UUID, MessageScheduled> more = new HashMap<>(scheduled);
                more.put(message.message(), message);
                yield new FileUse(sent, more, over);
            }
            case MessageRetracted retracted -> over(retracted.message());
            case ScheduledMessageCancelled cancelled -> over(cancelled.message());
            default -> this;
        };
    }

    private FileUse over(UUID message) {
        Set<UUID> more = new HashSet<>(over);
        more.add(message);
        return new FileUse(sent, scheduled, more);
    }

    boolean wasSent() {
        return !sent.isEmpty();
    }

    /** Messages that carry it now. */
    List<MessageSent> carriers() {
        return sent.values().stream()
                .filter(message -> !over.contains(message.message()))
                .toList();
    }

    boolean awaitsSending(UUID file) {
        return scheduled.values().stream()
                .filter(message -> !over.contains(message.message()) && !sent.containsKey(message.message()))
                .anyMatch(message -> message.attachments().stream().anyMatch(each -> file.equals(each.file())));
    }
}
