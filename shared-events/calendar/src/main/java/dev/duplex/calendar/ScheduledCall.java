package dev.duplex.calendar;

import dev.duplex.events.call.InvitationAnswer;
import dev.duplex.events.call.ScheduledCallEvent;
import dev.duplex.events.call.ScheduledCallEvent.CallCancelled;
import dev.duplex.events.call.ScheduledCallEvent.CallRescheduled;
import dev.duplex.events.call.ScheduledCallEvent.CallScheduled;
import dev.duplex.events.call.ScheduledCallEvent.InvitationAnswered;
import dev.duplex.events.call.ScheduledCallEvent.ScheduledCallReminded;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A scheduled call as it holds after its events: a single one or a series, with the occurrences that are not as the series has
 * them.
 *
 * @param organiser who scheduled it
 * @param external its {@code UID} where it came from a calendar
 * @param terms of the series
 * @param deviations at most one for each occurrence
 * @param answers as they were given; {@link #answer} tells which holds
 * @param sequence how often it changed, as RFC 5545 has it: answers are no changes
 * @param reason why all of it was cancelled
 * @param changed at, answers included
 */
public record ScheduledCall(
        UUID id,
        String workspace,
        UUID conversation,
        UUID organiser,
        @Nullable String external,
        CallTerms terms,
        List<Deviation> deviations,
        List<Answer> answers,
        int sequence,
        boolean cancelled,
        @Nullable String reason,
        Instant created,
        Instant changed) {

    /**
     * An occurrence that is not as the series has it.
     *
     * @param terms null where it only does not take place
     * @param asked the sequence with which its time became another, so that people were asked again
     */
    public record Deviation(
            LocalDateTime occurrence,
            @Nullable CallTerms terms,
            boolean cancelled,
            @Nullable String reason,
            int sequence,
            int asked) {}

    /**
     * @param occurrence null for all
     * @param sequence that of the scheduled call when it was given
     */
    public record Answer(
            UUID person, @Nullable LocalDateTime occurrence, InvitationAnswer answer, int sequence, Instant at) {}

    public static ScheduledCall of(CallScheduled event) {
        return new ScheduledCall(
                event.scheduled(),
                event.workspace(),
                event.conversation(),
                event.by(),
                event.external(),
                terms(event),
                List.of(),
                List.of(),
                0,
                false,
                null,
                event.at(),
                event.at());
    }

    public static CallTerms terms(CallScheduled event) {
        return new CallTerms(
                event.title(),
                event.media(),
                event.provider(),
                event.start(),
                event.timeZone(),
                event.minutes(),
                event.invitees(),
                event.recurrence());
    }

    public static CallTerms terms(CallRescheduled event) {
        return new CallTerms(
                event.title(),
                event.media(),
                event.provider(),
                event.start(),
                event.timeZone(),
                event.minutes(),
                event.invitees(),
                event.recurrence());
    }

    public ScheduledCall after(ScheduledCallEvent event) {
        return switch (event) {
            case CallScheduled _, ScheduledCallReminded _ -> this;
            case CallRescheduled whole when whole.occurrence() == null -> rescheduled(terms(whole), whole.at());
            case CallRescheduled one -> moved(Objects.requireNonNull(one.occurrence()), terms(one), one.at());
            case CallCancelled whole
            when whole.occurrence() == null ->
                with(terms, deviations, answers, sequence + 1, true, whole.reason(), whole.at());
            case CallCancelled one -> dropped(Objects.requireNonNull(one.occurrence()), one);
            case InvitationAnswered answered -> answered(answered);
        };
    }

    /** Another time makes other occurrences: nothing that was said of the earlier ones holds for them. */
    private ScheduledCall rescheduled(CallTerms anew, Instant at) {
        return anew.sameTimes(terms)
                ? with(anew, deviations, answers, sequence + 1, cancelled, reason, at)
                : with(anew, List.of(), List.of(), sequence + 1, cancelled, reason, at);
    }

    private ScheduledCall moved(LocalDateTime occurrence, CallTerms anew, Instant at) {
        boolean otherTime = occurrence(occurrence)
                .filter(before -> before.terms().sameTimes(anew))
                .isEmpty();
        int asked = otherTime
                ? sequence + 1
                : deviation(occurrence).map(Deviation::asked).orElse(0);
        List<Answer> kept = otherTime ? without(answer -> occurrence.equals(answer.occurrence())) : answers;
        return with(
                terms,
                with(new Deviation(occurrence, anew, false, null, sequence + 1, asked)),
                kept,
                sequence + 1,
                cancelled,
                reason,
                at);
    }

    private ScheduledCall dropped(LocalDateTime occurrence, CallCancelled event) {
        Optional<Deviation> before = deviation(occurrence);
        Deviation deviation = new Deviation(
                occurrence,
                before.map(Deviation::terms).orElse(null),
                true,
                event.reason(),
                sequence + 1,
                before.map(Deviation::asked).orElse(0));
        return with(terms, with(deviation), answers, sequence + 1, cancelled, reason, event.at());
    }

    /** An answer for all takes the place of those to single occurrences. */
    private ScheduledCall answered(InvitationAnswered event) {
        LocalDateTime occurrence = event.occurrence();
        Answer answer = new Answer(event.person(), occurrence, event.answer(), sequence, event.at());
        List<Answer> others = without(other ->
                other.person().equals(event.person()) && (occurrence == null || occurrence.equals(other.occurrence())));
        return with(
                terms,
                deviations,
                Stream.concat(others.stream(), Stream.of(answer)).toList(),
                sequence,
                cancelled,
                reason,
                event.at());
    }

    private List<Answer> without(Predicate<Answer> gone) {
        return answers.stream().filter(gone.negate()).toList();
    }

    private List<Deviation> with(Deviation deviation) {
        return Stream.concat(
                        deviations.stream().filter(other -> !other.occurrence().equals(deviation.occurrence())),
                        Stream.of(deviation))
                .toList();
    }

    private ScheduledCall with(
            CallTerms newTerms,
            List<Deviation> newDeviations,
            List<Answer> newAnswers,
            int newSequence,
            boolean nowCancelled,
            @Nullable String newReason,
            Instant at) {
        return new ScheduledCall(
                id,
                workspace,
                conversation,
                organiser,
                external,
                newTerms,
                newDeviations,
                newAnswers,
                newSequence,
                nowCancelled,
                newReason,
                created,
                at);
    }

    private Optional<Deviation> deviation(LocalDateTime occurrence) {
        return deviations.stream()
                .filter(deviation -> deviation.occurrence().equals(occurrence))
                .findFirst();
    }

    /** All of them, in the order of the series: one that was moved stands where it was. */
    public Stream<Occurrence> occurrences() {
        var byName = deviations.stream().collect(Collectors.toMap(Deviation::occurrence, Function.identity()));
        AtomicInteger index = new AtomicInteger();
        return Repetition.starts(terms.start(), terms.recurrence())
                .map(name -> occurrence(name, index.getAndIncrement(), byName.get(name)));
    }

    /** Empty where the series has none of that name. */
    public Optional<Occurrence> occurrence(LocalDateTime name) {
        return occurrences()
                .takeWhile(one -> !one.name().isAfter(name))
                .filter(one -> one.name().equals(name))
                .findFirst();
    }

    private Occurrence occurrence(LocalDateTime name, int index, @Nullable Deviation deviation) {
        CallTerms regular = terms.of(name);
        if (deviation == null) {
            return new Occurrence(name, index, regular, false, cancelled, reason);
        }
        CallTerms own = Objects.requireNonNullElse(deviation.terms(), regular);
        return new Occurrence(
                name,
                index,
                own,
                !own.sameTimes(regular),
                cancelled || deviation.cancelled(),
                deviation.cancelled() ? deviation.reason() : reason);
    }

    /** What a person has answered to one occurrence since it was last put to another time; empty before an answer. */
    public Optional<InvitationAnswer> answer(UUID person, LocalDateTime occurrence) {
        int asked = deviation(occurrence).map(Deviation::asked).orElse(0);
        List<Answer> given = answers.stream()
                .filter(answer -> answer.person().equals(person))
                .filter(answer -> answer.occurrence() == null
                        ? answer.sequence() >= asked
                        : answer.occurrence().equals(occurrence))
                .toList();
        return given.isEmpty() ? Optional.empty() : Optional.of(given.getLast().answer());
    }
}
