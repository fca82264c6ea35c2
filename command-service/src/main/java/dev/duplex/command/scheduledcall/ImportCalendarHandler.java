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
import dev.duplex.command.scheduledcall.ImportCalendar.Revised;
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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Each entry by the rules of the command that it stands for, on what the entries before it lead to. */
final class ImportCalendarHandler implements Decider<ImportCalendar, ImportCalendarHandler.Known> {

    /** @param calls by scheduled call; each with the conversation of none */
    record Known(Map<UUID, State> calls, Revisions revisions, State conversation) {

        Known evolve(DuplexEvent event) {
            if (!(event instanceof ScheduledCallEvent of)) {
                return new Known(calls, revisions, conversation.evolve(event));
            }
            Map<UUID, State> more = new HashMap<>(calls);
            State after = calls.getOrDefault(of.scheduled(), State.NONE).evolve(of);
            more.put(of.scheduled(), after);
            int sequence = after.call().map(ScheduledCall::sequence).orElse(0);
            return new Known(more, revisions.evolve(of, sequence), conversation);
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
        return new Known(Map.of(), Revisions.NONE, State.NONE);
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
        Set<DuplexEvent> newer = new LinkedHashSet<>();
        Set<UUID> olderSeries = olderSeries(command, known);
        Known now = known;
        for (Entry entry : command.entries()) {
            if (entry instanceof Revised revised && isOutdated(revised, command, now, olderSeries)) {
                newer.add(now.of(entry.scheduled()).first().orElseThrow());
                continue;
            }
            switch (decide(entry, command, now.of(entry.scheduled()))) {
                case Decision.Rejected rejected -> {
                    return rejected;
                }
                case Decision.Accepted accepted -> {
                    for (DuplexEvent event : accepted.events()) {
                        DuplexEvent told = told(event, entry);
                        events.add(told);
                        now = now.evolve(told);
                    }
                }
            }
        }
        return Decision.accept(events, List.copyOf(newer));
    }

    private static DuplexEvent told(DuplexEvent event, Entry entry) {
        return entry instanceof Revised revised && event instanceof ScheduledCallEvent of
                ? Revisions.told(of, revised.revision())
                : event;
    }

    /** Those of which a calendar tells nothing newer as a whole, though it tells of them. */
    private static Set<UUID> olderSeries(ImportCalendar command, Known known) {
        Map<UUID, Boolean> older = new HashMap<>();
        for (Entry entry : command.entries()) {
            if (entry instanceof Revised revised && revised.about() == null) {
                older.merge(entry.scheduled(), isOutdated(revised, command, known, Set.of()), Boolean::logicalAnd);
            }
        }
        older.values().removeIf(all -> !all);
        return older.keySet();
    }

    /** One call of an older series may have no place in the newer: what a calendar says of it counts where that is news of it. */
    private static boolean isOutdated(Revised entry, ImportCalendar command, Known known, Set<UUID> olderSeries) {
        return known.of(entry.scheduled())
                .call()
                .filter(call -> call.conversation().equals(command.conversation()))
                .filter(call -> {
                    Revisions.Of what = about(entry, call);
                    return known.revisions().outdate(what, entry.revision(), call)
                            || (what.occurrence() != null
                                    && olderSeries.contains(call.id())
                                    && !(known.revisions().isOlder(what, entry.revision())
                                            && call.occurrence(what.occurrence())
                                                    .isPresent()));
                })
                .isPresent();
    }

    private static Revisions.Of about(Revised entry, ScheduledCall call) {
        return new Revisions.Of(call.id(), in(entry.about(), call));
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
