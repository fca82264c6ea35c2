package dev.duplex.embeddedmongodb;

import de.bwaldvogel.mongo.MongoServer;
import dev.duplex.embeddedmongodb.EmbeddedMongoException.Reason;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * MongoDB's wire protocol in this process, stored in a directory.
 *
 * <p>A command is answered when what it wrote is on disk (unless it asks for {@code j: false}), and what it read as well
 * (unless for read concern {@code local}). It listens on the loopback address only and knows no users. Thread-safe.
 */
public final class EmbeddedMongo implements AutoCloseable {

    /** Commands block their thread while they wait for the disk, so there are more than cores. */
    private static final int WORKERS = 32;

    private final MongoServer server;
    private final int port;
    private final AtomicBoolean closed = new AtomicBoolean();

    private EmbeddedMongo(MongoServer server) {
        this.server = server;
        this.port = server.getLocalAddress().getPort();
    }

    /**
     * Opens the directory, creating it if missing, and listens on 127.0.0.1.
     *
     * @param dataDirectory where everything is kept; one server at a time
     * @param port the TCP port, 0 for any that is free
     * @throws EmbeddedMongoException if the directory or the port can not be used
     */
    public static EmbeddedMongo start(Path dataDirectory, int port) {
        return start(DataDirectory.open(dataDirectory, null), port);
    }

    /**
     * As {@link #start(Path, int)}, and tells what is durable: for tests that take away the rest.
     *
     * @param listener is called on a thread that answers a client, which waits for it
     * @throws EmbeddedMongoException if the directory or the port can not be used
     */
    public static EmbeddedMongo start(Path dataDirectory, int port, SyncListener listener) {
        return start(DataDirectory.open(dataDirectory, listener), port);
    }

    private static EmbeddedMongo start(Store store, int port) {
        RocksBackend backend = new RocksBackend(store);
        MongoServer server = new MongoServer(backend);
        try {
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1, WORKERS);
        } catch (Exception e) { // Netty throws the checked BindException undeclared
            backend.close();
            throw new EmbeddedMongoException(
                    Reason.PORT_IN_USE,
                    "Port " + port + " of 127.0.0.1 can not be used: " + e.getMessage()
                            + ". Give another port, or 0 for any free one.",
                    e);
        }
        return new EmbeddedMongo(server);
    }

    /** Connection string for MongoDB drivers. */
    public String uri() {
        return "mongodb://127.0.0.1:" + port;
    }

    /** The TCP port it listens on. */
    public int port() {
        return port;
    }

    /** Disconnects the clients, lets running commands finish and closes the directory. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            server.shutdownNow();
        }
    }
}
