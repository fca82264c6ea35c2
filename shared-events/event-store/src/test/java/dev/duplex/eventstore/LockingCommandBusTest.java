package dev.duplex.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.axonframework.common.infra.ComponentDescriptor;
import org.axonframework.eventsourcing.eventstore.AppendEventsTransactionRejectedException;
import org.axonframework.eventsourcing.eventstore.ConsistencyMarker;
import org.axonframework.messaging.commandhandling.CommandBus;
import org.axonframework.messaging.commandhandling.CommandHandler;
import org.axonframework.messaging.commandhandling.CommandMessage;
import org.axonframework.messaging.commandhandling.CommandResultMessage;
import org.axonframework.messaging.commandhandling.GenericCommandMessage;
import org.axonframework.messaging.commandhandling.GenericCommandResultMessage;
import org.axonframework.messaging.core.MessageType;
import org.axonframework.messaging.core.QualifiedName;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LockingCommandBusTest {

    private final Commands commands = new Commands();
    private final LockingCommandBus bus = new LockingCommandBus(commands);

    @Test
    void commands_with_one_routing_key_run_side_by_side_while_they_do_not_conflict() {
        bus.dispatch(command("room 1"), null);
        bus.dispatch(command("room 1"), null);

        assertThat(commands.running).hasSize(2);
    }

    @Test
    void after_a_conflict_they_take_turns() {
        conflict("room 1");

        sendLater("room 1");
        Log.until("the first runs", () -> commands.running.size() == 1);
        sendLater("room 1");
        bus.dispatch(command("room 2"), null);
        assertThat(commands.running).hasSize(2);

        commands.running.remove().complete(result());
        Log.until("the second one of room 1 runs", () -> commands.keys.size() == 4);
    }

    @Test
    void one_that_fails_lets_the_next_one_run() {
        conflict("room 1");
        sendLater("room 1");
        Log.until("the first runs", () -> commands.running.size() == 1);
        sendLater("room 1");

        commands.running.remove().completeExceptionally(new IllegalStateException("of its own"));
        Log.until("the next runs", () -> commands.running.size() == 1);
    }

    private void conflict(String key) {
        CompletableFuture<CommandResultMessage> lost = bus.dispatch(command(key), null);
        commands.running
                .remove()
                .completeExceptionally(
                        AppendEventsTransactionRejectedException.conflictingEventsDetected(ConsistencyMarker.ORIGIN));
        assertThat(lost).isCompletedExceptionally();
    }

    private void sendLater(String key) {
        Thread.startVirtualThread(() -> bus.dispatch(command(key), null));
    }

    private static CommandMessage command(String key) {
        return new GenericCommandMessage(new MessageType("enter"), "payload", Map.of(), key, null);
    }

    private static CommandResultMessage result() {
        return new GenericCommandResultMessage(new MessageType("entered"), "done");
    }

    /** Remembers what it was given, until the test lets it end. */
    private static final class Commands implements CommandBus {

        private final Queue<CompletableFuture<CommandResultMessage>> running = new ConcurrentLinkedQueue<>();
        private final List<String> keys = new CopyOnWriteArrayList<>();

        @Override
        public synchronized CompletableFuture<CommandResultMessage> dispatch(
                CommandMessage command, @Nullable ProcessingContext context) {
            CompletableFuture<CommandResultMessage> result = new CompletableFuture<>();
            running.add(result);
            keys.add(command.routingKey().orElseThrow());
            return result;
        }

        @Override
        public Commands subscribe(QualifiedName name, CommandHandler handler) {
            return this;
        }

        @Override
        public void describeTo(ComponentDescriptor descriptor) {
            descriptor.describeProperty("running", running.size());
        }
    }
}
