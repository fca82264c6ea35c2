package dev.duplex.command;

import dev.duplex.command.decision.Boundary;
import dev.duplex.command.decision.Decider;
import dev.duplex.command.decision.Decision;
import dev.duplex.events.DuplexEvent;
import java.util.ArrayList;
import java.util.List;

/** A log in memory that decides with the real deciders, fast enough for thousands of stories. */
public final class PlainLog {

    private final List<DuplexEvent> events = new ArrayList<>();

    public void happened(DuplexEvent event) {
        events.add(event);
    }

    public void happened(List<? extends DuplexEvent> several) {
        events.addAll(several);
    }

    public List<DuplexEvent> events() {
        return events;
    }

    /** @return what was appended, nothing where it was refused or so already */
    public <C, S> List<DuplexEvent> send(Decider<C, S> decider, C command) {
        S state = fold(decider, decider.boundary(command), decider.initial());
        state = fold(decider, decider.further(command, state), state);
        List<DuplexEvent> appended =
                decider.decide(command, state) instanceof Decision.Accepted accepted ? accepted.events() : List.of();
        events.addAll(appended);
        return appended;
    }

    private <C, S> S fold(Decider<C, S> decider, Boundary boundary, S initial) {
        S state = initial;
        for (DuplexEvent event : events) {
            boolean within = boundary.clauses().stream()
                    .anyMatch(clause -> clause.types().contains(event.getClass())
                            && event.tags().contains(clause.tag()));
            state = within ? decider.evolve(state, event) : state;
        }
        return state;
    }
}
