package dev.duplex.embeddedmongodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import dev.duplex.embeddedmongodb.EmbeddedMongoException.Reason;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DurabilityTest {

    private static final int KILLS = 5;
    private static final int WRITERS = 8;
    private static final int BATCH = 7;

    @TempDir
    Path directory;

    private Process child;

    /** Started as a process of its own, to be killed. */
    public static void main(String[] arguments) throws InterruptedException {
        EmbeddedMongo mongo = EmbeddedMongo.start(Path.of(arguments[0]), 0);
        System.out.println(mongo.uri());
        Thread.sleep(TimeUnit.MINUTES.toMillis(5));
    }

    @AfterEach
    void kill() throws InterruptedException {
        if (child != null) {
            child.destroyForcibly().waitFor();
        }
    }

    @Test
    void a_killed_server_has_every_acknowledged_document_whole_and_no_batch_by_half() throws Exception {
        Set<Long> acknowledged = ConcurrentHashMap.newKeySet();
        AtomicLong next = new AtomicLong();
        for (int round = 0; round < KILLS; round++) {
            String uri = startChild();
            writeUntilKilled(uri, next, acknowledged, 150 + new Random(round).nextInt(400));
        }
        try (EmbeddedMongo mongo = EmbeddedMongo.start(directory, 0);
                MongoClient client = Server.connect(mongo.uri())) {
            MongoCollection<Document> c = client.getDatabase("test").getCollection("events");
            List<Document> all = c.find().into(new ArrayList<>());
            Set<Long> present = ConcurrentHashMap.newKeySet();
            all.forEach(document -> present.add(document.getLong("_id")));
            assertThat(acknowledged).isNotEmpty();
            assertThat(present).containsAll(acknowledged);
            assertThat(c.estimatedDocumentCount()).isEqualTo(all.size());
            assertThat(c.countDocuments(Filters.gte("batch", 0L))).isEqualTo(all.size());
            for (Document document : all) {
                long batch = document.getLong("batch");
                assertThat(document.getString("text")).hasSize(100);
                assertThat(present)
                        .containsAll(LongStream.range(batch * BATCH, (batch + 1) * BATCH)
                                .boxed()
                                .toList());
            }
            long some = all.get(all.size() / 2).getLong("batch");
            assertThat(c.find(Filters.eq("tags", "b" + some)).into(new ArrayList<>()))
                    .hasSize(BATCH);
        }
    }

    /** More than the log's files hold, so that some of them were written over when the kill comes. */
    @Test
    void a_killed_server_whose_log_files_were_used_again_has_every_acknowledged_document() throws Exception {
        AtomicLong next = new AtomicLong();
        Set<Long> acknowledged = ConcurrentHashMap.newKeySet();
        for (int round = 0; round < 2; round++) {
            long wanted = acknowledged.size() + 160;
            String uri = startChild();
            try (MongoClient client = Server.connect(uri);
                    ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
                MongoCollection<Document> c = client.getDatabase("test").getCollection("big");
                for (int i = 0; i < 2; i++) {
                    writers.execute(() -> writeNoiseUntilKilled(c, next, acknowledged));
                }
                org.awaitility.Awaitility.await()
                        .atMost(java.time.Duration.ofMinutes(3))
                        .until(() -> acknowledged.size() >= wanted);
                child.destroyForcibly().waitFor();
                writers.shutdownNow();
            }
        }
        try (EmbeddedMongo mongo = EmbeddedMongo.start(directory, 0);
                MongoClient client = Server.connect(mongo.uri())) {
            Set<Long> present = ConcurrentHashMap.newKeySet();
            for (Document document :
                    client.getDatabase("test").getCollection("big").find()) {
                long id = document.getLong("_id");
                present.add(id);
                assertThat(document.get("noise", org.bson.types.Binary.class).getData())
                        .isEqualTo(noise(id));
            }
            assertThat(present).containsAll(acknowledged);
        }
    }

    private static byte[] noise(long seed) {
        byte[] noise = new byte[1 << 20];
        new Random(seed).nextBytes(noise);
        return noise;
    }

    private static void writeNoiseUntilKilled(MongoCollection<Document> c, AtomicLong next, Set<Long> acknowledged) {
        try {
            while (true) {
                long id = next.getAndIncrement();
                c.insertOne(new Document("_id", id).append("noise", noise(id)));
                acknowledged.add(id);
            }
        } catch (MongoException e) {
            // killed
        }
    }

    private static void writeUntilKilledBy(MongoCollection<Document> c, AtomicLong next, Set<Long> acknowledged) {
        try {
            while (true) {
                long batch = next.getAndIncrement();
                List<Document> documents = LongStream.range(batch * BATCH, (batch + 1) * BATCH)
                        .mapToObj(id -> new Document("_id", id)
                                .append("batch", batch)
                                .append("tags", List.of("b" + batch, "all"))
                                .append("text", "x".repeat(100)))
                        .toList();
                c.insertMany(documents);
                documents.forEach(document -> acknowledged.add(document.getLong("_id")));
            }
        } catch (MongoException e) {
            // killed
        }
    }

    private void writeUntilKilled(String uri, AtomicLong next, Set<Long> acknowledged, int milliseconds)
            throws InterruptedException {
        int before = acknowledged.size();
        try (MongoClient client = Server.connect(uri);
                ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
            MongoCollection<Document> c = client.getDatabase("test").getCollection("events");
            c.createIndex(Indexes.ascending("tags", "_id"));
            c.createIndex(Indexes.ascending("batch"));
            for (int i = 0; i < WRITERS; i++) {
                writers.execute(() -> writeUntilKilledBy(c, next, acknowledged));
            }
            child.waitFor(milliseconds, TimeUnit.MILLISECONDS);
            org.awaitility.Awaitility.await()
                    .atMost(java.time.Duration.ofSeconds(60))
                    .until(() -> acknowledged.size() > before);
            child.destroyForcibly().waitFor();
            writers.shutdownNow(); // who waits for the server to come back waits no more
        }
    }

    private String startChild() throws IOException {
        child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        DurabilityTest.class.getName(),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader output =
                new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8));
        String line = output.readLine();
        while (line != null && !line.startsWith("mongodb://")) {
            line = output.readLine();
        }
        assertThat(line).as("the child's address").isNotNull();
        return line;
    }

    @Test
    void a_directory_in_use_is_told() {
        try (EmbeddedMongo first = EmbeddedMongo.start(directory, 0)) {
            assertThat(first.port()).isPositive();
            assertThatThrownBy(() -> EmbeddedMongo.start(directory, 0))
                    .isInstanceOfSatisfying(
                            EmbeddedMongoException.class,
                            e -> assertThat(e.reason()).isEqualTo(Reason.DIRECTORY_IN_USE))
                    .hasMessageContaining(directory.toString())
                    .hasMessageContaining("another directory");
        }
        EmbeddedMongo.start(directory, 0).close();
    }

    @Test
    void a_directory_in_use_by_another_process_is_told() throws IOException {
        startChild();
        assertThatThrownBy(() -> EmbeddedMongo.start(directory, 0))
                .isInstanceOfSatisfying(
                        EmbeddedMongoException.class,
                        e -> assertThat(e.reason()).isEqualTo(Reason.DIRECTORY_IN_USE));
    }

    @Test
    void a_file_in_place_of_the_directory_is_told() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));
        assertThatThrownBy(() -> EmbeddedMongo.start(file, 0))
                .isInstanceOfSatisfying(
                        EmbeddedMongoException.class,
                        e -> assertThat(e.reason()).isEqualTo(Reason.DIRECTORY_UNUSABLE));
    }

    @Test
    void a_directory_that_lost_a_file_is_told_and_left_as_it_is() throws IOException {
        EmbeddedMongo.start(directory, 0).close();
        Files.delete(directory.resolve("CURRENT"));
        long before;
        try (var files = Files.list(directory)) {
            before = files.count();
        }
        assertThatThrownBy(() -> EmbeddedMongo.start(directory, 0))
                .isInstanceOfSatisfying(
                        EmbeddedMongoException.class,
                        e -> assertThat(e.reason()).isEqualTo(Reason.DIRECTORY_CORRUPT));
        try (var files = Files.list(directory)) {
            assertThat(files.count()).isEqualTo(before);
        }
        Files.writeString(directory.resolve("CURRENT"), "MANIFEST-999999\n");
        assertThatThrownBy(() -> EmbeddedMongo.start(directory, 0))
                .isInstanceOfSatisfying(
                        EmbeddedMongoException.class,
                        e -> assertThat(e.reason()).isEqualTo(Reason.DIRECTORY_CORRUPT));
    }

    @Test
    void a_port_in_use_is_told_and_the_directory_is_free_again() {
        try (EmbeddedMongo first = EmbeddedMongo.start(directory.resolve("first"), 0)) {
            assertThatThrownBy(() -> EmbeddedMongo.start(directory.resolve("second"), first.port()))
                    .isInstanceOfSatisfying(
                            EmbeddedMongoException.class,
                            e -> assertThat(e.reason()).isEqualTo(Reason.PORT_IN_USE));
            EmbeddedMongo.start(directory.resolve("second"), 0).close();
        }
    }

    @Test
    void what_is_dropped_or_deleted_is_given_back_to_the_disk() throws IOException {
        Random random = new Random(1);
        try (EmbeddedMongo mongo = EmbeddedMongo.start(directory, 0);
                MongoClient client = Server.connect(mongo.uri())) {
            MongoCollection<Document> c = client.getDatabase("test").getCollection("big");
            c.createIndex(Indexes.ascending("k"));
            for (int i = 0; i < 100; i++) {
                byte[] noise = new byte[1 << 20];
                random.nextBytes(noise);
                c.insertOne(new Document("_id", i).append("k", i).append("noise", noise));
            }
            assertThat(size(directory)).isGreaterThan(90L << 20);
            c.drop();
            org.awaitility.Awaitility.await()
                    .atMost(java.time.Duration.ofSeconds(60))
                    .until(() -> sizeOfTables(directory) < 20L << 20);
        }
    }

    @Test
    void what_is_overwritten_again_and_again_takes_no_more_room() throws IOException {
        Random random = new Random(1);
        try (EmbeddedMongo mongo = EmbeddedMongo.start(directory, 0);
                MongoClient client = Server.connect(mongo.uri())) {
            MongoCollection<Document> c = client.getDatabase("test").getCollection("queue");
            c.createIndex(Indexes.ascending("k"));
            for (int round = 0; round < 60; round++) { // 8 MiB each
                List<Document> documents = new ArrayList<>();
                for (int i = 0; i < 128; i++) {
                    byte[] noise = new byte[64 << 10];
                    random.nextBytes(noise);
                    documents.add(new Document("_id", i).append("k", round).append("noise", noise));
                }
                c.deleteMany(new Document());
                c.insertMany(documents);
                assertThat(sizeOfOthers(directory))
                        .as("the log, after round %d", round)
                        .isLessThan(225L << 20);
            }
            org.awaitility.Awaitility.await()
                    .atMost(java.time.Duration.ofSeconds(60))
                    .until(() -> sizeOfTables(directory) < 150L << 20);
        }
    }

    private static long sizeOfTables(Path directory) throws IOException {
        return size(directory, file -> file.toString().endsWith(".sst"));
    }

    private static long sizeOfOthers(Path directory) throws IOException {
        return size(directory, file -> !file.toString().endsWith(".sst"));
    }

    private static long size(Path directory) throws IOException {
        return size(directory, file -> true);
    }

    private static long size(Path directory, Predicate<Path> counted) throws IOException {
        try (var files = Files.list(directory)) {
            return files.filter(counted)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }
}
