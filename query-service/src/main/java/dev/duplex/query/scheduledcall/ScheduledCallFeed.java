package dev.duplex.query.scheduledcall;

import dev.duplex.events.call.ScheduledCallEvent;
import dev.duplex.events.call.ScheduledCallEvent.CallCancelled;
import dev.duplex.events.call.ScheduledCallEvent.CallRescheduled;
import dev.duplex.events.call.ScheduledCallEvent.CallScheduled;
import dev.duplex.events.call.ScheduledCallEvent.InvitationAnswered;
import dev.duplex.events.call.ScheduledCallEvent.ScheduledCallReminded;
import dev.duplex.query.graphql.Ids;
import dev.duplex.query.graphql.Participation;
import dev.duplex.query.graphql.PersonRef;
import dev.duplex.query.graphql.QueryRejected;
import dev.duplex.query.graphql.Viewer;
import dev.duplex.query.live.LiveFeed;
import dev.duplex.query.projection.LoggedEvent;
import dev.duplex.query.scheduledcall.StoredScheduledCalls.Around;
import dev.duplex.query.scheduledcall.StoredScheduledCalls.Dated;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.SubscriptionMapping;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Flux;

@Controller
class ScheduledCallFeed {

    /**
     * @param people who takes part in the conversations
     * @param named the occurrences that events are about, by their positions
     */
    private record Lookup(
            long first,
            long last,
            Set<UUID> scheduled,
            Map<UUID, ScheduledCallDocument> documents,
            Map<UUID, Set<UUID>> people,
            Map<Long, Dated> named,
            Around around) {

        private boolean isFor(UUID person, UUID call) {
            ScheduledCallDocument document = documents.get(call);
            return document != null
                    && people.getOrDefault(document.conversation(), Set.of()).contains(person);
        }
    }

    private final LiveFeed feed;
    private final StoredScheduledCalls stored;
    private final Participation participation;
    private volatile @Nullable Lookup last;

    ScheduledCallFeed(LiveFeed feed, StoredScheduledCalls stored, Participation participation) {
        this.feed = feed;
        this.stored = stored;
        this.participation = participation;
    }

    enum UpdateKind {
        SCHEDULED,
        RESCHEDULED,
        CANCELLED,
        ANSWERED,
        REMINDED
    }

    record ScheduledCallUpdate(
            long position,
            Instant at,
            UpdateKind kind,
            @Nullable PersonRef by,
            ScheduledCallView scheduledCall,
            @Nullable OccurrenceView occurrence) {}

    @SubscriptionMapping
    Flux<ScheduledCallUpdate> scheduledCallUpdates(@Argument String person, @ContextValue(Viewer.KEY) Viewer viewer) {
        UUID owner = Ids.parse("person", person);
        if (viewer instanceof Viewer.Of(UUID asking) && !asking.equals(owner)) {
            throw new QueryRejected(
                    "not-permitted", "person", "A calendar is for its owner only", "Ask for the own one");
        }
        return feed.subscribe(events -> updates(owner, events));
    }

    private List<ScheduledCallUpdate> updates(UUID owner, List<LoggedEvent> events) {
        List<LoggedEvent> concerned = events.stream()
                .filter(logged -> logged.event() instanceof ScheduledCallEvent event && isTold(owner, event))
                .toList();
        if (concerned.isEmpty()) {
            return List.of();
        }
        Lookup found = lookup(events);
        List<LoggedEvent> own = concerned.stream()
                .filter(logged -> found.isFor(owner, event(logged).scheduled()))
                .toList();
        if (own.isEmpty()) {
            return List.of();
        }
        ZoneId zone = stored.zone(owner);
        return own.stream().map(logged -> update(zone, logged, found)).toList();
    }

    /**
     * Subscribers are told one after the other of the same events, so it is looked up once for all of them; who has just
     * subscribed hears of the later ones alone.
     */
    private Lookup lookup(List<LoggedEvent> events) {
        Set<UUID> scheduled = events.stream()
                .filter(logged -> logged.event() instanceof ScheduledCallEvent)
                .map(logged -> event(logged).scheduled())
                .collect(Collectors.toSet());
        long from = events.getFirst().position();
        long to = events.getLast().position();
        Lookup known = last;
        if (known != null
                && known.first() == from
                && known.last() == to
                && known.scheduled().equals(scheduled)) {
            return known;
        }
        Map<UUID, ScheduledCallDocument> documents = stored.all(scheduled).stream()
                .collect(Collectors.toMap(ScheduledCallDocument::id, Function.identity()));
        Map<UUID, Set<UUID>> people = new HashMap<>();
        documents
                .values()
                .forEach(document -> people.computeIfAbsent(document.conversation(), participation::peopleIn));
        Map<Long, Dated> named = named(events, documents);
        Lookup lookup =
                new Lookup(from, to, scheduled, documents, people, named, stored.around(List.copyOf(named.values())));
        last = lookup;
        return lookup;
    }

    private static Map<Long, Dated> named(List<LoggedEvent> events, Map<UUID, ScheduledCallDocument> documents) {
        Map<Long, Dated> named = new HashMap<>();
        for (LoggedEvent logged : events) {
            if (logged.event() instanceof ScheduledCallEvent event) {
                ScheduledCallDocument document = documents.get(event.scheduled());
                LocalDateTime occurrence = occurrence(event);
                if (document != null && occurrence != null) {
                    document.call()
                            .occurrence(occurrence)
                            .ifPresent(one -> named.put(logged.position(), new Dated(document, one)));
                }
            }
        }
        return named;
    }

    /** A reminder is for those who are reminded. */
    private static boolean isTold(UUID owner, ScheduledCallEvent event) {
        return !(event instanceof ScheduledCallReminded reminded)
                || reminded.people().contains(owner);
    }

    private static ScheduledCallUpdate update(@Nullable ZoneId zone, LoggedEvent logged, Lookup found) {
        ScheduledCallEvent event = event(logged);
        ScheduledCallDocument document =
                Objects.requireNonNull(found.documents().get(event.scheduled()));
        Dated named = found.named().get(logged.position());
        return new ScheduledCallUpdate(
                logged.position(),
                event.at(),
                kind(event),
                by(event),
                ScheduledCallView.of(document),
                named == null ? null : StoredScheduledCalls.view(named, found.around(), true, zone));
    }

    private static ScheduledCallEvent event(LoggedEvent logged) {
        return (ScheduledCallEvent) logged.event();
    }

    private static UpdateKind kind(ScheduledCallEvent event) {
        return switch (event) {
            case CallScheduled _ -> UpdateKind.SCHEDULED;
            case CallRescheduled _ -> UpdateKind.RESCHEDULED;
            case CallCancelled _ -> UpdateKind.CANCELLED;
            case InvitationAnswered _ -> UpdateKind.ANSWERED;
            case ScheduledCallReminded _ -> UpdateKind.REMINDED;
        };
    }

    private static @Nullable PersonRef by(ScheduledCallEvent event) {
        UUID by = event instanceof InvitationAnswered answered ? answered.person() : event.by();
        return by == null ? null : new PersonRef(by);
    }

    private static @Nullable LocalDateTime occurrence(ScheduledCallEvent event) {
        return switch (event) {
            case CallScheduled _ -> null;
            case CallRescheduled rescheduled -> rescheduled.occurrence();
            case CallCancelled cancelled -> cancelled.occurrence();
            case InvitationAnswered answered -> answered.occurrence();
            case ScheduledCallReminded reminded -> reminded.occurrence();
        };
    }
}
