package dev.duplex.query.realtime;

import dev.duplex.query.graphql.QueryRejected;
import java.util.concurrent.atomic.AtomicInteger;
import org.reactivestreams.Publisher;
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

    SubscriptionLimit(RealtimeSettings settings) {
        this.most = settings.subscriptions();
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
                return Flux.error(new QueryRejected(
                        "too-many-subscriptions",
                        "subscription",
                        "A connection has at most " + most + " subscriptions at a time",
                        "End those that are not needed"));
            }
            return Flux.from(publisher).doFinally(signal -> open.decrementAndGet());
        })));
    }
}
