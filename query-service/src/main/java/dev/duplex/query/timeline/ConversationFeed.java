package dev.duplex.query.timeline;

import com.mongodb.client.model.Filters;
import dev.duplex.events.DuplexEvent;
import dev.duplex.events.call.CallEvent;
import dev.duplex.events.catalogue.EventCatalogue;
import dev.duplex.events.conversation.ConversationEvent.ConversationRead;
import dev.duplex.events.message.MessageEvent;
import dev.duplex.events.replylater.ReplyLaterEvent;
import dev.duplex.events.transition.TransitionEvent.ConversationContinuedLater;
import dev.duplex.events.transition.TransitionEvent.ConversationEscalated;
import dev.duplex.query.graphql.ConversationRef;
import dev.duplex.query.graphql.Ids;
import dev.duplex.query.graphql.Viewer;
import dev.duplex.query.live.Happening;
import dev.duplex.query.live.LiveFeed;
import dev.duplex.query.projection.LiveShelf;
import dev.duplex.query.projection.LiveShelves;
import dev.duplex.query.projection.LoggedEvent;
import dev.duplex.query.timeline.TransitionBody.Direction;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.SubscriptionMapping;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Flux;

@Controller
class ConversationFeed {

    private final LiveFeed feed;
    private final ConversationAccess access;
    private final LiveShelf<EntryDocument> entries;
    private final ReadReceipts receipts;
    private final PrivateNotes notes;

    ConversationFeed(
            LiveFeed feed, ConversationAccess access, LiveShelves shelves, ReadReceipts receipts, PrivateNotes notes) {
        this.feed = feed;
        this.access = access;
        this.receipts = receipts;
        this.entries = shelves.of(EntryDocument.SHELF);
        this.notes = notes;
    }

    record ConversationUpdate(
            long position,
            Instant at,
            String type,
            @Nullable TimelineEntry entry,
            @Nullable String cursor) {}

    @SubscriptionMapping
    Flux<ConversationUpdate> conversationEvents(
            @Argument String conversation, @ContextValue(Viewer.KEY) Viewer viewer) {
        UUID id = Ids.parse("conversation", conversation);
        access.require(viewer, "conversation", id);
        return feed.subscribe(id, happening -> updates(viewer, id, happening));
    }

    /** What all who listen need to know of what happened. */
    private record Loaded(Set<UUID> people, Map<String, EntryDocument> entries) {}

    private Loaded load(UUID conversation, List<LoggedEvent> events) {
        Map<String, EntryDocument> found = new HashMap<>();
        entries.now()
                .find(Filters.in(
                        "_id",
                        events.stream()
                                .flatMap(logged -> Stream.concat(entryOf(logged), messageOf(logged.event())))
                                .distinct()
                                .toList()))
                .forEach(entry -> found.put(entry.id(), entry));
        return new Loaded(access.peopleIn(conversation), found);
    }

    private List<ConversationUpdate> updates(Viewer viewer, UUID conversation, Happening happening) {
        List<LoggedEvent> concerned = withoutReceipts(viewer, withoutPromisesOfOthers(viewer, happening.events()));
        if (concerned.isEmpty()) {
            return List.of();
        }
        Loaded loaded = happening.once(Loaded.class, events -> load(conversation, events));
        if (viewer instanceof Viewer.Of(UUID person) && !loaded.people().contains(person)) {
            throw ConversationAccess.notThere("conversation");
        }
        boolean all = concerned.stream().allMatch(logged -> isPublic(logged, loaded)) || notes.areFor(viewer);
        return concerned.stream()
                .filter(logged -> all || isPublic(logged, loaded))
                .map(logged -> update(logged, loaded.entries()))
                .toList();
    }

    private static boolean isPublic(LoggedEvent logged, Loaded loaded) {
        return messageOf(logged.event())
                .noneMatch(message -> isPrivate(loaded.entries().get(message)));
    }

    /** What is not known yet is not told to who may not see all. */
    private static boolean isPrivate(@Nullable EntryDocument entry) {
        return entry == null || entry.isPrivateNote();
    }

    /** What a person puts off, and is reminded of, is between that person and the inbox. */
    private static List<LoggedEvent> withoutPromisesOfOthers(Viewer viewer, List<LoggedEvent> events) {
        return events.stream()
                .filter(logged -> !(logged.event() instanceof ReplyLaterEvent later)
                        || !(viewer instanceof Viewer.Of(UUID person))
                        || later.person().equals(person))
                .toList();
    }

    /** Without those that are not the viewer's to see. */
    private List<LoggedEvent> withoutReceipts(Viewer viewer, List<LoggedEvent> concerned) {
        if (concerned.stream().noneMatch(logged -> logged.event() instanceof ConversationRead)) {
            return concerned;
        }
        Optional<UUID> only = receipts.onlyOf(viewer);
        return concerned.stream()
                .filter(logged -> only.isEmpty()
                        || !(logged.event() instanceof ConversationRead read)
                        || only.get().equals(read.person()))
                .toList();
    }

    private static ConversationUpdate update(LoggedEvent logged, Map<String, EntryDocument> found) {
        DuplexEvent event = logged.event();
        EntryDocument entry = entryOf(logged)
                .map(found::get)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        return new ConversationUpdate(
                logged.position(),
                event.at(),
                EventCatalogue.current().typeOf(event.getClass()).name(),
                entry == null ? null : TimelineEntry.of(entry),
                entry == null
                        ? null
                        : TimelineController.cursor(
                                new ConversationRef(entry.conversation()), entry.at(), entry.logged()));
    }

    private static Stream<String> messageOf(DuplexEvent event) {
        return switch (event) {
            case MessageEvent of -> Stream.of(of.message().toString());
            case ReplyLaterEvent of -> Stream.ofNullable(of.message()).map(UUID::toString);
            default -> Stream.empty();
        };
    }

    /** The first of them that is there. */
    private static Stream<String> entryOf(LoggedEvent logged) {
        return switch (logged.event()) {
            case MessageEvent of -> Stream.of(of.message().toString());
            case CallEvent of -> Stream.of(EntryDocument.callId(of.call()));
            case ConversationEscalated of -> Stream.of(TransitionBody.id(Direction.ESCALATED, of.call()));
            case ConversationContinuedLater of -> Stream.of(TransitionBody.id(Direction.CONTINUED_LATER, of.call()));
            default -> AgreedFold.entriesOf(logged.event(), logged.position());
        };
    }
}
