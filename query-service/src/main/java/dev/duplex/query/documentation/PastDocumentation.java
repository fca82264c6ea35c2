package dev.duplex.query.documentation;

import dev.duplex.events.EventTag;
import dev.duplex.query.graphql.ConversationRef;
import dev.duplex.query.projection.Batch;
import dev.duplex.query.projection.History;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What conversations had come to by an instant, folded from the log once for all that is asked of it. */
@Component
final class PastDocumentation {

    private final History history;
    private final DocumentationProjection projection;

    PastDocumentation(History history, DocumentationProjection projection, BatchLoaderRegistry loaders) {
        this.history = history;
        this.projection = projection;
        loaders.forTypePair(ConversationRef.class, Documented.class)
                .registerMappedBatchLoader((refs, environment) -> Mono.fromSupplier(() -> load(refs)));
    }

    /** Each in the order of its lists. */
    record Documented(List<DecisionDocument> decisions, List<ActionItemDocument> items) {}

    private Map<ConversationRef, Documented> load(Set<ConversationRef> refs) {
        return refs.stream().collect(Collectors.toMap(Function.identity(), this::at));
    }

    private Documented at(ConversationRef of) {
        Batch batch = history.fold(
                projection,
                history.until(
                        Objects.requireNonNull(of.asOf()),
                        List.of(EventTag.conversation(of.id())),
                        projection.handles()));
        return new Documented(
                batch.all(DecisionDocument.SHELF).stream()
                        .sorted(Comparator.<DecisionDocument>comparingLong(
                                        decision -> decision.at().toEpochMilli())
                                .thenComparingLong(DecisionDocument::logged))
                        .toList(),
                batch.all(ActionItemDocument.SHELF).stream()
                        .sorted(Comparator.<ActionItemDocument>comparingLong(
                                        item -> item.sorted().toEpochMilli())
                                .thenComparingLong(ActionItemDocument::logged))
                        .toList());
    }
}
