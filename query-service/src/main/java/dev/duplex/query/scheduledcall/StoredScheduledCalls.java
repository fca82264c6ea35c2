package dev.duplex.query.scheduledcall;

import com.mongodb.client.model.Filters;
import dev.duplex.calendar.Occurrence;
import dev.duplex.query.graphql.KnownPeople;
import dev.duplex.query.graphql.Participation;
import dev.duplex.query.graphql.ScheduledCalls;
import dev.duplex.query.graphql.Viewer;
import dev.duplex.query.projection.LiveShelf;
import dev.duplex.query.projection.LiveShelves;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Series as they are stored, and the calls that they consist of. Thread-safe. */
@Component
final class StoredScheduledCalls implements ScheduledCalls {

    /** How long before its start a call can be joined. */
    private static final Duration EARLY = Duration.ofMinutes(15);

    private static final Duration FARTHEST = Duration.ofDays(366);

    private final LiveShelf<ScheduledCallDocument> calls;
    private final LiveShelf<SessionDocument> sessions;
    private final LiveShelf<ClosedDocument> closed;
    private final Participation participation;
    private final KnownPeople people;
    private final Clock clock;

    StoredScheduledCalls(LiveShelves shelves, Participation participation, KnownPeople people, Clock clock) {
        this.calls = shelves.of(ScheduledCallDocument.SHELF);
        this.sessions = shelves.of(SessionDocument.SHELF);
        this.closed = shelves.of(ClosedDocument.SHELF);
        this.participation = participation;
        this.people = people;
        this.clock = clock;
    }

    /** A call with the series that it belongs to. */
    record Dated(ScheduledCallDocument document, Occurrence occurrence) {

        /** Unique, and in the order in which series were scheduled. */
        long number() {
            return document.logged() * 1_000 + occurrence.index();
        }

        boolean concerns(UUID person) {
            return document.call().organiser().equals(person)
                    || occurrence.terms().invitees().contains(person);
        }
    }

    @Override
    public List<OccurrenceView> next(Viewer viewer, String workspace, @Nullable UUID person, int limit) {
        Instant now = clock.instant();
        List<Dated> next = between(viewer, Filters.eq("workspace", workspace), now, now.plus(FARTHEST)).stream()
                .filter(dated -> !dated.occurrence().cancelled())
                .filter(dated -> person == null || dated.concerns(person))
                .limit(limit)
                .toList();
        return views(viewer, next);
    }

    Optional<ScheduledCallDocument> get(Viewer viewer, UUID id) {
        return Optional.ofNullable(calls.now().find(Filters.eq(id)).first())
                .filter(document -> participation.visible(viewer, document.conversation()));
    }

    List<ScheduledCallDocument> all(Collection<UUID> ids) {
        return calls.now().find(Filters.in("_id", ids)).into(new ArrayList<>());
    }

    /** Series of the conversations that a person takes part in. */
    List<ScheduledCallDocument> of(UUID person, Instant from, Instant until) {
        return documents(new Viewer.Of(person), Filters.empty(), from, until);
    }

    /** In the order in which they begin, those of the same instant in the order in which they were scheduled. */
    List<Dated> between(Viewer viewer, Bson filter, Instant from, Instant until) {
        return dated(documents(viewer, filter, from, until).stream(), from, until);
    }

    static List<Dated> dated(Stream<ScheduledCallDocument> documents, Instant from, Instant until) {
        return documents
                .flatMap(document -> document.call().occurrences().map(each -> new Dated(document, each)))
                .filter(dated -> dated.occurrence().ends().isAfter(from)
                        && dated.occurrence().starts().isBefore(until))
                .sorted(Comparator.<Dated, Instant>comparing(
                                dated -> dated.occurrence().starts())
                        .thenComparingLong(Dated::number))
                .toList();
    }

    private List<ScheduledCallDocument> documents(Viewer viewer, Bson filter, Instant from, Instant until) {
        Bson visible = switch (viewer) {
            case Viewer.Operator() -> Filters.empty();
            case Viewer.Of(UUID person) -> Filters.in("conversation", participation.of(person));
        };
        return calls.now()
                .find(Filters.and(visible, filter, Filters.gt("ends", from), Filters.lt("begins", until)))
                .into(new ArrayList<>());
    }

    List<OccurrenceView> views(Viewer viewer, List<Dated> all) {
        if (all.isEmpty()) {
            return List.of();
        }
        Around around = around(all);
        return switch (viewer) {
            case Viewer.Operator() ->
                all.stream().map(dated -> view(dated, around, false, null)).toList();
            case Viewer.Of(UUID person) -> {
                ZoneId zone = zone(person);
                yield all.stream().map(dated -> view(dated, around, true, zone)).toList();
            }
        };
    }

    /**
     * What it depends on how calls are shown, the same for everybody.
     *
     * @param open those of the conversations in which a call can begin
     * @param live by scheduled call
     */
    record Around(Set<UUID> open, Map<UUID, SessionDocument> live, Instant now) {}

    Around around(List<Dated> all) {
        if (all.isEmpty()) {
            return new Around(Set.of(), Map.of(), clock.instant());
        }
        Set<UUID> conversations =
                all.stream().map(dated -> dated.document().conversation()).collect(Collectors.toSet());
        Set<UUID> open = new HashSet<>(conversations);
        closed.now()
                .find(Filters.and(Filters.in("_id", conversations), Filters.eq("closed", true)))
                .forEach(conversation -> open.remove(conversation.id()));
        return new Around(open, live(all), clock.instant());
    }

    /**
     * @param person whether it is shown to one, who may join
     * @param zone the person's, null for the call's
     */
    static OccurrenceView view(Dated dated, Around around, boolean person, @Nullable ZoneId zone) {
        UUID call = call(around.live().get(dated.document().id()), dated);
        boolean canJoin = (call != null || isNear(dated.occurrence(), around.now()))
                && person
                && around.open().contains(dated.document().conversation());
        return OccurrenceView.of(dated.document(), dated.occurrence(), call, canJoin, zone);
    }

    private static boolean isNear(Occurrence one, Instant now) {
        return !now.isBefore(one.starts().minus(EARLY)) && now.isBefore(one.ends());
    }

    private Map<UUID, SessionDocument> live(List<Dated> all) {
        Set<UUID> ids = all.stream().map(dated -> dated.document().id()).collect(Collectors.toSet());
        Map<UUID, SessionDocument> live = new HashMap<>();
        sessions.now()
                .find(Filters.and(Filters.in("scheduled", ids), Filters.eq("live", true)))
                .forEach(session -> live.put(session.scheduled(), session));
        return live;
    }

    /** A call takes place for the occurrence that begins nearest to when it was started. */
    private static @Nullable UUID call(@Nullable SessionDocument session, Dated dated) {
        if (session == null) {
            return null;
        }
        return dated.document()
                .call()
                .occurrences()
                .min(Comparator.comparing(one ->
                        Duration.between(session.startedAt(), one.starts()).abs()))
                .filter(one -> one.name().equals(dated.occurrence().name()))
                .map(_ -> session.id())
                .orElse(null);
    }

    @Nullable ZoneId zone(UUID person) {
        return Optional.ofNullable(people.known(List.of(person)).get(person))
                .map(KnownPeople.KnownPerson::timeZone)
                .orElse(null);
    }
}
