package dev.duplex.command.scheduledcall;

import dev.duplex.calendar.CallTerms;
import dev.duplex.calendar.ScheduledCall;
import dev.duplex.calendar.ical.CalendarEntry.Local;
import dev.duplex.command.decision.Boundary;
import dev.duplex.command.decision.Decider;
import dev.duplex.command.decision.Decision;
import dev.duplex.command.decision.Rejection;
import dev.duplex.command.facts.Everyone;
import dev.duplex.command.facts.Membership;
import dev.duplex.command.scheduledcall.ImportCalendar.Drop;
import dev.duplex.command.scheduledcall.ImportCalendar.Entry;
import dev.duplex.command.scheduledcall.ImportCalendar.Invite;
import dev.duplex.command.scheduledcall.ImportCalendar.Move;
import dev.duplex.command.scheduledcall.ImportCalendar.Reply;
import dev.duplex.command.scheduledcall.ScheduledCallCommand.AnswerInvitation;
import dev.duplex.command.scheduledcall.ScheduledCallCommand.CancelScheduledCall;
import dev.duplex.command.scheduledcall.ScheduledCallCommand.Change;
import dev.duplex.command.scheduledcall.ScheduledCallCommand.RescheduleCall;
import dev.duplex.command.scheduledcall.ScheduledCallCommand.ScheduleCall;
import dev.duplex.events.DuplexEvent;
import dev.duplex.events.call.ScheduledCallEvent;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Each entry by the rules of the command that it stands for, on what the entries before it lead to. */
final class ImportCalendarHandler implements Decider<ImportCalendar, ImportCalendarHandler.Known> {

    /** @param calls by scheduled call; each with the conversation of none */
    record Known(Map<UUID, State> calls, State conversation) {

        Known evolve(DuplexEvent event) {
            if (!(event instanceof ScheduledCallEvent of)) {
                return new Known(calls, conversation.evolve(event));
            }
            Map<UUID, State> more = new HashMap<>(calls);
            more.merge(of.scheduled(), State.NONE.evolve(of), (before, first) -> before.evolve(of));
            return new Known(more, conversation);
        }

        State of(UUID scheduled) {
            State call = calls.getOrDefault(scheduled, State.NONE);
            return new State(
                    call.first(), call.call(), call.reminded(), conversation.conversation(), conversation.everyone());
        }
    }

    @Override
    public Boundary boundary(ImportCalendar command) {
        Boundary boundary =
                Membership.boundary(command.conversation(), Set.of()).and(Everyone.boundary(command.conversation()));
        for (UUID scheduled :
                command.entries().stream().map(Entry::scheduled).distinct().toList()) {
            boundary = boundary.and(State.boundary(scheduled));
        }
        return boundary;
    }

    @Override
    public Known initial() {
        return new Known(Map.of(), State.NONE);
    }

    @Override
    public Known evolve(Known state, DuplexEvent event) {
        return state.evolve(event);
    }

    @Override
    public Decision decide(ImportCalendar command, Known known) {
        Optional<Rejection> outside = known.conversation().outside(command.conversation(), command.by());
        if (outside.isPresent()) {
            return Decision.reject(outside.get());
        }
        List<DuplexEvent> events = new ArrayList<>();
        Known now = known;
        for (Entry entry : command.entries()) {
            switch (decide(entry, command, now.of(entry.scheduled()))) {
                case Decision.Rejected rejected -> {
                    return rejected;
                }
                case Decision.Accepted accepted -> {
                    events.addAll(accepted.events());
                    for (DuplexEvent event : accepted.events()) {
                        now = now.evolve(event);
                    }
                }
            }
        }
        return Decision.accept(events);
    }

    private static Decision decide(Entry entry, ImportCalendar command, State state) {
        Optional<ScheduledCall> call =
                state.call().filter(found -> found.conversation().equals(command.conversation()));
        if (call.isEmpty()) {
            return entry instanceof Invite invite
                            && !invite.own()
                            && state.call().isEmpty()
                    ? schedule(invite, command, state)
                    : Decision.reject(new Rejection.Unknown("scheduled-call", entry.uid(), "UID"));
        }
        return switch (entry) {
            case Invite invite -> change(command, invite.scheduled(), null, invite.terms(), invite.invitees(), state);
            case Move move ->
                change(
                        command,
                        move.scheduled(),
                        in(move.occurrence(), call.get()),
                        move.terms(),
                        move.invitees(),
                        state);
            case Drop drop -> drop(drop, command, call.get(), state);
            case Reply reply ->
                Answers.decide(
                        new AnswerInvitation(
                                reply.scheduled(),
                                in(reply.occurrence(), call.get()),
                                reply.answer(),
                                reply.person(),
                                command.by(),
                                command.at()),
                        state);
        };
    }

    private static Decision schedule(Invite invite, ImportCalendar command, State state) {
        return ScheduledCallHandler.schedule(
                new ScheduleCall(
                        command.conversation(),
                        invite.scheduled(),
                        invite.terms(),
                        invite.invitees(),
                        invite.uid(),
                        command.by(),
                        command.at()),
                state);
    }

    private static Decision change(
            ImportCalendar command,
            UUID scheduled,
            @Nullable LocalDateTime occurrence,
            CallTerms terms,
            Optional<List<UUID>> invitees,
            State state) {
        Change change = new Change(
                terms.title(),
                terms.media(),
                terms.provider(),
                terms.start(),
                terms.timeZone(),
                terms.minutes(),
                invitees.orElse(null),
                terms.recurrence(),
                occurrence == null); // a calendar says all of a series, or that it is none
        return Changes.reschedule(new RescheduleCall(scheduled, occurrence, change, command.by(), command.at()), state);
    }

    private static Decision drop(Drop drop, ImportCalendar command, ScheduledCall call, State state) {
        LocalDateTime occurrence = in(drop.occurrence(), call);
        return drop.ifThere()
                        && occurrence != null
                        && call.occurrence(occurrence).isEmpty()
                ? Decision.already()
                : Changes.cancel(
                        new CancelScheduledCall(drop.scheduled(), occurrence, null, command.by(), command.at()), state);
    }

    private static @Nullable LocalDateTime in(@Nullable Local occurrence, ScheduledCall call) {
        return occurrence == null ? null : occurrence.in(ZoneId.of(call.terms().timeZone()));
    }
}
