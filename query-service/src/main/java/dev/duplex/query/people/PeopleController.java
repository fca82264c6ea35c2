package dev.duplex.query.people;

import com.mongodb.client.model.Filters;
import dev.duplex.events.people.PersonKind;
import dev.duplex.query.graphql.Connection;
import dev.duplex.query.graphql.Cursor;
import dev.duplex.query.graphql.Ids;
import dev.duplex.query.graphql.Keyset;
import dev.duplex.query.graphql.KnownPeople;
import dev.duplex.query.graphql.Matching;
import dev.duplex.query.graphql.Membership;
import dev.duplex.query.graphql.Page;
import dev.duplex.query.graphql.Participation;
import dev.duplex.query.graphql.PersonRef;
import dev.duplex.query.graphql.QueryRejected;
import dev.duplex.query.graphql.Viewer;
import dev.duplex.query.graphql.WorkspaceRef;
import dev.duplex.query.projection.LiveShelf;
import dev.duplex.query.projection.LiveShelves;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.bson.conversions.Bson;
import org.dataloader.DataLoader;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Mono;

@Controller
class PeopleController implements Membership, KnownPeople {

    private static final Keyset ORDER = new Keyset("joinedAt", "position", Cursor::number);

    private final LiveShelf<PersonDocument> people;
    private final Participation participation;

    PeopleController(LiveShelves shelves, Participation participation, BatchLoaderRegistry loaders) {
        this.participation = participation;
        this.people = shelves.of(PersonDocument.SHELF);
        loaders.forTypePair(UUID.class, PersonDocument.class)
                .registerMappedBatchLoader((ids, environment) -> Mono.fromSupplier(() -> load(ids)));
    }

    private Map<UUID, PersonDocument> load(Set<UUID> ids) {
        Map<UUID, PersonDocument> found = new HashMap<>();
        people.now().find(Filters.in("_id", ids)).forEach(person -> found.put(person.id(), person));
        return found;
    }

    @Override
    public Map<UUID, KnownPerson> known(Collection<UUID> asked) {
        Map<UUID, KnownPerson> known = new HashMap<>();
        load(Set.copyOf(asked))
                .forEach((id, person) -> known.put(
                        id,
                        new KnownPerson(
                                id, person.workspace(), person.name(), person.email(), ZoneId.of(person.timeZone()))));
        return known;
    }

    @Override
    public Optional<String> workspaceOf(UUID person) {
        return Optional.ofNullable(people.now().find(Filters.eq(person)).first())
                .map(PersonDocument::workspace);
    }

    @Override
    public Optional<PersonKind> kindOf(UUID person) {
        return Optional.ofNullable(people.now().find(Filters.eq(person)).first())
                .map(PersonDocument::kind);
    }

    @QueryMapping
    PersonRef person(@Argument String id, @ContextValue(Viewer.KEY) Viewer viewer) {
        UUID person = Ids.parse("id", id);
        PersonDocument found = people.now().find(Filters.eq(person)).first();
        if (found == null || !mayKnow(viewer, found)) {
            throw QueryRejected.unknown("person", "id", id);
        }
        return new PersonRef(person);
    }

    private boolean mayKnow(Viewer viewer, PersonDocument person) {
        return switch (viewer) {
            case Viewer.Operator() -> true;
            case Viewer.Of(UUID asking) ->
                workspaceOf(asking).filter(person.workspace()::equals).isPresent()
                        && (!isCustomer(asking)
                                || asking.equals(person.id())
                                || participation.companions(asking).contains(person.id()));
        };
    }

    @SchemaMapping(typeName = "Workspace")
    Connection<PersonRef> people(
            WorkspaceRef workspace,
            @Argument @Nullable Integer first,
            @Argument @Nullable String after,
            @Argument @Nullable String matching,
            @ContextValue(Viewer.KEY) Viewer viewer) {
        Page page = Page.forward(first, after, "people " + workspace.id() + " " + matching);
        return Connection.of(
                page,
                ORDER.find(
                        people.now(),
                        Filters.and(
                                Filters.eq("workspace", workspace.id()), seenBy(viewer), Matching.in("name", matching)),
                        page),
                person -> new Cursor(person.joinedAt(), Long.toString(person.position())),
                person -> new PersonRef(person.id()));
    }

    /** Customers know nothing of each other, nor of members who do not talk to them. */
    private Bson seenBy(Viewer viewer) {
        return switch (viewer) {
            case Viewer.Operator() -> Filters.empty();
            case Viewer.Of(UUID asking) ->
                isCustomer(asking) ? Filters.in("_id", participation.companions(asking)) : Filters.empty();
        };
    }

    @SchemaMapping(typeName = "Person")
    CompletableFuture<String> name(PersonRef person, DataLoader<UUID, PersonDocument> loader) {
        return loader.load(person.id()).thenApply(found -> known(person, found).name());
    }

    @SchemaMapping(typeName = "Person")
    CompletableFuture<@Nullable String> email(PersonRef person, DataLoader<UUID, PersonDocument> loader) {
        return loader.load(person.id()).thenApply(found -> known(person, found).email());
    }

    @SchemaMapping(typeName = "Person")
    CompletableFuture<PersonKind> kind(PersonRef person, DataLoader<UUID, PersonDocument> loader) {
        return loader.load(person.id()).thenApply(found -> known(person, found).kind());
    }

    @SchemaMapping(typeName = "Person")
    CompletableFuture<String> timeZone(PersonRef person, DataLoader<UUID, PersonDocument> loader) {
        return loader.load(person.id()).thenApply(found -> known(person, found).timeZone());
    }

    @SchemaMapping(typeName = "Person")
    CompletableFuture<Instant> joinedAt(PersonRef person, DataLoader<UUID, PersonDocument> loader) {
        return loader.load(person.id()).thenApply(found -> known(person, found).joinedAt());
    }

    private static PersonDocument known(PersonRef person, @Nullable PersonDocument found) {
        if (found == null) {
            throw QueryRejected.unknown("person", "id", person.id());
        }
        return found;
    }
}
