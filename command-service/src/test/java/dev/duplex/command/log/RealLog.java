package dev.duplex.command.log;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import dev.duplex.command.bus.CommandApplication;
import dev.duplex.command.bus.CommandSlice;
import dev.duplex.command.bus.Commands;
import dev.duplex.command.bus.Outcome;
import dev.duplex.command.decision.Boundary;
import dev.duplex.command.decision.Decider;
import dev.duplex.command.decision.Decision;
import dev.duplex.embeddedmongodb.EmbeddedMongo;
import dev.duplex.events.DuplexEvent;
import dev.duplex.eventstore.EventStoreSettings;
import dev.duplex.eventstore.MongoEventStorageEngine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.axonframework.common.configuration.AxonConfiguration;
import org.axonframework.messaging.commandhandling.CommandBus;
import org.axonframework.messaging.eventstreaming.StreamingCondition;
import org.springframework.util.FileSystemUtils;

/** A log in the embedded server, with several nodes of the command side that write to it. */
public final class RealLog implements AutoCloseable {

    private static final AtomicInteger DATABASES = new AtomicInteger();

    static {
        // a busy machine is slow, not wrong
        Awaitility.setDefaultTimeout(Duration.ofSeconds(60));
    }

    private record Node(AxonConfiguration axon, MongoEventStorageEngine engine, Commands commands) {}

    /** What happened before, as it is. */
    private record Before(List<DuplexEvent> events) {}

    private static final class Happen implements Decider<Before, Boolean> {
        @Override
        public Boundary boundary(Before command) {
            return Boundary.NONE;
        }

        @Override
        public Boolean initial() {
            return false;
        }

        @Override
        public Boolean evolve(Boolean state, DuplexEvent event) {
            return state;
        }

        @Override
        public Decision decide(Before command, Boolean state) {
            return Decision.accept(command.events());
        }
    }

    private static final class Server {
        static final Path FOLDER = temporary();
        static final String URI = start();

        private static String start() {
            EmbeddedMongo server = EmbeddedMongo.start(FOLDER.resolve("mongodb"), 0);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                server.close();
                try {
                    FileSystemUtils.deleteRecursively(FOLDER);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }));
            return server.uri();
        }

        private static Path temporary() {
            try {
                return Files.createTempDirectory("duplex-command-test");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private final MongoClient client = MongoClients.create(Server.URI);
    private final List<Node> nodes = new ArrayList<>();
    private final String name = newDatabase();

    private RealLog() {}

    public static RealLog open(int nodes, CommandSlice<?>... slices) {
        RealLog log = new RealLog();
        for (int node = 0; node < nodes; node++) {
            log.nodes.add(log.node(slices));
        }
        return log;
    }

    /** The server of this module's tests with a database of one's own. */
    public static String newUri() {
        return Server.URI + "/" + newDatabase();
    }

    /** A temporary folder of this run of tests. */
    public static Path folder() {
        return Server.FOLDER;
    }

    private static String newDatabase() {
        return "test" + DATABASES.incrementAndGet();
    }

    private Node node(CommandSlice<?>... slices) {
        MongoDatabase database = database();
        MongoEventStorageEngine engine = MongoEventStorageEngine.open(
                database, new EventLogConfiguration().payloadFormat(), EventStoreSettings.DEFAULT, Clock.systemUTC());
        List<CommandSlice<?>> all = new ArrayList<>(List.of(slices));
        all.add(new CommandSlice<>(Before.class, new Happen()));
        AxonConfiguration axon =
                CommandApplication.on(CommandApplication.of(all), engine).build();
        axon.start();
        return new Node(axon, engine, new Commands(axon.getComponent(CommandBus.class), all));
    }

    public void happened(List<DuplexEvent> events) {
        nodes.getFirst().commands().send(new Before(events));
    }

    /** Sent to one node after the other. */
    public Outcome send(int racer, Object command) {
        return nodes.get(racer % nodes.size()).commands().send(command);
    }

    public Commands commands(int node) {
        return nodes.get(node).commands();
    }

    public MongoEventStorageEngine engine(int node) {
        return nodes.get(node).engine();
    }

    public MongoDatabase database() {
        return client.getDatabase(name);
    }

    /** All that is in the log, in its order. */
    public List<DuplexEvent> events() {
        MongoEventStorageEngine engine = nodes.getFirst().engine();
        long end = engine.durableEnd();
        List<DuplexEvent> events = new ArrayList<>();
        var stream = engine.stream(StreamingCondition.startingFrom(null), null);
        try {
            Awaitility.await().until(() -> {
                for (var next = stream.next(); next.isPresent() && events.size() < end; next = stream.next()) {
                    events.add((DuplexEvent) next.get().message().payload());
                }
                return events.size() == end;
            });
        } finally {
            stream.close();
        }
        return events;
    }

    @Override
    public void close() {
        for (Node node : nodes) {
            node.axon().shutdown();
            node.engine().close();
        }
        client.close();
    }
}
