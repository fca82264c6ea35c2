package dev.duplex.query.scheduledcall;

import com.mongodb.client.model.Filters;
import dev.duplex.query.graphql.Connection;
import dev.duplex.query.graphql.ConversationRef;
import dev.duplex.query.graphql.Cursor;
import dev.duplex.query.graphql.Ids;
import dev.duplex.query.graphql.Keyset;
import dev.duplex.query.graphql.KnownPeople;
import dev.duplex.query.graphql.Page;
import dev.duplex.query.graphql.QueryRejected;
import dev.duplex.query.graphql.Viewer;
import dev.duplex.query.graphql.Workspaces;
import dev.duplex.query.scheduledcall.StoredScheduledCalls.Dated;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

@Controller
class ScheduledCallController {

    private static final Duration AHEAD = Duration.ofDays(90);
    private static final Duration LONGEST = Duration.ofDays(400);

    private final StoredScheduledCalls stored;
    private final KnownPeople people;
    private final Workspaces workspaces;
    private final Clock clock;

    ScheduledCallController(StoredScheduledCalls stored, KnownPeople people, Workspaces workspaces, Clock clock) {
        this.stored = stored;
        this.people = people;
        this.workspaces = workspaces;
        this.clock = clock;
    }

    @QueryMapping
    ScheduledCallView scheduledCall(@Argument String id, @ContextValue(Viewer.KEY) Viewer viewer) {
        UUID scheduled = Ids.parse("id", id);
        return stored.get(viewer, scheduled)
                .map(ScheduledCallView::of)
                .orElseThrow(() -> QueryRejected.unknown("scheduled-call", "id", scheduled));
    }

    @QueryMapping
    Connection<OccurrenceView> scheduledCalls(
            @Argument @Nullable String person,
            @Argument @Nullable String workspace,
            @Argument @Nullable Instant from,
            @Argument @Nullable Instant until,
            @Argument @Nullable Integer first,
            @Argument @Nullable String after,
            @ContextValue(Viewer.KEY) Viewer viewer) {
        Page page = Page.forward(first, after, "scheduled calls " + person + workspace + from + until);
        if ((person == null) == (workspace == null)) {
            throw new QueryRejected(
                    "person-or-workspace",
                    "person",
                    "Scheduled calls are those of a person or of a workspace",
                    "Name one of the two");
        }
        Window window = window(from, until);
        if (workspace != null) {
            workspaces.require("workspace", workspace);
            return page(page, between(viewer, Filters.eq("workspace", workspace), window), viewer);
        }
        UUID owner = owner(viewer, Objects.requireNonNull(person));
        List<Dated> all = between(new Viewer.Of(owner), Filters.empty(), window);
        return page(page, all.stream().filter(dated -> dated.concerns(owner)).toList(), viewer);
    }

    @SchemaMapping(typeName = "Conversation", field = "scheduledCalls")
    Connection<OccurrenceView> ofConversation(
            ConversationRef conversation,
            @Argument @Nullable Instant from,
            @Argument @Nullable Instant until,
            @Argument @Nullable Integer first,
            @Argument @Nullable String after,
            @ContextValue(Viewer.KEY) Viewer viewer) {
        Page page = Page.forward(first, after, "scheduled calls " + conversation.id() + from + until);
        Bson filter = Filters.eq("conversation", conversation.id());
        return page(page, between(viewer, filter, window(from, until)), viewer);
    }

    @SchemaMapping(typeName = "ScheduledCall", field = "occurrences")
    Connection<OccurrenceView> occurrences(
            ScheduledCallView call,
            @Argument @Nullable Instant from,
            @Argument @Nullable Instant until,
            @Argument @Nullable Integer first,
            @Argument @Nullable String after,
            @ContextValue(Viewer.KEY) Viewer viewer) {
        Page page = Page.forward(first, after, "occurrences " + call.id() + from + until);
        return page(
                page,
                StoredScheduledCalls.dated(
                        Stream.of(call.document()),
                        Objects.requireNonNullElse(from, Instant.EPOCH),
                        Objects.requireNonNullElse(until, Instant.MAX)),
                viewer);
    }

    @SchemaMapping(typeName = "ScheduledOccurrence")
    String startsAtLocal(OccurrenceView occurrence, @Argument @Nullable String timeZone) {
        ZoneId zone = timeZone == null ? occurrence.localZone() : zone(timeZone);
        return LocalDateTime.ofInstant(occurrence.startsAt(), zone).toString();
    }

    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException unknown) {
            throw new QueryRejected(
                    "unknown-time-zone",
                    "timeZone",
                    "There is no such time zone",
                    "Name one of the IANA database, as in Europe/Berlin");
        }
    }

    /** Everyone asks for the own calendar, an operator for anybody's. */
    private UUID owner(Viewer viewer, String person) {
        UUID owner = Ids.parse("person", person);
        if (viewer instanceof Viewer.Of(UUID asking) && !asking.equals(owner)) {
            throw new QueryRejected(
                    "not-permitted", "person", "A calendar is for its owner only", "Ask for the own one");
        }
        if (!people.known(List.of(owner)).containsKey(owner)) {
            throw QueryRejected.unknown("person", "person", owner);
        }
        return owner;
    }

    private record Window(Instant from, Instant until) {}

    private Window window(@Nullable Instant from, @Nullable Instant until) {
        Instant begin = from == null ? clock.instant() : from;
        Instant end = until == null ? begin.plus(AHEAD) : until;
        if (!end.isAfter(begin) || Duration.between(begin, end).compareTo(LONGEST) > 0) {
            throw new QueryRejected(
                    "out-of-range",
                    "until",
                    "From " + begin + " until " + end + " is out of range",
                    "Ask for 1 to " + LONGEST.toDays() + " days");
        }
        return new Window(begin, end);
    }

    private List<Dated> between(Viewer viewer, Bson filter, Window window) {
        return stored.between(viewer, filter, window.from(), window.until());
    }

    private Connection<OccurrenceView> page(Page page, List<Dated> all, Viewer viewer) {
        List<Dated> found = Keyset.within(all, ScheduledCallController::cursor, page);
        List<OccurrenceView> views = stored.views(viewer, found);
        record Item(Dated dated, OccurrenceView view) {}
        List<Item> items = IntStream.range(0, found.size())
                .mapToObj(i -> new Item(found.get(i), views.get(i)))
                .toList();
        return Connection.of(page, items, item -> cursor(item.dated()), Item::view);
    }

    private static Cursor cursor(Dated dated) {
        return new Cursor(dated.occurrence().starts(), Long.toString(dated.number()));
    }
}
