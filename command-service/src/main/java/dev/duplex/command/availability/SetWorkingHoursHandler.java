package dev.duplex.command.availability;

import dev.duplex.command.decision.Boundary;
import dev.duplex.command.decision.Decider;
import dev.duplex.command.decision.Decision;
import dev.duplex.command.decision.Rejection;
import dev.duplex.events.DuplexEvent;
import dev.duplex.events.EventTag;
import dev.duplex.events.availability.AvailabilityEvent.WorkingHoursSet;
import dev.duplex.events.people.PersonKind;
import dev.duplex.events.workspace.WorkspaceEvent.WorkspaceOpened;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

final class SetWorkingHoursHandler<C extends SetWorkingHours> implements Decider<C, SetWorkingHoursHandler.State> {

    record State(People people, boolean open, Optional<WorkingHoursSet> latest) {}

    @Override
    public Boundary boundary(C command) {
        return switch ((SetWorkingHours) command) {
            case SetWorkingHours.OfPerson of ->
                People.boundary(List.of(of.person())).and(EventTag.person(of.person()), WorkingHoursSet.class);
            case SetWorkingHours.OfWorkspace of ->
                Boundary.of(EventTag.workspace(of.workspace()), WorkspaceOpened.class, WorkingHoursSet.class)
                        .and(People.boundary(
                                Optional.ofNullable(of.by()).stream().toList()));
        };
    }

    @Override
    public State initial() {
        return new State(People.NOBODY, false, Optional.empty());
    }

    @Override
    public State evolve(State state, DuplexEvent event) {
        return switch (event) {
            case WorkspaceOpened _ -> new State(state.people(), true, state.latest());
            case WorkingHoursSet set -> new State(state.people(), state.open(), Optional.of(set));
            default -> new State(state.people().evolve(event), state.open(), state.latest());
        };
    }

    @Override
    public Decision decide(C command, State state) {
        return mayNot(command, state)
                .or(() -> HoursRules.check(command.week(), command.exceptions()))
                .map(Decision::reject)
                .orElseGet(() -> set(command, state));
    }

    private static Optional<Rejection> mayNot(SetWorkingHours command, State state) {
        return switch (command) {
            case SetWorkingHours.OfPerson of -> state.people().mayNotChange(of.person(), of.by());
            case SetWorkingHours.OfWorkspace of
            when !state.open() -> Optional.of(new Rejection.Unknown("workspace", of.workspace(), "workspace"));
            case SetWorkingHours.OfWorkspace of ->
                Optional.ofNullable(of.by())
                        .filter(by -> !isMember(of.workspace(), by, state.people()))
                        .map(by -> new Rejection.NotPermitted(
                                "Only members of the workspace or an operator set its hours.", "Duplex-Person"));
        };
    }

    private static boolean isMember(String workspace, UUID person, People people) {
        return people.isOf(workspace, person) && people.get(person).kind() == PersonKind.MEMBER;
    }

    private static Decision set(SetWorkingHours command, State state) {
        if (state.latest().filter(latest -> same(command, latest)).isPresent()) {
            return Decision.already();
        }
        int version = state.latest().map(WorkingHoursSet::version).orElse(0) + 1;
        return Decision.accept(
                switch (command) {
                    case SetWorkingHours.OfPerson of ->
                        new WorkingHoursSet(
                                state.people().get(of.person()).workspace(),
                                of.person(),
                                of.timeZone(),
                                of.week(),
                                of.exceptions(),
                                version,
                                of.by(),
                                of.at());
                    case SetWorkingHours.OfWorkspace of ->
                        new WorkingHoursSet(
                                of.workspace(),
                                null,
                                of.timeZone(),
                                of.week(),
                                of.exceptions(),
                                version,
                                of.by(),
                                of.at());
                });
    }

    private static boolean same(SetWorkingHours command, WorkingHoursSet latest) {
        return command.timeZone().equals(latest.timeZone())
                && command.week().equals(latest.week())
                && command.exceptions().equals(latest.exceptions());
    }
}
