package dev.duplex.query.inbox;

import dev.duplex.events.conversation.AttentionEvent;
import dev.duplex.events.conversation.AttentionEvent.ConversationFavourited;
import dev.duplex.events.conversation.AttentionEvent.ConversationMuted;
import dev.duplex.events.conversation.AttentionEvent.ConversationSnoozed;
import dev.duplex.events.conversation.AttentionEvent.ConversationUnfavourited;
import dev.duplex.events.conversation.AttentionEvent.ConversationUnmuted;
import dev.duplex.events.conversation.AttentionEvent.ConversationWoken;
import dev.duplex.events.conversation.AttentionEvent.ThreadFollowed;
import dev.duplex.events.conversation.AttentionEvent.ThreadUnfollowed;
import dev.duplex.events.documentation.ActionItemEvent;
import dev.duplex.events.documentation.ActionItemEvent.ActionItemAssigned;
import dev.duplex.events.documentation.ActionItemEvent.ActionItemDone;
import dev.duplex.events.documentation.ActionItemEvent.ActionItemDropped;
import dev.duplex.events.replylater.ReplyLaterEvent;
import dev.duplex.query.inbox.EntryDocument.Own;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** What concerns one person alone: promises, action items, and what is to be heard of a conversation. */
final class OwnFold {

    private final InboxDocuments documents;

    OwnFold(InboxDocuments documents) {
        this.documents = documents;
    }

    void owed(ReplyLaterEvent event, long position) {
        change(
                event.conversation(),
                event.person(),
                position,
                own -> new Own(Owed.after(own.owed(), event), own.actions(), own.attention()));
    }

    void attention(AttentionEvent event, long position) {
        change(
                event.conversation(),
                event.person(),
                position,
                own -> new Own(own.owed(), own.actions(), after(own.attention(), event)));
    }

    private static Attention after(Attention now, AttentionEvent event) {
        return switch (event) {
            case ConversationMuted muted -> now.muting(true, muted.until());
            case ConversationUnmuted _ -> now.muting(false, null);
            case ConversationFavourited _ -> now.favouring(true);
            case ConversationUnfavourited _ -> now.favouring(false);
            case ThreadFollowed followed -> now.following(followed.thread(), true);
            case ThreadUnfollowed unfollowed -> now.following(unfollowed.thread(), false);
            case ConversationSnoozed snoozed -> now.snoozing(snoozed.until());
            case ConversationWoken _ -> now.snoozing(null);
        };
    }

    void action(ActionItemEvent event, long position) {
        switch (event) {
            case ActionItemAssigned assigned -> assigned(assigned, position);
            case ActionItemDone done -> gone(done.conversation(), done.owner(), done.action(), position);
            case ActionItemDropped dropped -> gone(dropped.conversation(), dropped.owner(), dropped.action(), position);
        }
    }

    private void assigned(ActionItemAssigned assigned, long position) {
        UUID conversation = assigned.conversation();
        documents
                .batch()
                .get(ActionDocument.SHELF, assigned.action())
                .map(ActionDocument::owner)
                .filter(before -> !before.equals(assigned.owner()))
                .ifPresent(before -> gone(conversation, before, assigned.action(), position));
        documents
                .batch()
                .update(
                        ActionDocument.SHELF,
                        assigned.action(),
                        position,
                        any -> new ActionDocument(assigned.action(), conversation, assigned.owner(), position));
        change(
                conversation,
                assigned.owner(),
                position,
                own -> new Own(own.owed(), OpenAction.after(own.actions(), assigned), own.attention()));
    }

    private void gone(UUID conversation, UUID owner, UUID action, long position) {
        change(
                conversation,
                owner,
                position,
                own -> new Own(own.owed(), OpenAction.without(own.actions(), action), own.attention()));
    }

    private void change(UUID conversation, UUID person, long position, UnaryOperator<Own> change) {
        documents.changeEntry(conversation, person, position, entry -> entry.owning(change, position));
    }
}
