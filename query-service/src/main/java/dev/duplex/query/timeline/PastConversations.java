package dev.duplex.query.timeline;

import com.mongodb.client.model.Filters;
import dev.duplex.events.EventTag;
import dev.duplex.events.message.MessageEvent.MessageRetracted;
import dev.duplex.query.graphql.ConversationRef;
import dev.duplex.query.graphql.QueryRejected;
import dev.duplex.query.projection.Batch;
import dev.duplex.query.projection.History;
import dev.duplex.query.projection.LiveShelf;
import dev.duplex.query.projection.LiveShelves;
import dev.duplex.query.projection.LoggedEvent;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Conversations as they were at an instant, folded from the log: it costs as much as there was said. */
@Component
final class PastConversations {

    private final History history;
    private final TimelineProjection projection;
    private final LiveShelf<ConversationDocument> conversations;
    private final Clock clock;
    private final long mostMessages;

    PastConversations(
            History history,
            TimelineProjection projection,
            LiveShelves shelves,
            Clock clock,
            @Value("${duplex.query.max-history-messages:50000}") long mostMessages) {
        this.history = history;
        this.projection = projection;
        this.conversations = shelves.of(ConversationDocument.SHELF);
        this.clock = clock;
        this.mostMessages = mostMessages;
    }

    /**
     * Before anything is read.
     *
     * @throws QueryRejected with the code {@code in-the-future} or {@code too-much-history}
     */
    void require(UUID conversation, Instant asOf) {
        if (asOf.isAfter(clock.instant())) {
            throw new QueryRejected(
                    "in-the-future", "asOf", asOf + " is still to come", "Name an instant that is over, or none");
        }
        ConversationDocument now =
                conversations.now().find(Filters.eq(conversation)).first();
        if (now != null && now.messageCount() > mostMessages) {
            throw new QueryRejected(
                    "too-much-history",
                    "asOf",
                    "This conversation has %d messages, and an earlier moment can be shown of %d"
                            .formatted(now.messageCount(), mostMessages),
                    "Ask without asOf, and page to the messages of that moment");
        }
    }

    /** @throws QueryRejected with the code {@code before-its-start} */
    ConversationView at(ConversationRef of) {
        Instant asOf = Objects.requireNonNull(of.asOf());
        List<LoggedEvent> all = history.until(Instant.MAX, List.of(EventTag.conversation(of.id())));
        Batch batch = history.fold(
                projection,
                all.stream()
                        .filter(logged -> !logged.event().at().isAfter(asOf))
                        .toList());
        ConversationDocument head = batch.get(ConversationDocument.SHELF, of.id())
                .orElseThrow(() -> new QueryRejected(
                        "before-its-start",
                        "asOf",
                        "The conversation was not there yet at " + asOf,
                        "Name a later instant"));
        return new ConversationView(head, participants(batch), entries(batch, retractions(all)));
    }

    private static List<ParticipantDocument> participants(Batch batch) {
        return batch.all(ParticipantDocument.SHELF).stream()
                .filter(participant -> participant.until() == null)
                .sorted(Comparator.<ParticipantDocument>comparingLong(
                                participant -> participant.since().toEpochMilli())
                        .thenComparingLong(ParticipantDocument::logged))
                .toList();
    }

    /** Also of later: what was retracted is gone for good, and from its past as well. */
    private static Map<String, Instant> retractions(List<LoggedEvent> all) {
        Map<String, Instant> retractions = new HashMap<>();
        all.forEach(logged -> {
            if (logged.event() instanceof MessageRetracted retracted) {
                retractions.putIfAbsent(retracted.message().toString(), retracted.at());
            }
        });
        return retractions;
    }

    private static List<EntryDocument> entries(Batch batch, Map<String, Instant> retractions) {
        return batch.all(EntryDocument.SHELF).stream()
                .map(entry -> {
                    MessageBody body = entry.message();
                    Instant retracted = retractions.get(entry.id());
                    return body == null || retracted == null
                            ? entry
                            : entry.with(body.retracted(retracted, entry.position()), entry.position());
                })
                .sorted(Comparator.<EntryDocument>comparingLong(
                                entry -> entry.at().toEpochMilli())
                        .thenComparingLong(EntryDocument::logged))
                .toList();
    }
}
