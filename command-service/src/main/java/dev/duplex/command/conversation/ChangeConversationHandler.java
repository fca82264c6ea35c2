package dev.duplex.command.conversation;

import dev.duplex.command.conversation.ChangeConversation.CloseConversation;
import dev.duplex.command.conversation.ChangeConversation.RenameConversation;
import dev.duplex.command.conversation.ChangeConversation.ReopenConversation;
import dev.duplex.command.decision.Boundary;
import dev.duplex.command.decision.Decider;
import dev.duplex.command.decision.Decision;
import dev.duplex.command.decision.Rejection;
import dev.duplex.events.DuplexEvent;
import dev.duplex.events.EventTag;
import dev.duplex.events.conversation.ConversationEvent;
import dev.duplex.events.conversation.ConversationEvent.ConversationClosed;
import dev.duplex.events.conversation.ConversationEvent.ConversationRenamed;
import dev.duplex.events.conversation.ConversationEvent.ConversationReopened;
import dev.duplex.events.conversation.ConversationEvent.ConversationStarted;
import dev.duplex.events.conversation.ReopenReason;
import java.util.Optional;

/** A call that goes on while its conversation is closed goes on to its end; a new one is refused. */
final class ChangeConversationHandler<C extends ChangeConversation>
        implements Decider<C, ChangeConversationHandler.State> {

    record State(Scene scene, Optional<String> subject) {}

    @Override
    public Boundary boundary(C command) {
        Boundary boundary = Scene.boundary(command.conversation(), command.by());
        return command instanceof RenameConversation
                ? boundary.and(EventTag.conversation(command.conversation()), ConversationRenamed.class)
                : boundary;
    }

    @Override
    public State initial() {
        return new State(Scene.UNKNOWN, Optional.empty());
    }

    @Override
    public State evolve(State state, DuplexEvent event) {
        Optional<String> subject = switch (event) {
            case ConversationStarted started -> Optional.ofNullable(started.subject());
            case ConversationRenamed renamed -> Optional.of(renamed.subject());
            default -> state.subject();
        };
        return new State(state.scene().evolve(event), subject);
    }

    @Override
    public Decision decide(C command, State state) {
        Scene scene = state.scene();
        Optional<Rejection> outside = scene.unknown(command.conversation()).or(() -> scene.absent(command.by()));
        if (outside.isPresent()) {
            return Decision.reject(outside.get());
        }
        boolean closed = scene.membership().closed();
        return switch ((ChangeConversation) command) {
            case RenameConversation rename ->
                change(rename, Act.RENAME, "subject", scene, state.subject().equals(Optional.of(rename.subject())));
            case CloseConversation close -> change(close, Act.CLOSE, "conversation", scene, closed);
            case ReopenConversation reopen -> change(reopen, Act.REOPEN, "conversation", scene, !closed);
        };
    }

    /** @param field what is at fault where the conversation's kind forbids it */
    private static Decision change(ChangeConversation command, Act act, String field, Scene scene, boolean already) {
        if (already) {
            return Decision.already();
        }
        if (scene.direct() && act != Act.REOPEN) {
            return Decision.reject(new ConversationRejections.FixedConversation(
                    command.conversation().toString(), field));
        }
        return scene.forbidden(command.by(), act)
                .map(Decision::reject)
                .orElseGet(() -> Decision.accept(event(command, scene.started().workspace())));
    }

    private static ConversationEvent event(ChangeConversation command, String workspace) {
        return switch (command) {
            case RenameConversation(var conversation, var subject, var by, var at) ->
                new ConversationRenamed(workspace, conversation, subject, by, at);
            case CloseConversation(var conversation, var reason, var by, var at) ->
                new ConversationClosed(workspace, conversation, reason, by, at);
            case ReopenConversation(var conversation, var by, var at) ->
                new ConversationReopened(workspace, conversation, ReopenReason.REQUESTED, by, at);
        };
    }
}
