package dev.duplex.query.inbox;

import dev.duplex.events.DuplexEvent;
import dev.duplex.events.call.CallEvent;
import dev.duplex.events.conversation.AttentionEvent;
import dev.duplex.events.conversation.ConversationEvent;
import dev.duplex.events.conversation.ConversationEvent.ConversationRead;
import dev.duplex.events.documentation.ActionItemEvent;
import dev.duplex.events.message.MessageEvent;
import dev.duplex.events.message.MessageEvent.ReactionAdded;
import dev.duplex.events.message.MessageEvent.ReactionRemoved;
import dev.duplex.events.replylater.ReplyLaterEvent;
import java.util.Optional;
import java.util.UUID;

/** What inboxes need to know of events before they look into them. */
final class InboxEvents {

    private InboxEvents() {}

    static Optional<UUID> conversationOf(DuplexEvent event) {
        return switch (event) {
            case ConversationEvent of -> Optional.of(of.conversation());
            case MessageEvent of -> Optional.of(of.conversation());
            case CallEvent of -> Optional.of(of.conversation());
            case ReplyLaterEvent of -> Optional.of(of.conversation());
            case AttentionEvent of -> Optional.of(of.conversation());
            case ActionItemEvent of -> Optional.of(of.conversation());
            default -> Optional.empty();
        };
    }

    /** Whether it may change what this person's inbox shows of its conversation. */
    static boolean concerns(UUID person, DuplexEvent event) {
        return switch (event) {
            case AttentionEvent own -> own.person().equals(person);
            case ReplyLaterEvent own -> own.person().equals(person);
            case ConversationRead own -> own.person().equals(person);
            case ReactionAdded _, ReactionRemoved _ -> false;
            default -> true;
        };
    }
}
