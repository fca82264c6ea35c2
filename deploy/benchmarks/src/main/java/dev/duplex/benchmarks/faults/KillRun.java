package dev.duplex.benchmarks.faults;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;
import org.bson.Document;

/**
 * The embedded server killed again and again under writers that insert batches, delete some of them and count something up.
 * Every second time it loses its power as well. After each restart everything is read.
 */
final class KillRun {

    private static final String DATABASE = "kills";

    /** @param kills of the server, {@code writers} at a time */
    record Settings(long seed, int kills, int writers) {}

    /** @param acknowledged writes in all */
    record Report(
            Settings settings, double seconds, long acknowledged, int powerLosses, long bytesLost, List<String> wrong) {

        String text() {
            return String.format(
                    Locale.ROOT,
                    "seed %d: %d writers, %.0f s%n%,d writes acknowledged; %d kills, %d of them with a loss of power that took"
                            + " %,d bytes of unsynced log%nacknowledged and lost, or there by halves: %d%n%s",
                    settings.seed(),
                    settings.writers(),
                    seconds,
                    acknowledged,
                    settings.kills(),
                    powerLosses,
                    bytesLost,
                    wrong.size(),
                    String.join("\n", wrong));
        }
    }

    private final Settings settings;
    private final AtomicLong nextBatch = new AtomicLong();
    private final AtomicLongArray counted;
    private final AtomicLongArray begun;
    private final AtomicLong acknowledged = new AtomicLong();
    private final List<String> wrong = new ArrayList<>();
    private Batches batches;

    private KillRun(Settings settings, Batches batches) {
        this.settings = settings;
        this.counted = new AtomicLongArray(settings.writers());
        this.begun = new AtomicLongArray(settings.writers());
        this.batches = batches;
    }

    static Report run(Settings settings, Path folder) throws IOException, InterruptedException {
        long from = System.nanoTime();
        SplittableRandom random = new SplittableRandom(settings.seed());
        int powerLosses = 0;
        try (ServerUnderTest server = ServerUnderTest.start(folder, settings.seed())) {
            KillRun run;
            try (MongoClient client = MongoClients.create(server.uri())) {
                run = new KillRun(settings, Batches.none(batches(client)));
            }
            for (int round = 0; round < settings.kills(); round++) {
                run.round(server, random.split(), random.nextInt(1_000));
                boolean powerLoss = round % 2 == 1;
                powerLosses += powerLoss ? 1 : 0;
                server.restart(powerLoss);
                run.verify(server, round);
            }
            return new Report(
                    settings,
                    (System.nanoTime() - from) / 1e9,
                    run.acknowledged.get(),
                    powerLosses,
                    server.bytesLost(),
                    run.wrong);
        }
    }

    /** A client that gives up soon on a server that was killed. */
    private static MongoClient connect(ServerUnderTest server) {
        return MongoClients.create(server.uri() + "/?serverSelectionTimeoutMS=500");
    }

    private static MongoCollection<Document> batches(MongoClient client) {
        return client.getDatabase(DATABASE).getCollection("batches");
    }

    private void round(ServerUnderTest server, SplittableRandom random, int milliseconds) throws InterruptedException {
        try (MongoClient client = connect(server)) {
            batches = batches.in(batches(client));
            MongoCollection<Document> counters = client.getDatabase(DATABASE).getCollection("counters");
            AtomicBoolean killed = new AtomicBoolean();
            long before = acknowledged.get();
            List<Thread> writers = new ArrayList<>();
            for (int writer = 0; writer < settings.writers(); writer++) {
                int which = writer;
                SplittableRandom own = random.split();
                writers.add(Thread.ofVirtual().start(() -> write(which, counters, own, killed)));
            }
            while (acknowledged.get() == before) {
                Thread.sleep(1);
            }
            Thread.sleep(milliseconds);
            server.kill();
            killed.set(true);
            for (Thread writer : writers) {
                writer.join();
            }
        }
    }

    private void write(int writer, MongoCollection<Document> counters, SplittableRandom random, AtomicBoolean killed) {
        List<Long> own = new ArrayList<>();
        while (!killed.get()) {
            try {
                switch (random.nextInt(4)) {
                    case 0 -> {
                        begun.incrementAndGet(writer);
                        counters.updateOne(Filters.eq(writer), Updates.inc("n", 1L), new UpdateOptions().upsert(true));
                        counted.incrementAndGet(writer);
                    }
                    case 1 -> {
                        if (!own.isEmpty()) {
                            batches.delete(own.remove(random.nextInt(own.size())));
                        }
                    }
                    default -> {
                        long batch = nextBatch.getAndIncrement();
                        batches.insert(batch);
                        own.add(batch);
                    }
                }
                acknowledged.incrementAndGet();
            } catch (MongoException e) { // killed just now: what this was about is unsure
                LockSupport.parkNanos(1_000_000);
            }
        }
    }

    private void verify(ServerUnderTest server, int round) {
        try (MongoClient client = MongoClients.create(server.uri())) {
            Batches read = batches.in(batches(client));
            read.verify().forEach(what -> wrong.add("after kill " + (round + 1) + ": " + what));
            MongoCollection<Document> counters = client.getDatabase(DATABASE).getCollection("counters");
            for (int writer = 0; writer < settings.writers(); writer++) {
                Document counter = counters.find(Filters.eq(writer)).first();
                long there = counter == null ? 0 : counter.getLong("n");
                long told = counted.get(writer);
                if (there < told || there > begun.get(writer)) {
                    wrong.add("after kill " + (round + 1) + ": counter " + writer + " is " + there
                            + ", acknowledged were " + told + " of " + begun.get(writer));
                }
                counted.set(writer, there);
                begun.set(writer, there);
            }
        }
    }
}
