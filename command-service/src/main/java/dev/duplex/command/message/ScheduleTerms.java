package dev.duplex.command.message;

import dev.duplex.availability.PersonAvailability;
import dev.duplex.command.decision.Decision;
import dev.duplex.command.decision.Rejection;
import dev.duplex.command.facts.KnownAvailability;
import dev.duplex.command.message.ScheduledMessageCommand.ChangeScheduledMessage;
import dev.duplex.command.message.ScheduledMessageCommand.When;
import dev.duplex.events.message.ScheduledMessageEvent.MessageScheduled;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What is to be sent, and when. */
record ScheduleTerms(SendMessage content, When when) {

    private static final Duration FARTHEST = Duration.ofDays(366);

    static ScheduleTerms changed(MessageScheduled inForce, ChangeScheduledMessage change) {
        SendMessage before = Schedule.content(inForce, change.at());
        SendMessage after = before.with(
                Objects.requireNonNullElse(change.text(), before.text()),
                Objects.requireNonNullElse(change.mentions(), before.mentions()));
        return new ScheduleTerms(after, Objects.requireNonNullElseGet(change.when(), () -> when(inForce)));
    }

    static ScheduleTerms due(MessageScheduled inForce, Instant at) {
        return new ScheduleTerms(Schedule.content(inForce, at), when(inForce));
    }

    private static When when(MessageScheduled scheduled) {
        return scheduled.inHoursOf() == null
                ? new When(scheduled.dueAt(), null)
                : new When(null, scheduled.inHoursOf());
    }

    /** The instant counts only where it was chosen. */
    boolean same(MessageScheduled other) {
        SendMessage told = Schedule.content(other, content.at());
        return content.conversation().equals(told.conversation())
                && content.by().equals(told.by())
                && content.text().equals(told.text())
                && Objects.equals(content.inReplyTo(), told.inReplyTo())
                && Set.copyOf(content.mentions()).equals(Set.copyOf(told.mentions()))
                && content.broadcast() == told.broadcast()
                && content.privateNote() == told.privateNote()
                && content.attachments().equals(told.attachments())
                && content.urgency() == told.urgency()
                && Objects.equals(content.needsReplyBy(), told.needsReplyBy())
                && when.equals(when(other));
    }

    /** @param now what sending it now would lead to */
    Decision decide(Decision now, ScheduledMessageHandler.State state) {
        if (now instanceof Decision.Rejected) {
            return now;
        }
        Optional<Instant> due = due(state);
        return due.<Optional<Rejection>>map(this::tooEarlyOrLate)
                .orElseGet(() -> Optional.of(neverAtWork(state)))
                .map(Decision::reject)
                .orElseGet(() -> Decision.accept(Schedule.scheduled(
                        state.sending().membership().started().orElseThrow().workspace(),
                        content,
                        due.orElseThrow(),
                        when.inHoursOf(),
                        content.by())));
    }

    private Optional<Instant> due(ScheduledMessageHandler.State state) {
        UUID person = when.inHoursOf();
        if (person == null) {
            return Optional.ofNullable(when.dueAt());
        }
        return state.known()
                .of(person)
                .filter(known -> state.sending().membership().has(person))
                .flatMap(known -> AtWork.next(known, content.at()));
    }

    private Rejection neverAtWork(ScheduledMessageHandler.State state) {
        UUID person = Objects.requireNonNull(when.inHoursOf(), "an instant is one");
        return state.sending().membership().has(person)
                ? new Rejection.NotAllowed(
                        "never-at-work",
                        "Person " + person + " does not work in the next year; name an instant.",
                        "inHoursOf")
                : new Rejection.NotAParticipant(content.conversation(), person, "inHoursOf");
    }

    private Optional<Rejection> tooEarlyOrLate(Instant due) {
        Instant latest = content.at().plus(FARTHEST);
        if (when.dueAt() != null && !due.isAfter(content.at())) {
            return Optional.of(new Rejection.InThePast("dueAt", due));
        }
        if (due.isAfter(latest)) {
            return Optional.of(new Rejection.TooFarAhead(when.dueAt() == null ? "inHoursOf" : "dueAt", due, latest));
        }
        return Optional.ofNullable(content.needsReplyBy())
                .filter(wanted -> !wanted.isAfter(due))
                .map(wanted -> new Rejection.NotAllowed(
                        "reply-needed-before-sent",
                        "The message is sent at " + due + ", after the reply is needed; name a later instant.",
                        "needsReplyBy"));
    }

    /** Scheduled for the next time at which the recipient works, where that is not now. */
    Optional<MessageScheduled> movedToWork(MessageScheduled inForce, KnownAvailability known) {
        Instant at = content.at();
        return Optional.ofNullable(when.inHoursOf())
                .flatMap(known::of)
                .flatMap((PersonAvailability person) -> AtWork.next(person, at))
                .filter(moment -> moment.isAfter(at))
                .map(moment -> Schedule.scheduled(inForce.workspace(), content, moment, when.inHoursOf(), null));
    }
}
