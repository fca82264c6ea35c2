package dev.duplex.command.call;

import dev.duplex.command.decision.Boundary;
import dev.duplex.command.decision.Decider;
import dev.duplex.command.decision.Decision;
import dev.duplex.events.DuplexEvent;
import java.util.function.Function;

/**
 * Decides what is said in other words.
 *
 * @param meaning the command that it stands for
 */
record Meaning<P, C, S>(Function<P, C> meaning, Decider<C, S> decider) implements Decider<P, S> {

    @Override
    public Boundary boundary(P said) {
        return decider.boundary(meaning.apply(said));
    }

    @Override
    public Boundary further(P said, S state) {
        return decider.further(meaning.apply(said), state);
    }

    @Override
    public S initial() {
        return decider.initial();
    }

    @Override
    public S evolve(S state, DuplexEvent event) {
        return decider.evolve(state, event);
    }

    @Override
    public Decision decide(P said, S state) {
        return decider.decide(meaning.apply(said), state);
    }
}
