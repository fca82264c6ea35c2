package dev.duplex.query.inbox;

import com.mongodb.client.model.CountOptions;
import com.mongodb.client.model.Filters;
import dev.duplex.events.EventTag;
import dev.duplex.events.conversation.ConversationEvent.ParticipantAdded;
import dev.duplex.events.message.MessageEvent.MessageRetracted;
import dev.duplex.events.people.PeopleEvent.PersonJoined;
import dev.duplex.query.graphql.Participation;
import dev.duplex.query.graphql.QueryRejected;
import dev.duplex.query.graphql.Viewer;
import dev.duplex.query.projection.History;
import dev.duplex.query.projection.LiveShelf;
import dev.duplex.query.projection.LiveShelves;
import dev.duplex.query.projection.LoggedEvent;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Inboxes as they were, folded from the log for one answer. Thread-safe. */
@Component
final class PastInboxes {

    private final History history;
    private final InboxProjection projection;
    private final LiveShelf<Move> moves;
    private final Participation participation;
    private final Clock clock;
    private final int most;

    /** @param most messages and joined calls in a person's conversations; each takes a kilobyte or two while folded */
    PastInboxes(
            History history,
            InboxProjection projection,
            LiveShelves shelves,
            Participation participation,
            Clock clock,
            @Value("${duplex.query.inbox-history:100000}") int most) {
        this.history = history;
        this.projection = projection;
        this.moves = shelves.of(Move.SHELF);
        this.participation = participation;
        this.clock = clock;
        this.most = most;
    }

    /**
     * A person sees only conversations that he takes part in now as well: who left reads no more.
     *
     * @throws QueryRejected with the code {@code in-the-future} or {@code too-much-history}
     */
    InboxSource of(Viewer viewer, UUID person, Instant asOf) {
        if (asOf.isAfter(clock.instant())) {
            throw new QueryRejected(
                    "in-the-future", "asOf", asOf + " has not come yet", "Ask for a moment that has passed");
        }
        Set<UUID> conversations = conversations(person, asOf);
        requireFew(conversations);
        List<LoggedEvent> talks =
                history.until(asOf, tags(conversations, EventTag::conversation), projection.handles());
        Set<UUID> people = Stream.concat(Stream.of(person), participants(talks)).collect(Collectors.toSet());
        List<LoggedEvent> events =
                new ArrayList<>(history.until(Instant.MAX, tags(people, EventTag::person), Set.of(PersonJoined.class)));
        events.addAll(talks);
        events.sort(Comparator.comparingLong(LoggedEvent::position));
        return new PastInbox(
                history.fold(projection, events),
                retracted(conversations),
                switch (viewer) {
                    case Viewer.Operator() -> (_, all) -> Set.copyOf(all);
                    case Viewer.Of _ -> participation::among;
                });
    }

    private Set<UUID> conversations(UUID person, Instant asOf) {
        return history.until(asOf, List.of(EventTag.person(person)), Set.of(ParticipantAdded.class)).stream()
                .map(LoggedEvent::event)
                .map(event -> ((ParticipantAdded) event).conversation())
                .collect(Collectors.toSet());
    }

    /** Until now, not until that moment: what was retracted is gone for good, and from its past as well. */
    private Set<UUID> retracted(Set<UUID> conversations) {
        return history
                .until(Instant.MAX, tags(conversations, EventTag::conversation), Set.of(MessageRetracted.class))
                .stream()
                .map(LoggedEvent::event)
                .map(event -> ((MessageRetracted) event).message())
                .collect(Collectors.toSet());
    }

    private void requireFew(Set<UUID> conversations) {
        long found = moves.now()
                .countDocuments(Filters.in("conversation", conversations), new CountOptions().limit(most + 1));
        if (found > most) {
            throw new QueryRejected(
                    "too-much-history",
                    "asOf",
                    "An earlier inbox is put together from all of its messages, and these are more than " + most,
                    "Ask for its conversations one by one");
        }
    }

    private static Stream<UUID> participants(List<LoggedEvent> events) {
        return events.stream()
                .map(LoggedEvent::event)
                .filter(ParticipantAdded.class::isInstance)
                .map(event -> ((ParticipantAdded) event).person());
    }

    private static List<EventTag> tags(Collection<UUID> ids, Function<UUID, EventTag> tag) {
        return ids.stream().map(tag).toList();
    }
}
