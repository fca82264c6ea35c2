package dev.duplex.query.timeline;

import static dev.duplex.query.timeline.ConversationView.head;

import com.mongodb.client.model.Filters;
import dev.duplex.events.conversation.ParticipantRole;
import dev.duplex.query.graphql.Connection;
import dev.duplex.query.graphql.ConversationRef;
import dev.duplex.query.graphql.Cursor;
import dev.duplex.query.graphql.Keyset;
import dev.duplex.query.graphql.Page;
import dev.duplex.query.graphql.PersonRef;
import dev.duplex.query.graphql.Viewer;
import dev.duplex.query.projection.LiveShelf;
import dev.duplex.query.projection.LiveShelves;
import dev.duplex.query.timeline.ParticipantDocument.Reading;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.bson.conversions.Bson;
import org.dataloader.DataLoader;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Mono;

/** Who takes part, who has read what, and what each wants to hear. */
@Controller
class ParticipantController {

    private static final Keyset ORDER = new Keyset("since", "logged", Cursor::number);

    private final LiveShelf<ParticipantDocument> participants;
    private final ReadReceipts receipts;
    private final Clock clock;

    ParticipantController(LiveShelves shelves, ReadReceipts receipts, Clock clock, BatchLoaderRegistry loaders) {
        this.participants = shelves.of(ParticipantDocument.SHELF);
        this.receipts = receipts;
        this.clock = clock;
        loaders.forTypePair(String.class, ParticipantDocument.class)
                .registerMappedBatchLoader((ids, environment) -> Mono.fromSupplier(() -> load(ids)));
    }

    private Map<String, ParticipantDocument> load(Set<String> ids) {
        Map<String, ParticipantDocument> found = new HashMap<>();
        participants.now().find(Filters.in("_id", ids)).forEach(document -> found.put(document.id(), document));
        return found;
    }

    record Participant(
            PersonRef person,
            ParticipantRole role,
            Instant since,
            @Nullable UUID readUpTo) {}

    record ReadPosition(PersonRef person, UUID upTo, Instant at) {}

    /** A condition twice: for the database, and for what was folded from the log. */
    private record Condition(Bson filter, Predicate<ParticipantDocument> test) {}

    @SchemaMapping(typeName = "Conversation", field = "participants")
    CompletableFuture<Connection<Participant>> participants(
            ConversationRef of,
            @Argument @Nullable Integer first,
            @Argument @Nullable String after,
            @Argument @Nullable ParticipantRole role,
            @ContextValue(Viewer.KEY) Viewer viewer,
            DataLoader<ConversationRef, ConversationView> loader) {
        Page page = Page.forward(first, after, "participants " + of + " " + role);
        Condition condition = role == null
                ? new Condition(Filters.empty(), _ -> true)
                : new Condition(Filters.eq("role", role.name()), participant -> participant.role() == role);
        Optional<UUID> only = receipts.onlyOf(viewer);
        return find(of, condition, page, loader)
                .thenApply(found -> Connection.of(
                        page,
                        found,
                        ParticipantController::cursor,
                        participant -> participant(participant, isSeen(only, participant))));
    }

    private static Participant participant(ParticipantDocument found, boolean receipt) {
        Reading read = receipt ? found.read() : null;
        return new Participant(
                new PersonRef(found.person()), found.role(), found.since(), read == null ? null : read.upTo());
    }

    @SchemaMapping(typeName = "Conversation", field = "readPositions")
    CompletableFuture<Connection<ReadPosition>> readPositions(
            ConversationRef of,
            @Argument @Nullable Integer first,
            @Argument @Nullable String after,
            @ContextValue(Viewer.KEY) Viewer viewer,
            DataLoader<ConversationRef, ConversationView> loader) {
        Page page = Page.forward(first, after, "read positions " + of);
        Optional<UUID> only = receipts.onlyOf(viewer);
        Bson anything = Filters.ne("read", null);
        Condition condition = new Condition(
                only.map(person -> Filters.and(anything, Filters.eq("person", person)))
                        .orElse(anything),
                participant -> participant.read() != null && isSeen(only, participant));
        return find(of, condition, page, loader)
                .thenApply(found -> Connection.of(page, found, ParticipantController::cursor, participant -> {
                    Reading read = Objects.requireNonNull(participant.read());
                    return new ReadPosition(new PersonRef(participant.person()), read.upTo(), read.at());
                }));
    }

    private static boolean isSeen(Optional<UUID> only, ParticipantDocument participant) {
        return only.isEmpty() || only.get().equals(participant.person());
    }

    private CompletableFuture<List<ParticipantDocument>> find(
            ConversationRef of, Condition condition, Page page, DataLoader<ConversationRef, ConversationView> loader) {
        return of.asOf() == null
                ? CompletableFuture.completedFuture(ORDER.find(
                        participants.now(),
                        Filters.and(Filters.eq("conversation", of.id()), Filters.eq("until", null), condition.filter()),
                        page))
                : head(
                        of,
                        loader,
                        view -> Keyset.within(
                                view.participants().stream()
                                        .filter(condition.test())
                                        .toList(),
                                ParticipantController::cursor,
                                page));
    }

    private static Cursor cursor(ParticipantDocument participant) {
        return new Cursor(participant.since(), Long.toString(participant.logged()));
    }

    @SchemaMapping(typeName = "Conversation", field = "mine")
    CompletableFuture<@Nullable OwnSettings> mine(
            ConversationRef of,
            @ContextValue(Viewer.KEY) Viewer viewer,
            DataLoader<ConversationRef, ConversationView> past,
            DataLoader<String, ParticipantDocument> now) {
        if (!(viewer instanceof Viewer.Of(UUID person))) {
            return CompletableFuture.completedFuture(null);
        }
        Instant asOf = of.asOf();
        if (asOf != null) {
            return head(
                    of,
                    past,
                    view -> view.participants().stream()
                            .filter(participant -> participant.person().equals(person))
                            .findFirst()
                            .map(participant -> participant.own().at(asOf))
                            .orElse(null));
        }
        Instant instant = clock.instant();
        return now.load(ParticipantDocument.id(of.id(), person))
                .thenApply(found -> found == null ? null : found.own().at(instant));
    }
}
