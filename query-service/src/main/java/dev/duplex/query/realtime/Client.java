package dev.duplex.query.realtime;

import dev.duplex.query.graphql.QueryRejected;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;
import reactor.util.concurrent.Queues;

/** A device whose subscription is on this node. Thread-safe. */
final class Client {

    /** What it may lag behind. */
    private static final int BUFFER = 1_024;

    /** Of the payloads among it, in characters. */
    static final int BUFFER_CHARS = 2_000_000;

    private final Device device;
    private final String workspace;
    private final boolean customer;
    private final String node;
    private final Instant since;
    private final Sinks.Many<Realtime> sink = Sinks.many()
            .unicast()
            .onBackpressureBuffer(Queues.<Realtime>get(BUFFER).get());
    private final AtomicLong waiting = new AtomicLong();
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
        return sink.asFlux().doOnNext(taken -> waiting.addAndGet(-chars(taken)));
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
        if (waiting.addAndGet(chars(what)) > BUFFER_CHARS) {
            tooSlow();
            return false;
        }
        Sinks.EmitResult result = sink.tryEmitNext(what);
        if (result == Sinks.EmitResult.FAIL_OVERFLOW) {
            tooSlow();
        }
        return result.isSuccess();
    }

    private void tooSlow() {
        end(
                "too-slow",
                "More than " + BUFFER + " messages or " + BUFFER_CHARS + " characters were waiting to be taken",
                "Subscribe again, and take what comes at once");
    }

    private static int chars(Realtime what) {
        return what instanceof Realtime.Signal signal ? signal.payload().length() : 0;
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

    /** More time, by as much as its node stood still. */
    synchronized void allow(Duration more, Instant now) {
        heard = earlier(heard.plus(more), now);
        left = left == null ? null : earlier(left.plus(more), now);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
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
