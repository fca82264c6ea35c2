package dev.duplex.query.scheduledcall;

import dev.duplex.calendar.CallTerms;
import dev.duplex.calendar.ScheduledCall;
import dev.duplex.events.call.Media;
import dev.duplex.query.graphql.ConversationRef;
import dev.duplex.query.graphql.PersonRef;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A scheduled call as the schema has it. */
record ScheduledCallView(
        UUID id,
        ConversationRef conversation,
        String title,
        Media media,
        @Nullable String provider,
        PersonRef organiser,
        String start,
        Instant startsAt,
        String timeZone,
        int minutes,
        List<InviteeView> invitees,
        @Nullable RecurrenceView recurrence,
        boolean cancelled,
        @Nullable String reason,
        int changes,
        @Nullable String external,
        ScheduledCallDocument document) {

    static ScheduledCallView of(ScheduledCallDocument document) {
        ScheduledCall call = document.call();
        CallTerms terms = call.terms();
        return new ScheduledCallView(
                call.id(),
                new ConversationRef(call.conversation()),
                terms.title(),
                terms.media(),
                terms.provider(),
                new PersonRef(call.organiser()),
                terms.start().toString(),
                terms.starts(),
                terms.timeZone(),
                terms.minutes(),
                terms.invitees().stream()
                        .map(person -> new InviteeView(
                                new PersonRef(person),
                                call.answers().stream()
                                        .filter(answer -> answer.person().equals(person) && answer.occurrence() == null)
                                        .findFirst()
                                        .map(ScheduledCall.Answer::answer)
                                        .orElse(null)))
                        .toList(),
                Optional.ofNullable(terms.recurrence()).map(RecurrenceView::of).orElse(null),
                call.cancelled(),
                call.reason(),
                call.sequence(),
                call.external(),
                document);
    }
}
