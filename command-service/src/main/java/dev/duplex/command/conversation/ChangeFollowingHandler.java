package dev.duplex.command.conversation;

import dev.duplex.command.conversation.ChangeFollowing.FollowThread;
import dev.duplex.command.conversation.ChangeFollowing.UnfollowThread;
import dev.duplex.command.decision.Boundary;
import dev.duplex.command.decision.Decider;
import dev.duplex.command.decision.Decision;
import dev.duplex.command.decision.Rejection;
import dev.duplex.command.facts.Membership;
import dev.duplex.events.DuplexEvent;
import dev.duplex.events.EventTag;
import dev.duplex.events.conversation.AttentionEvent.ThreadFollowed;
import dev.duplex.events.conversation.AttentionEvent.ThreadUnfollowed;
import dev.duplex.events.message.MessageEvent.MessageSent;
import dev.duplex.events.people.PeopleEvent.PersonJoined;
import dev.duplex.events.people.PersonKind;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Goes up from reply to answered message to find what opened the thread. */
final class ChangeFollowingHandler<C extends ChangeFollowing> implements Decider<C, ChangeFollowingHandler.State> {

    /** Each step reads the log once; above that the message reached counts as the opening one. */
    static final int MOST_STEPS = 100;

    /**
     * @param named the message that the command names
     * @param highest the last one on the way up
     * @param customer whether the person is one, who sees no private notes
     */
    record State(
            Optional<MessageSent> named,
            Optional<MessageSent> highest,
            int steps,
            Membership membership,
            Attention attention,
            boolean customer) {

        /** A message that is not in the log, as imported history may name it, opens a thread as well. */
        UUID opening() {
            MessageSent message = highest.orElseThrow();
            UUID answered = message.inReplyTo();
            return answered == null ? message.message() : answered;
        }
    }

    @Override
    public Boundary boundary(C command) {
        return Boundary.of(EventTag.message(command.message()), MessageSent.class)
                .and(EventTag.person(command.person()), PersonJoined.class);
    }

    @Override
    public Boundary further(C command, State state) {
        if (state.named().isEmpty()) {
            return Boundary.NONE;
        }
        UUID conversation = state.named().get().conversation();
        Boundary own = Membership.boundary(conversation, Set.of(command.person()))
                .and(Attention.boundary(conversation, command.person()));
        return state.highest()
                .filter(message -> message.inReplyTo() != null && state.steps() < MOST_STEPS)
                .map(message -> own.and(EventTag.message(state.opening()), MessageSent.class))
                .orElse(own);
    }

    @Override
    public State initial() {
        return new State(Optional.empty(), Optional.empty(), 0, Membership.UNKNOWN, Attention.USUAL, false);
    }

    @Override
    public State evolve(State state, DuplexEvent event) {
        return event instanceof MessageSent sent
                ? new State(
                        state.named().or(() -> Optional.of(sent)),
                        Optional.of(sent),
                        state.steps() + 1,
                        state.membership(),
                        state.attention(),
                        state.customer())
                : new State(
                        state.named(),
                        state.highest(),
                        state.steps(),
                        state.membership().evolve(event),
                        state.attention().evolve(event),
                        state.customer() || isCustomer(event));
    }

    private static boolean isCustomer(DuplexEvent event) {
        return event instanceof PersonJoined joined && joined.kind() == PersonKind.CUSTOMER;
    }

    @Override
    public Decision decide(C command, State state) {
        if (state.named()
                .filter(message -> !(message.privateNote() && state.customer()))
                .isEmpty()) {
            return Decision.reject(
                    new Rejection.Unknown("message", command.message().toString(), "message"));
        }
        MessageSent message = state.named().get();
        UUID conversation = message.conversation();
        if (!state.membership().has(command.person())) {
            return Decision.reject(new Rejection.NotAParticipant(conversation, command.person(), "Duplex-Person"));
        }
        UUID thread = state.opening();
        boolean followed = state.attention().threads().contains(thread);
        return switch ((ChangeFollowing) command) {
            case FollowThread(var _, var person, var at) ->
                followed
                        ? Decision.already()
                        : Decision.accept(
                                new ThreadFollowed(message.workspace(), conversation, thread, person, person, at));
            case UnfollowThread(var _, var person, var at) ->
                followed
                        ? Decision.accept(
                                new ThreadUnfollowed(message.workspace(), conversation, thread, person, person, at))
                        : Decision.already();
        };
    }
}
