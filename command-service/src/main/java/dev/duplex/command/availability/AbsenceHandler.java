package dev.duplex.command.availability;

import dev.duplex.command.availability.AbsenceCommand.EndAbsence;
import dev.duplex.command.availability.AbsenceCommand.StartAbsence;
import dev.duplex.command.decision.Boundary;
import dev.duplex.command.decision.Decider;
import dev.duplex.command.decision.Decision;
import dev.duplex.command.decision.Rejection;
import dev.duplex.events.DuplexEvent;
import dev.duplex.events.EventTag;
import dev.duplex.events.availability.AvailabilityEvent.AbsenceEnded;
import dev.duplex.events.availability.AvailabilityEvent.AbsenceStarted;
import dev.duplex.events.availability.AvailabilityEvent.WorkingHoursSet;
import dev.duplex.events.people.PersonKind;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

final class AbsenceHandler<C extends AbsenceCommand> implements Decider<C, AbsenceHandler.State> {

    private static final int MOST = 100;

    /** A parental leave and more. */
    private static final Duration LONGEST = Duration.ofDays(1_200);

    /** @param zone of the person's own working hours */
    record State(People people, Map<UUID, AbsenceStarted> absences, Set<UUID> ended, Optional<ZoneId> zone) {

        boolean goesOn(AbsenceStarted absence, Instant at) {
            return !ended.contains(absence.absence()) && absence.until().isAfter(at);
        }
    }

    @Override
    public Boundary boundary(C command) {
        List<UUID> people = new ArrayList<>(List.of(command.person()));
        standIn(command).ifPresent(people::add);
        return People.boundary(people)
                .and(
                        EventTag.person(command.person()),
                        WorkingHoursSet.class,
                        AbsenceStarted.class,
                        AbsenceEnded.class);
    }

    @Override
    public State initial() {
        return new State(People.NOBODY, Map.of(), Set.of(), Optional.empty());
    }

    @Override
    public State evolve(State state, DuplexEvent event) {
        return switch (event) {
            case WorkingHoursSet set ->
                new State(state.people(), state.absences(), state.ended(), Optional.of(set.timeZone()));
            case AbsenceStarted started -> {
                Map<UUID, AbsenceStarted> more = new HashMap<>(state.absences());
                more.put(started.absence(), started);
                yield new State(state.people(), Map.copyOf(more), state.ended(), state.zone());
            }
            case AbsenceEnded ended -> {
                Set<UUID> more = new HashSet<>(state.ended());
                more.add(ended.absence());
                yield new State(state.people(), state.absences(), Set.copyOf(more), state.zone());
            }
            default -> new State(state.people().evolve(event), state.absences(), state.ended(), state.zone());
        };
    }

    @Override
    public Decision decide(C command, State state) {
        return state.people()
                .mayNotChange(command.person(), command.by())
                .map(Decision::reject)
                .orElseGet(() -> switch ((AbsenceCommand) command) {
                    case StartAbsence start -> start(start, state);
                    case EndAbsence end -> end(end, state);
                });
    }

    private static Optional<UUID> standIn(AbsenceCommand command) {
        return command instanceof StartAbsence start ? Optional.ofNullable(start.standIn()) : Optional.empty();
    }

    private static Decision start(StartAbsence command, State state) {
        Optional<AbsenceStarted> before = Optional.ofNullable(state.absences().get(command.absence()));
        AbsenceStarted started =
                started(command, state, before.map(AbsenceStarted::at).orElse(command.at()));
        if (before.isPresent()) {
            return same(started, before.get())
                    ? Decision.already()
                    : Decision.reject(
                            new Rejection.IdTaken("id", command.absence().toString()));
        }
        return standInWrong(command, state)
                .or(() -> SpanRules.check(
                        started.from(),
                        started.until(),
                        command.at(),
                        LONGEST,
                        command.until() == null ? "untilDate" : "until"))
                .or(() -> tooMany(state, command.at()))
                .map(Decision::reject)
                .orElseGet(() -> Decision.accept(started));
    }

    /** @param now where no begin is named */
    private static AbsenceStarted started(StartAbsence command, State state, Instant now) {
        ZoneId zone = state.zone()
                .orElseGet(() -> state.people().get(command.person()).timeZone());
        return new AbsenceStarted(
                state.people().get(command.person()).workspace(),
                command.person(),
                command.absence(),
                Optional.ofNullable(command.fromDate())
                        .map(date -> date.atStartOfDay(zone).toInstant())
                        .orElse(Objects.requireNonNullElse(command.from(), now)),
                Optional.ofNullable(command.untilDate())
                        .map(date -> date.plusDays(1).atStartOfDay(zone).toInstant())
                        .orElseGet(() -> Objects.requireNonNull(command.until())),
                command.standIn(),
                command.note(),
                command.by(),
                command.at());
    }

    private static boolean same(AbsenceStarted one, AbsenceStarted other) {
        return one.from().equals(other.from())
                && one.until().equals(other.until())
                && Objects.equals(one.standIn(), other.standIn())
                && Objects.equals(one.note(), other.note());
    }

    /** Somebody who is absent too may stand in: that can change, and everybody sees it. */
    private static Optional<Rejection> standInWrong(StartAbsence command, State state) {
        return command.person().equals(command.standIn())
                ? Optional.of(new Rejection.NotAllowed(
                        "own-stand-in", "Nobody stands in for themselves; name somebody else.", "standIn"))
                : state.people()
                        .strangers(command.person(), standIn(command).stream().toList(), "standIn")
                        .or(() -> standIn(command)
                                .filter(person -> isCustomer(person, state) && !isCustomer(command.person(), state))
                                .map(person -> new Rejection.NotAllowed(
                                        "customer-as-stand-in",
                                        "Person " + person + " is a customer; name a member.",
                                        "standIn")));
    }

    private static boolean isCustomer(UUID person, State state) {
        return state.people().get(person).kind() == PersonKind.CUSTOMER;
    }

    private static Optional<Rejection> tooMany(State state, Instant at) {
        long left = state.absences().values().stream()
                .filter(absence -> state.goesOn(absence, at))
                .count();
        return left < MOST
                ? Optional.empty()
                : Optional.of(new Rejection.NotAllowed(
                        "too-many", "There are " + left + " absences ahead; end some of them first.", "absence"));
    }

    private static Decision end(EndAbsence command, State state) {
        AbsenceStarted started = state.absences().get(command.absence());
        if (started == null) {
            return Decision.reject(
                    new Rejection.Unknown("absence", command.absence().toString(), "absence"));
        }
        return state.goesOn(started, command.at())
                ? Decision.accept(new AbsenceEnded(
                        started.workspace(), command.person(), command.absence(), command.by(), command.at()))
                : Decision.already();
    }
}
