package dev.duplex.command.conversation;

import dev.duplex.command.conversation.ChangeAttention.FavourConversation;
import dev.duplex.command.conversation.ChangeAttention.MuteConversation;
import dev.duplex.command.conversation.ChangeAttention.SnoozeConversation;
import dev.duplex.command.conversation.ChangeAttention.UnfavourConversation;
import dev.duplex.command.conversation.ChangeAttention.UnmuteConversation;
import dev.duplex.command.conversation.ChangeAttention.UnsnoozeConversation;
import dev.duplex.command.conversation.ChangeAttention.WakeConversation;
import dev.duplex.command.decision.Boundary;
import dev.duplex.command.decision.Decider;
import dev.duplex.command.decision.Decision;
import dev.duplex.command.decision.Rejection;
import dev.duplex.command.facts.Membership;
import dev.duplex.events.DuplexEvent;
import dev.duplex.events.conversation.AttentionEvent;
import dev.duplex.events.conversation.AttentionEvent.ConversationFavourited;
import dev.duplex.events.conversation.AttentionEvent.ConversationMuted;
import dev.duplex.events.conversation.AttentionEvent.ConversationSnoozed;
import dev.duplex.events.conversation.AttentionEvent.ConversationUnfavourited;
import dev.duplex.events.conversation.AttentionEvent.ConversationUnmuted;
import dev.duplex.events.conversation.AttentionEvent.ConversationWoken;
import dev.duplex.events.conversation.WakeReason;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

final class ChangeAttentionHandler<C extends ChangeAttention> implements Decider<C, ChangeAttentionHandler.State> {

    record State(Membership membership, Attention attention) {}

    @Override
    public Boundary boundary(C command) {
        return Membership.boundary(command.conversation(), Set.of(command.person()))
                .and(Attention.boundary(command.conversation(), command.person()));
    }

    @Override
    public State initial() {
        return new State(Membership.UNKNOWN, Attention.USUAL);
    }

    @Override
    public State evolve(State state, DuplexEvent event) {
        return new State(state.membership().evolve(event), state.attention().evolve(event));
    }

    @Override
    public Decision decide(C command, State state) {
        if (state.membership().started().isEmpty()) {
            return Decision.reject(
                    new Rejection.Unknown("conversation", command.conversation().toString(), "conversation"));
        }
        if (!state.membership().has(command.person())) {
            return command instanceof WakeConversation
                    ? Decision.already()
                    : Decision.reject(
                            new Rejection.NotAParticipant(command.conversation(), command.person(), "Duplex-Person"));
        }
        Optional<Rejection> past = over(until(command), command.at());
        if (past.isPresent()) {
            return Decision.reject(past.get());
        }
        String workspace = state.membership().started().orElseThrow().workspace();
        return event(command, workspace, state.attention())
                .map(Decision::accept)
                .orElseGet(Decision::already);
    }

    private static @Nullable Instant until(ChangeAttention command) {
        return switch (command) {
            case MuteConversation mute -> mute.until();
            case SnoozeConversation snooze -> snooze.until();
            case UnmuteConversation _,
                    FavourConversation _,
                    UnfavourConversation _,
                    UnsnoozeConversation _,
                    WakeConversation _ -> null;
        };
    }

    private static Optional<Rejection> over(@Nullable Instant until, Instant at) {
        return until == null || until.isAfter(at)
                ? Optional.empty()
                : Optional.of(new Rejection.InThePast("until", until));
    }

    /** Nothing where it is so already. */
    private static Optional<AttentionEvent> event(ChangeAttention command, String workspace, Attention now) {
        UUID conversation = command.conversation();
        UUID person = command.person();
        Instant at = command.at();
        return switch (command) {
            case MuteConversation mute ->
                when(
                        now.mute()
                                .filter(before -> Objects.equals(before.until(), mute.until()))
                                .isEmpty(),
                        new ConversationMuted(workspace, conversation, person, mute.until(), person, at));
            case UnmuteConversation _ ->
                when(
                        now.mute()
                                .filter(mute -> over(mute.until(), at).isEmpty())
                                .isPresent(),
                        new ConversationUnmuted(workspace, conversation, person, person, at));
            case FavourConversation _ ->
                when(!now.favourite(), new ConversationFavourited(workspace, conversation, person, person, at));
            case UnfavourConversation _ ->
                when(now.favourite(), new ConversationUnfavourited(workspace, conversation, person, person, at));
            case SnoozeConversation snooze ->
                when(
                        !now.snoozedUntil().equals(Optional.of(snooze.until())),
                        new ConversationSnoozed(workspace, conversation, person, snooze.until(), person, at));
            case UnsnoozeConversation _ ->
                when(
                        now.snoozedUntil().isPresent(),
                        new ConversationWoken(workspace, conversation, person, WakeReason.WITHDRAWN, person, at));
            case WakeConversation _ ->
                when(
                        now.snoozedUntil().filter(until -> !until.isAfter(at)).isPresent(),
                        new ConversationWoken(workspace, conversation, person, WakeReason.DUE, null, at));
        };
    }

    private static Optional<AttentionEvent> when(boolean changes, AttentionEvent event) {
        return changes ? Optional.of(event) : Optional.empty();
    }
}
