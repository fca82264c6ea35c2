package dev.duplex.eventstore;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import dev.duplex.embeddedmongodb.EmbeddedMongo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/** The one server of this module's tests, and a fresh database for whoever asks. */
final class TestServer {

    private static final EmbeddedMongo SERVER = EmbeddedMongo.start(directory(), 0);
    private static final String URI = SERVER.uri();
    private static final MongoClient CLIENT = MongoClients.create(URI);
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private TestServer() {}

    /** Within the build's directory, so that a clean build removes it. */
    private static Path directory() {
        try {
            return Files.createTempDirectory(Files.createDirectories(Path.of("target", "test-server")), "data");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String uri() {
        return URI;
    }

    static MongoDatabase database() {
        return CLIENT.getDatabase("test" + DATABASES.incrementAndGet());
    }
}
