package dev.duplex.query.timeline;

import dev.duplex.query.graphql.Viewer;
import graphql.GraphQLContext;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaDirectiveWiring;
import graphql.schema.idl.SchemaDirectiveWiringEnvironment;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.dataloader.DataLoader;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;
import org.springframework.stereotype.Component;

/** Fields that name messages: customers are not told of private notes there, nor of what is not known yet to be none. */
@Component
final class NamedMessages implements RuntimeWiringConfigurer, SchemaDirectiveWiring {

    private final PrivateNotes notes;

    NamedMessages(PrivateNotes notes) {
        this.notes = notes;
    }

    @Override
    public void configure(RuntimeWiring.Builder wiring) {
        wiring.directive("namesMessages", this);
    }

    @Override
    public GraphQLFieldDefinition onField(SchemaDirectiveWiringEnvironment<GraphQLFieldDefinition> environment) {
        DataFetcher<?> all = environment.getFieldDataFetcher();
        return environment.setFieldDataFetcher(asked -> shown(all.get(asked), asked));
    }

    @SuppressWarnings("FutureReturnValueIgnored") // whoever asked for the field waits for it
    private @Nullable Object shown(@Nullable Object named, DataFetchingEnvironment asked) {
        if (named == null || List.of().equals(named) || areFor(asked)) {
            return named;
        }
        DataLoader<UUID, EntryDocument> entries =
                Objects.requireNonNull(asked.getDataLoader(EntryDocument.class.getName()));
        if (named instanceof UUID message) {
            return entries.load(message).thenApply(entry -> isPublic(entry) ? message : null);
        }
        List<UUID> messages = ((List<?>) named).stream().map(UUID.class::cast).toList();
        return entries.loadMany(messages)
                .thenApply(found -> found.stream()
                        .filter(NamedMessages::isPublic)
                        .map(EntryDocument::id)
                        .toList());
    }

    private boolean areFor(DataFetchingEnvironment asked) {
        GraphQLContext context = asked.getGraphQlContext();
        Viewer viewer = Objects.requireNonNull(context.get(Viewer.KEY));
        return context.<Boolean>computeIfAbsent(NamedMessages.class, once -> notes.areFor(viewer));
    }

    private static boolean isPublic(@Nullable EntryDocument entry) {
        return entry != null && !entry.isPrivateNote();
    }
}
