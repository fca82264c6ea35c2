package dev.duplex.query.scheduledcall;

import dev.duplex.calendar.CallTerms;
import dev.duplex.calendar.Occurrence;
import dev.duplex.calendar.ScheduledCall;
import dev.duplex.events.call.Media;
import dev.duplex.query.graphql.ConversationRef;
import dev.duplex.query.graphql.PersonRef;
import dev.duplex.query.graphql.ScheduledCalls;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One call that is to take place, as the schema has it.
 *
 * @param call the one that goes on for it
 * @param localZone the viewer's
 */
record OccurrenceView(
        ScheduledCallView scheduledCall,
        UUID scheduled,
        String occurrence,
        String title,
        Media media,
        @Nullable String provider,
        Instant startsAt,
        Instant endsAt,
        String start,
        String timeZone,
        int minutes,
        PersonRef organiser,
        List<InviteeView> invitees,
        ConversationRef conversation,
        boolean moved,
        boolean cancelled,
        @Nullable String reason,
        @Nullable UUID call,
        boolean canJoin,
        ZoneId localZone)
        implements ScheduledCalls.ScheduledOccurrence {

    /** @param canJoin as far as it depends on anything but this occurrence */
    static OccurrenceView of(
            ScheduledCallDocument document,
            Occurrence occurrence,
            @Nullable UUID live,
            boolean canJoin,
            @Nullable ZoneId localZone) {
        ScheduledCall call = document.call();
        CallTerms terms = occurrence.terms();
        return new OccurrenceView(
                ScheduledCallView.of(document),
                call.id(),
                occurrence.name().toString(),
                terms.title(),
                terms.media(),
                terms.provider(),
                occurrence.starts(),
                occurrence.ends(),
                terms.start().toString(),
                terms.timeZone(),
                terms.minutes(),
                new PersonRef(call.organiser()),
                terms.invitees().stream()
                        .map(person -> new InviteeView(
                                new PersonRef(person),
                                call.answer(person, occurrence.name()).orElse(null)))
                        .toList(),
                new ConversationRef(call.conversation()),
                occurrence.moved(),
                occurrence.cancelled(),
                occurrence.reason(),
                live,
                canJoin && !occurrence.cancelled(),
                localZone == null ? ZoneId.of(terms.timeZone()) : localZone);
    }
}
