package dev.duplex.command.decision;

import dev.duplex.events.DuplexEvent;

/**
 * One use case: which events its decision depends on, how they add up to a state, and what follows from a command. Pure:
 * ids and instants arrive in the command.
 *
 * @param <C> the command
 * @param <S> what the decision needs to know, immutable
 */
public interface Decider<C, S> {

    /** The events that the decision depends on: the append is refused when one of them appears meanwhile. */
    Boundary boundary(C command);

    /**
     * What else it depends on that only shows once the first events are known, such as a message's conversation. Asked
     * again with what that brought, until it names nothing that it has not named before.
     */
    default Boundary further(C command, S state) {
        return Boundary.NONE;
    }

    S initial();

    S evolve(S state, DuplexEvent event);

    Decision decide(C command, S state);
}
