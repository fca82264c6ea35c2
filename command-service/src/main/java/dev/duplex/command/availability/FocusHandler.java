package dev.duplex.command.availability;

import dev.duplex.command.availability.FocusCommand.EndFocus;
import dev.duplex.command.availability.FocusCommand.PlanFocus;
import dev.duplex.command.availability.FocusCommand.StartFocus;
import dev.duplex.command.decision.Boundary;
import dev.duplex.command.decision.Decider;
import dev.duplex.command.decision.Decision;
import dev.duplex.command.decision.Rejection;
import dev.duplex.events.DuplexEvent;
import dev.duplex.events.EventTag;
import dev.duplex.events.availability.AvailabilityEvent.FocusTimeEnded;
import dev.duplex.events.availability.AvailabilityEvent.FocusTimePlanned;
import dev.duplex.events.availability.AvailabilityEvent.FocusTimeStarted;
import dev.duplex.events.availability.AvailabilityEvent.WorkingHoursSet;
import dev.duplex.events.availability.FocusBreak;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

final class FocusHandler<C extends FocusCommand> implements Decider<C, FocusHandler.State> {

    static final int MOST = 100;

    private static final Duration LONGEST = Duration.ofDays(14);

    /** @param zone of the person's own working hours */
    record State(People people, FocusTimes times, Optional<ZoneId> zone) {}

    @Override
    public Boundary boundary(C command) {
        List<UUID> people = new ArrayList<>(mayBreak(command).people());
        people.add(command.person());
        return People.boundary(people)
                .and(
                        EventTag.person(command.person()),
                        WorkingHoursSet.class,
                        FocusTimeStarted.class,
                        FocusTimePlanned.class,
                        FocusTimeEnded.class);
    }

    @Override
    public State initial() {
        return new State(People.NOBODY, FocusTimes.NONE, Optional.empty());
    }

    @Override
    public State evolve(State state, DuplexEvent event) {
        return event instanceof WorkingHoursSet set
                ? new State(state.people(), state.times(), Optional.of(set.timeZone()))
                : new State(state.people().evolve(event), state.times().evolve(event), state.zone());
    }

    @Override
    public Decision decide(C command, State state) {
        return state.people()
                .mayNotChange(command.person(), command.by())
                .or(() -> strangers(command, state))
                .map(Decision::reject)
                .orElseGet(() -> switch ((FocusCommand) command) {
                    case StartFocus start -> start(start, state);
                    case PlanFocus plan -> plan(plan, state);
                    case EndFocus end -> end(end, state);
                });
    }

    private static Optional<Rejection> strangers(FocusCommand command, State state) {
        return state.people().strangers(command.person(), mayBreak(command).people(), "mayBreak.people");
    }

    private static FocusBreak mayBreak(FocusCommand command) {
        return switch (command) {
            case StartFocus start -> start.mayBreak();
            case PlanFocus plan -> plan.mayBreak();
            case EndFocus _ -> new FocusBreak(FocusBreak.Who.NOBODY, List.of());
        };
    }

    private static Decision start(StartFocus command, State state) {
        FocusTimeStarted started = new FocusTimeStarted(
                state.people().get(command.person()).workspace(),
                command.person(),
                command.focus(),
                Objects.requireNonNullElse(command.from(), command.at()),
                command.until(),
                command.mayBreak(),
                command.by(),
                command.at());
        Optional<DuplexEvent> known = state.times().said(command.focus());
        if (known.isPresent()) {
            return known.get() instanceof FocusTimeStarted before && same(command, before)
                    ? Decision.already()
                    : taken(command);
        }
        return SpanRules.check(started.from(), started.until(), command.at(), LONGEST, "until")
                .or(() -> state.times().tooMany(command.at()))
                .map(Decision::reject)
                .orElseGet(() -> Decision.accept(started));
    }

    private static boolean same(StartFocus command, FocusTimeStarted before) {
        return Objects.requireNonNullElse(command.from(), before.at()).equals(before.from())
                && command.until().equals(before.until())
                && command.mayBreak().equals(before.mayBreak());
    }

    private static Decision plan(PlanFocus command, State state) {
        ZoneId zone = Optional.ofNullable(command.timeZone())
                .or(state::zone)
                .orElseGet(() -> state.people().get(command.person()).timeZone());
        Optional<DuplexEvent> known = state.times().said(command.focus());
        if (known.isPresent()) {
            return known.get() instanceof FocusTimePlanned before && same(command, before)
                    ? Decision.already()
                    : taken(command);
        }
        if (HoursRules.isEmpty(command.from(), command.to())) {
            return Decision.reject(HoursRules.empty("to", command.from()));
        }
        return state.times()
                .tooMany(command.at())
                .map(Decision::reject)
                .orElseGet(() -> Decision.accept(new FocusTimePlanned(
                        state.people().get(command.person()).workspace(),
                        command.person(),
                        command.focus(),
                        zone,
                        command.days(),
                        command.from(),
                        command.to(),
                        command.mayBreak(),
                        command.by(),
                        command.at())));
    }

    private static boolean same(PlanFocus command, FocusTimePlanned before) {
        return Objects.requireNonNullElse(command.timeZone(), before.timeZone()).equals(before.timeZone())
                && command.days().equals(before.days())
                && command.from().equals(before.from())
                && command.to().equals(before.to())
                && command.mayBreak().equals(before.mayBreak());
    }

    private static Decision taken(FocusCommand command) {
        return Decision.reject(new Rejection.IdTaken("id", command.focus().toString()));
    }

    private static Decision end(EndFocus command, State state) {
        if (state.times().said(command.focus()).isEmpty()) {
            return Decision.reject(
                    new Rejection.Unknown("focus", command.focus().toString(), "focus"));
        }
        return state.times().goesOn(command.focus(), command.at())
                ? Decision.accept(new FocusTimeEnded(
                        state.people().get(command.person()).workspace(),
                        command.person(),
                        command.focus(),
                        command.by(),
                        command.at()))
                : Decision.already();
    }
}
