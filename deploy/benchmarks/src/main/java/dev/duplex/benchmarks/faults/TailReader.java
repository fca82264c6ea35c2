package dev.duplex.benchmarks.faults;

import com.mongodb.MongoException;
import com.mongodb.ReadConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.bson.Document;

/** Reads the end of the log by the plain driver as fast as it can: what it was shown once must never be gone. */
final class TailReader implements AutoCloseable {

    private final MongoClient client;
    private final MongoCollection<Document> log;
    private final Sightings sightings;
    private final Thread thread;
    private volatile boolean closed;

    private TailReader(String uri, Sightings sightings) {
        this.client = MongoClients.create(uri);
        this.log = client.getDatabase(LogEntry.DATABASE)
                .getCollection(LogEntry.COLLECTION)
                .withReadConcern(ReadConcern.MAJORITY);
        this.sightings = sightings;
        this.thread = Thread.ofPlatform().name("tail-reader").unstarted(this::read);
    }

    static TailReader start(String uri, Path folder) throws IOException {
        TailReader reader = new TailReader(uri, Sightings.create(folder, "tail"));
        reader.thread.start();
        return reader;
    }

    private void read() {
        long next = 0;
        while (!closed) {
            try {
                List<Document> found = log.find(Filters.gte("_id", next))
                        .sort(Sorts.ascending("_id"))
                        .limit(200)
                        .into(new ArrayList<>());
                for (Document document : found) {
                    LogEntry entry = LogEntry.of(document);
                    for (int i = 0; i < entry.events().size(); i++) {
                        sightings.saw(entry.first() + i, entry.events().get(i).id());
                    }
                    next = entry.end();
                    sightings.whole(next);
                }
                sightings.note();
            } catch (MongoException e) { // the server is down
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(3));
        }
    }

    @Override
    public void close() throws IOException {
        closed = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        client.close();
        sightings.close();
    }
}
