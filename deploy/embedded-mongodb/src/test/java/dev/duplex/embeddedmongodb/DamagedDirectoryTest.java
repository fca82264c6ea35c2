package dev.duplex.embeddedmongodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import dev.duplex.embeddedmongodb.EmbeddedMongoException.Reason;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each kind of file that is damaged, cut or gone: told with what helps, and nothing made worse. */
class DamagedDirectoryTest {

    @TempDir
    Path directory;

    enum Damage {
        FLIPPED,
        CUT,
        EMPTY,
        GONE
    }

    private void fill(int mebibytes) {
        Random random = new Random(1);
        try (EmbeddedMongo mongo = EmbeddedMongo.start(directory, 0);
                MongoClient client = Server.connect(mongo.uri())) {
            MongoCollection<Document> c = client.getDatabase("test").getCollection("c");
            for (int i = 0; i < mebibytes; i++) {
                int batch = i * 64;
                c.insertMany(IntStream.range(batch, batch + 64)
                        .mapToObj(id -> {
                            byte[] noise = new byte[16 << 10];
                            random.nextBytes(noise);
                            return new Document("_id", id).append("noise", noise);
                        })
                        .toList());
            }
        }
    }

    /** Opening makes tables of the log. */
    private void fillTables() {
        fill(2);
        EmbeddedMongo.start(directory, 0).close();
    }

    private Path largest(String name) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().matches(name))
                    .max(Comparator.comparing(file -> file.toFile().length()))
                    .orElseThrow();
        }
    }

    private static void damage(Path file, Damage damage) throws IOException {
        switch (damage) {
            case FLIPPED -> flip(file, Files.size(file) / 2);
            case CUT -> cut(file, Files.size(file) / 2);
            case EMPTY -> cut(file, 0);
            case GONE -> Files.delete(file);
        }
    }

    private static void flip(Path file, long position) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.seek(position);
            int value = bytes.read();
            bytes.seek(position);
            bytes.write(value ^ 0x55);
        }
    }

    private static void cut(Path file, long length) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(length);
        }
    }

    /** The server's own notes aside. */
    private Map<String, Integer> contents() throws IOException {
        Map<String, Integer> contents = new TreeMap<>();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                if (!name.startsWith("LOG")) {
                    contents.put(name, Arrays.hashCode(Files.readAllBytes(file)));
                }
            }
        }
        return contents;
    }

    private void assertToldAndLeftAsItIs(String... words) throws IOException {
        Map<String, Integer> before = contents();
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> EmbeddedMongo.start(directory, 0))
                    .isInstanceOfSatisfying(
                            EmbeddedMongoException.class,
                            e -> assertThat(e.reason()).isEqualTo(Reason.DIRECTORY_CORRUPT))
                    .hasMessageContaining(directory.toString())
                    .hasMessageContaining("backup")
                    .hasMessageContainingAll(words);
            assertThat(contents()).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_damaged_log_is_told(Damage damage) throws IOException {
        fill(2);
        damage(largest(".*\\.log"), damage);
        assertToldAndLeftAsItIs("log", DurableMark.FILE);
        Files.delete(directory.resolve(DurableMark.FILE));
        try (EmbeddedMongo mongo = EmbeddedMongo.start(directory, 0);
                MongoClient client = Server.connect(mongo.uri())) {
            assertThat(client.getDatabase("test").getCollection("c").countDocuments())
                    .as("who wants to goes on with what is left")
                    .isLessThan(128);
        }
        EmbeddedMongo.start(directory, 0).close();
    }

    @ParameterizedTest
    @EnumSource
    void a_damaged_manifest_is_told(Damage damage) throws IOException {
        fill(2);
        damage(largest("MANIFEST.*"), damage);
        assertToldAndLeftAsItIs("MANIFEST");
    }

    @ParameterizedTest
    @EnumSource(names = {"CUT", "EMPTY", "GONE"})
    void a_damaged_table_is_told(Damage damage) throws IOException {
        fillTables();
        damage(largest(".*\\.sst"), damage);
        assertToldAndLeftAsItIs(".sst");
    }

    @Test
    void a_table_that_is_damaged_within_is_told_to_who_reads_it() throws IOException {
        fillTables();
        damage(largest(".*\\.sst"), Damage.FLIPPED);
        try (EmbeddedMongo mongo = EmbeddedMongo.start(directory, 0);
                MongoClient client = Server.connect(mongo.uri())) {
            MongoCollection<Document> c = client.getDatabase("test").getCollection("c");
            assertThat(c.find(new Document("_id", 127)).first()).isNotNull();
            assertThatThrownBy(() -> c.find().into(new ArrayList<>()))
                    .isInstanceOf(MongoException.class)
                    .hasMessageContaining(".sst")
                    .hasMessageContaining("backup");
        }
    }

    @Test
    void an_end_of_the_log_that_was_never_acknowledged_is_no_damage() throws IOException {
        fill(1);
        Path log = largest(".*\\.log");
        for (byte[] torn : List.of(
                new byte[100], new byte[] {1, 2, 3}, "unfinished".repeat(1000).getBytes("UTF-8"))) {
            try (FileChannel channel = FileChannel.open(log, StandardOpenOption.APPEND)) {
                channel.write(ByteBuffer.wrap(torn));
            }
            try (EmbeddedMongo mongo = EmbeddedMongo.start(directory, 0);
                    MongoClient client = Server.connect(mongo.uri())) {
                assertThat(client.getDatabase("test").getCollection("c").countDocuments())
                        .isEqualTo(64);
            }
            log = largest(".*\\.log");
        }
    }
}
