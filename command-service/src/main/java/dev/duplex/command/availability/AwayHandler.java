package dev.duplex.command.availability;

import dev.duplex.command.availability.AwayCommand.ComeBack;
import dev.duplex.command.availability.AwayCommand.GoAway;
import dev.duplex.command.decision.Boundary;
import dev.duplex.command.decision.Decider;
import dev.duplex.command.decision.Decision;
import dev.duplex.events.DuplexEvent;
import dev.duplex.events.EventTag;
import dev.duplex.events.availability.AvailabilityEvent.AwayEnded;
import dev.duplex.events.availability.AvailabilityEvent.AwayStarted;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

final class AwayHandler<C extends AwayCommand> implements Decider<C, AwayHandler.State> {

    /** Longer than that is an absence. */
    private static final Duration LONGEST = Duration.ofDays(31);

    /** @param away since when, where that has not ended by a word */
    record State(People people, Optional<AwayStarted> away) {}

    @Override
    public Boundary boundary(C command) {
        return People.boundary(List.of(command.person()))
                .and(EventTag.person(command.person()), AwayStarted.class, AwayEnded.class);
    }

    @Override
    public State initial() {
        return new State(People.NOBODY, Optional.empty());
    }

    @Override
    public State evolve(State state, DuplexEvent event) {
        return switch (event) {
            case AwayStarted started -> new State(state.people(), Optional.of(started));
            case AwayEnded _ -> new State(state.people(), Optional.empty());
            default -> new State(state.people().evolve(event), state.away());
        };
    }

    @Override
    public Decision decide(C command, State state) {
        return state.people()
                .mayNotChange(command.person(), command.by())
                .map(Decision::reject)
                .orElseGet(() -> switch ((AwayCommand) command) {
                    case GoAway go -> go(go, state);
                    case ComeBack back -> back(back, state);
                });
    }

    private static Decision go(GoAway command, State state) {
        if (state.away()
                .filter(away -> Objects.equals(away.until(), command.until()))
                .isPresent()) {
            return Decision.already();
        }
        return Optional.ofNullable(command.until())
                .flatMap(until -> SpanRules.check(command.at(), until, command.at(), LONGEST, "until"))
                .map(Decision::reject)
                .orElseGet(() -> Decision.accept(new AwayStarted(
                        state.people().get(command.person()).workspace(),
                        command.person(),
                        command.until(),
                        command.by(),
                        command.at())));
    }

    private static Decision back(ComeBack command, State state) {
        return state.away().filter(away -> goesOn(away, command.at())).isEmpty()
                ? Decision.already()
                : Decision.accept(new AwayEnded(
                        state.people().get(command.person()).workspace(),
                        command.person(),
                        command.by(),
                        command.at()));
    }

    private static boolean goesOn(AwayStarted away, Instant at) {
        return away.until() == null || away.until().isAfter(at);
    }
}
