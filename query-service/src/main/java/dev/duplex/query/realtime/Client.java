package dev.duplex.query.realtime;

import dev.duplex.query.graphql.QueryRejected;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;
import reactor.util.concurrent.Queues;

/** A device whose subscription is on this node. Thread-safe. */
final class Client {

    /** What it may lag behind. */
    private static final int BUFFER = 1_024;

    private final Device device;
    private final String workspace;
    private final boolean customer;
    private final String node;
    private final Instant since;
    private final Sinks.Many<Realtime> sink = Sinks.many()
            .unicast()
            .onBackpressureBuffer(Queues.<Realtime>get(BUFFER).get());
    private Instant heard;
    private boolean away;
    private @Nullable UUID call;
    private @Nullable Instant left;

    Client(Device device, String workspace, boolean customer, String node, Instant now) {
        this.device = device;
        this.workspace = workspace;
        this.customer = customer;
        this.node = node;
        this.since = now;
        this.heard = now;
    }

    Device device() {
        return device;
    }

    String workspace() {
        return workspace;
    }

    boolean isCustomer() {
        return customer;
    }

    Flux<Realtime> flux() {
        return sink.asFlux();
    }

    /** Nothing comes before the welcome. */
    synchronized void welcome(Runnable register, Supplier<Realtime.Welcome> welcome) {
        register.run();
        tell(welcome.get());
    }

    /** @return whether it takes it */
    synchronized boolean tell(Realtime what) {
        if (left != null) {
            return false;
        }
        Sinks.EmitResult result = sink.tryEmitNext(what);
        if (result == Sinks.EmitResult.FAIL_OVERFLOW) {
            end(
                    "too-slow",
                    "More than " + BUFFER + " messages were waiting to be taken",
                    "Subscribe again, and take what comes at once");
        }
        return result.isSuccess();
    }

    synchronized void end(String code, String detail, String remedy) {
        sink.tryEmitError(new QueryRejected(code, "realtime", detail, remedy));
    }

    synchronized void complete() {
        sink.tryEmitComplete();
    }

    /** @return whether something that others see is new */
    synchronized boolean present(boolean nowAway, @Nullable UUID nowIn, Instant now) {
        boolean changed = away != nowAway || !Optional.ofNullable(nowIn).equals(Optional.ofNullable(call));
        heard = now;
        away = nowAway;
        call = nowIn;
        return changed;
    }

    synchronized @Nullable UUID call() {
        return call;
    }

    /** Whether its subscription goes on. */
    synchronized boolean isOpen() {
        return left == null;
    }

    synchronized void leave(Instant now) {
        left = now;
    }

    synchronized boolean isGone(Instant now, RealtimeSettings settings) {
        return left == null
                ? heard.plus(settings.presence()).isBefore(now)
                : left.plus(settings.grace()).isBefore(now);
    }

    synchronized LeaseDocument lease() {
        return new LeaseDocument(device.key(), device.person(), device.id(), workspace, node, away, call, since);
    }
}
