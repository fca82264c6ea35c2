package dev.duplex.eventstore;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.util.concurrent.atomic.AtomicInteger;

/** The one server of this module's tests, and a fresh database for whoever asks. */
final class TestServer {

    private static final MongoServer SERVER = new MongoServer(new MemoryBackend());
    private static final String URI = SERVER.bindAndGetConnectionString();
    private static final MongoClient CLIENT = MongoClients.create(URI);
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private TestServer() {}

    static String uri() {
        return URI;
    }

    static MongoDatabase database() {
        return CLIENT.getDatabase("test" + DATABASES.incrementAndGet());
    }
}
