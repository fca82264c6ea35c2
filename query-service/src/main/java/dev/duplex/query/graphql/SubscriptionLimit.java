package dev.duplex.query.graphql;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.reactivestreams.Publisher;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.graphql.execution.SubscriptionPublisherException;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.graphql.server.WebSocketGraphQlRequest;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** How much one connection may listen to at a time. */
@Component
final class SubscriptionLimit implements WebGraphQlInterceptor {

    private static final String KEY = SubscriptionLimit.class.getName();

    private final int most;

    SubscriptionLimit(@Value("${duplex.realtime.max-subscriptions:50}") int most) {
        this.most = most;
    }

    @Override
    public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
        Mono<WebGraphQlResponse> answer = chain.next(request);
        return request instanceof WebSocketGraphQlRequest socket
                ? answer.map(response -> limited(socket, response))
                : answer;
    }

    private WebGraphQlResponse limited(WebSocketGraphQlRequest socket, WebGraphQlResponse response) {
        if (!(response.getExecutionResult().getData() instanceof Publisher<?> publisher)) {
            return response;
        }
        AtomicInteger open = (AtomicInteger)
                socket.getSessionInfo().getAttributes().computeIfAbsent(KEY, key -> new AtomicInteger());
        return response.transform(builder -> builder.data(Flux.defer(() -> {
            if (open.incrementAndGet() > most) {
                open.decrementAndGet();
                return Flux.error(tooMany());
            }
            return Flux.from(publisher).doFinally(signal -> open.decrementAndGet());
        })));
    }

    private Throwable tooMany() {
        QueryRejected rejected = new QueryRejected(
                "too-many-subscriptions",
                "subscription",
                "A connection has at most " + most + " subscriptions at a time",
                "End those that are not needed");
        return new SubscriptionPublisherException(List.of(QueryErrors.of(rejected)), rejected);
    }
}
