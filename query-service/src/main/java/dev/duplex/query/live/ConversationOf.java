package dev.duplex.query.live;

import dev.duplex.events.DuplexEvent;
import dev.duplex.events.call.CallEvent;
import dev.duplex.events.call.ScheduledCallEvent;
import dev.duplex.events.conversation.ConversationEvent;
import dev.duplex.events.documentation.ActionItemEvent;
import dev.duplex.events.documentation.DecisionEvent;
import dev.duplex.events.message.MessageEvent;
import dev.duplex.events.replylater.ReplyLaterEvent;
import dev.duplex.events.transition.TransitionEvent;
import java.util.Optional;
import java.util.UUID;

/** Where something happened. */
final class ConversationOf {

    private ConversationOf() {}

    static Optional<UUID> event(DuplexEvent event) {
        return switch (event) {
            case ConversationEvent of -> Optional.of(of.conversation());
            case MessageEvent of -> Optional.of(of.conversation());
            case CallEvent of -> Optional.of(of.conversation());
            case TransitionEvent of -> Optional.of(of.conversation());
            case ReplyLaterEvent of -> Optional.of(of.conversation());
            case DecisionEvent of -> Optional.of(of.conversation());
            case ActionItemEvent of -> Optional.of(of.conversation());
            case ScheduledCallEvent of -> Optional.of(of.conversation());
            default -> Optional.empty();
        };
    }
}
