package dev.duplex.query.graphql;

import dev.duplex.query.projection.ReadModel;
import dev.duplex.query.projection.SharedReadModels;
import graphql.language.Field;
import graphql.language.OperationDefinition;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.Parser;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.graphql.server.WebSocketGraphQlInterceptor;
import org.springframework.graphql.server.WebSocketGraphQlRequest;
import org.springframework.graphql.server.WebSocketSessionInfo;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What holds for every request: who asks, how much must be seen, and that every error carries a code. */
@Component
final class RequestGate implements WebSocketGraphQlInterceptor {

    static final String PERSON = "Duplex-Person";
    static final String POSITION = "Duplex-Position";

    private final SharedReadModels shared;
    private final List<ReadModel> local;
    private final Duration patience;

    /** @param patience how long a query waits for the position that it names */
    RequestGate(
            SharedReadModels shared,
            List<ReadModel> local,
            @Value("${duplex.query.position-wait:5s}") Duration patience) {
        this.shared = shared;
        this.local = local;
        this.patience = patience;
    }

    @Override
    public Mono<Object> handleConnectionInitialization(WebSocketSessionInfo session, Map<String, Object> payload) {
        Object named = payload.getOrDefault(PERSON, session.getHeaders().getFirst(PERSON));
        session.getAttributes().put(Viewer.KEY, viewer(named == null ? null : named.toString()));
        return Mono.empty();
    }

    @Override
    public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
        Viewer viewer = request instanceof WebSocketGraphQlRequest socket
                ? (Viewer) socket.getSessionInfo().getAttributes().getOrDefault(Viewer.KEY, new Viewer.Operator())
                : viewer(request.getHeaders().getFirst(PERSON));
        await(request, position(request));
        request.configureExecutionInput((input, builder) ->
                builder.graphQLContext(Map.of(Viewer.KEY, viewer)).build());
        return chain.next(request).map(RequestGate::coded);
    }

    private static WebGraphQlResponse coded(WebGraphQlResponse response) {
        boolean uncoded = response.getExecutionResult().getErrors().stream()
                .anyMatch(error ->
                        error.getExtensions() == null || !error.getExtensions().containsKey("code"));
        return uncoded
                ? response.transform(builder -> builder.errors(QueryErrors.coded(response.getExecutionResult())))
                : response;
    }

    private static Viewer viewer(@Nullable String person) {
        return person == null ? new Viewer.Operator() : new Viewer.Of(Ids.parse(PERSON, person.strip()));
    }

    private static Optional<Long> position(WebGraphQlRequest request) {
        Object extension = request.getExtensions().get("atLeast");
        String named = extension == null ? request.getHeaders().getFirst(POSITION) : extension.toString();
        if (named == null || (extension == null && request instanceof WebSocketGraphQlRequest)) {
            return Optional.empty();
        }
        return Optional.of(Positions.parse(extension == null ? POSITION : "atLeast", named));
    }

    /** Even answers of a node's own read models tell of things that the shared ones know more about. */
    private void await(WebGraphQlRequest request, Optional<Long> position) {
        if (position.isEmpty() && shared.whole()) {
            return;
        }
        long deadline = System.nanoTime() + patience.toNanos();
        List<Source> sources = sources(request);
        if (!sources.isEmpty() && !shared.await(-1, Duration.ofNanos(deadline - System.nanoTime()))) {
            throw new QueryRejected(
                    "not-yet-reached",
                    "query",
                    "What is asked for is being built anew from the log after an update",
                    "Ask again in a moment; /actuator/projections tells how far it is");
        }
        position.ifPresent(asked -> sources.forEach(source -> await(source, asked, deadline)));
    }

    private static void await(Source source, long position, long deadline) {
        if (!source.await().test(position, Duration.ofNanos(deadline - System.nanoTime()))) {
            throw new QueryRejected(
                    "not-yet-reached",
                    POSITION,
                    "What " + source.field() + " answers from has not reached position " + position,
                    "Ask again in a moment");
        }
    }

    /** What a root field is answered from. */
    private record Source(String field, BiPredicate<Long, Duration> await) {}

    /**
     * Only names matter here: a query that cannot be parsed is told so by the engine. What is transient comes from no read
     * model, so it does not wait for them.
     */
    private List<Source> sources(WebGraphQlRequest request) {
        try {
            return new Parser()
                    .parseDocument(request.getDocument()).getDefinitionsOfType(OperationDefinition.class).stream()
                            .filter(operation -> operation.getOperation() != OperationDefinition.Operation.MUTATION)
                            .flatMap(operation -> operation.getSelectionSet().getSelections().stream())
                            .flatMap(root -> root instanceof Field field ? source(field.getName()) : everything())
                            .toList();
        } catch (InvalidSyntaxException told) {
            return List.of();
        }
    }

    private Stream<Source> source(String field) {
        return field.startsWith("__")
                ? Stream.empty()
                : Stream.of(local.stream()
                        .filter(model -> model.answers(field))
                        .findFirst()
                        .map(model -> new Source(field, model::await))
                        .orElseGet(() -> new Source(field, shared::await)));
    }

    /** For a fragment, whose fields may be of any source. */
    private Stream<Source> everything() {
        return Stream.concat(
                Stream.of(new Source("a fragment", shared::await)),
                local.stream().map(model -> new Source("a fragment", model::await)));
    }
}
