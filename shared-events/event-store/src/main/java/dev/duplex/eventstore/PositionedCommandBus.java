package dev.duplex.eventstore;

import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.axonframework.common.infra.ComponentDescriptor;
import org.axonframework.messaging.commandhandling.CommandBus;
import org.axonframework.messaging.commandhandling.CommandHandler;
import org.axonframework.messaging.commandhandling.CommandMessage;
import org.axonframework.messaging.commandhandling.CommandResultMessage;
import org.axonframework.messaging.commandhandling.GenericCommandResultMessage;
import org.axonframework.messaging.core.Message;
import org.axonframework.messaging.core.MessageType;
import org.axonframework.messaging.core.QualifiedName;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.jspecify.annotations.Nullable;

/**
 * Tells the sender of a command where the log ended after the command's events, in the metadata of the result: a result is made
 * before the commit, so a handler cannot say it. For command buses within one process. Thread-safe.
 */
public final class PositionedCommandBus implements CommandBus {

    /** Metadata of a result: {@link EventPositions#COMMITTED_END} of the unit of work; absent when nothing was appended. */
    public static final String COMMITTED_END = "committedEnd";

    private static final long NONE = -1;
    private static final MessageType NOTHING = new MessageType("empty");

    private final CommandBus delegate;
    private final Map<String, AtomicLong> ends = new ConcurrentHashMap<>();

    public PositionedCommandBus(CommandBus delegate) {
        this.delegate = delegate;
    }

    /** The exclusive end that a result carries; empty when its command appended nothing. */
    public static OptionalLong committedEnd(@Nullable Message result) {
        String end = result == null ? null : result.metadata().get(COMMITTED_END);
        return end == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(end));
    }

    @Override
    public PositionedCommandBus subscribe(QualifiedName name, CommandHandler handler) {
        delegate.subscribe(name, (command, context) -> {
            AtomicLong end = ends.get(command.identifier());
            if (end != null) {
                context.runOnAfterCommit(
                        committed -> EventPositions.committedEnd(committed).ifPresent(end::set));
            }
            return handler.handle(command, context);
        });
        return this;
    }

    @Override
    public CompletableFuture<CommandResultMessage> dispatch(
            CommandMessage command, @Nullable ProcessingContext context) {
        AtomicLong end = new AtomicLong(NONE);
        ends.put(command.identifier(), end);
        CompletableFuture<CommandResultMessage> dispatched;
        try {
            dispatched = delegate.dispatch(command, context);
        } catch (RuntimeException e) {
            dispatched = CompletableFuture.failedFuture(e);
        }
        return dispatched
                .whenComplete((result, error) -> ends.remove(command.identifier(), end))
                .thenApply(result -> end.get() == NONE ? result : withEnd(result, end.get()));
    }

    private static CommandResultMessage withEnd(@Nullable CommandResultMessage result, long end) {
        Map<String, String> metadata = Map.of(COMMITTED_END, Long.toString(end));
        return result == null
                ? new GenericCommandResultMessage(NOTHING, (Object) null, metadata)
                : result.andMetadata(metadata);
    }

    @Override
    public void describeTo(ComponentDescriptor descriptor) {
        descriptor.describeWrapperOf(delegate);
    }
}
