package dev.duplex.command.documentation;

import dev.duplex.command.decision.Boundary;
import dev.duplex.command.decision.Rejection;
import dev.duplex.events.DuplexEvent;
import dev.duplex.events.EventTag;
import dev.duplex.events.call.CallEvent.CallStarted;
import dev.duplex.events.message.MessageEvent.MessageSent;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What documentation can refer to: messages and calls, with the conversation of each. One that was retracted since still
 * shows that it was there.
 */
record Evidence(Map<UUID, UUID> messages, Map<UUID, UUID> calls) {

    static final Evidence NONE = new Evidence(Map.of(), Map.of());

    static Boundary boundary(Collection<UUID> messages, Collection<UUID> calls) {
        Boundary boundary = Boundary.NONE;
        for (UUID message : messages) {
            boundary = boundary.and(EventTag.message(message), MessageSent.class);
        }
        for (UUID call : calls) {
            boundary = boundary.and(EventTag.call(call), CallStarted.class);
        }
        return boundary;
    }

    Evidence evolve(DuplexEvent event) {
        return switch (event) {
            case MessageSent sent -> new Evidence(with(messages, sent.message(), sent.conversation()), calls);
            case CallStarted started -> new Evidence(messages, with(calls, started.call(), started.conversation()));
            default -> this;
        };
    }

    Optional<Rejection> refuseMessages(Collection<UUID> named, UUID conversation, String field) {
        return refuse("message", named, messages, conversation, field);
    }

    Optional<Rejection> refuseCalls(Collection<UUID> named, UUID conversation, String field) {
        return refuse("call", named, calls, conversation, field);
    }

    private static Optional<Rejection> refuse(
            String what, Collection<UUID> named, Map<UUID, UUID> known, UUID conversation, String field) {
        return named.stream()
                .filter(id -> !conversation.equals(known.get(id)))
                .findFirst()
                .map(id -> new Rejection.Unknown(what, id.toString(), field));
    }

    private static Map<UUID, UUID> with(Map<UUID, UUID> before, UUID id, UUID conversation) {
        Map<UUID, UUID> more = new HashMap<>(before);
        more.put(id, conversation);
        return Map.copyOf(more);
    }
}
