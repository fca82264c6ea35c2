package dev.duplex.query.analytics;

import static dev.duplex.query.analytics.waitspan.ResponseMetric.THREAD_FIRST_RESPONSE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.duplex.events.conversation.ConversationKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AnalyticsFileTest {

    @TempDir
    Path directory;

    private Path file;
    private final Log log = new Log();

    @BeforeEach
    void begin() {
        file = directory.resolve("not yet there/analytics.duckdb");
        log.workspace("acme", "UTC").conversation("acme", "c", ConversationKind.CHANNEL, "ann", "ben");
        log.says("acme", "c", "ann", "q", null, Log.START).says("acme", "c", "ben", "a", "q", Log.START.plusSeconds(7));
        try (Analytics analytics = Analytics.open(file)) {
            analytics.read(log);
        }
    }

    @Test
    void a_file_that_is_no_database_is_set_aside_and_built_anew() throws IOException {
        Files.writeString(file, "a text that somebody put here");
        opensEmptyAndReadsTheLogAgain();
        assertThat(Path.of(file + ".old")).hasContent("a text that somebody put here");
    }

    @Test
    void a_file_with_flipped_bits_is_built_anew() throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] ^= 0x5a;
        }
        Files.write(file, bytes);
        opensEmptyAndReadsTheLogAgain();
    }

    @Test
    void a_file_of_another_layout_is_built_anew() throws SQLException {
        try (Analytics analytics = Analytics.open(file);
                var connection = analytics.writer.reader();
                Statement statement = connection.createStatement()) {
            statement.execute("UPDATE progress SET version = 9999");
        }
        opensEmptyAndReadsTheLogAgain();
    }

    @Test
    void a_database_of_something_else_is_built_anew() throws SQLException {
        try (Analytics analytics = Analytics.open(file);
                var connection = analytics.writer.reader();
                Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLE progress");
        }
        opensEmptyAndReadsTheLogAgain();
    }

    private void opensEmptyAndReadsTheLogAgain() {
        try (Analytics analytics = Analytics.open(file)) {
            assertThat(analytics.projection.position()).isZero();
            assertThat(analytics.read(log).total(THREAD_FIRST_RESPONSE).count()).isEqualTo(1);
        }
    }

    @Test
    void a_file_that_another_process_holds_is_refused_and_left_alone() throws IOException, InterruptedException {
        String java = ProcessHandle.current().info().command().orElseThrow();
        Process other = new ProcessBuilder(
                        java,
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holder.class.getName(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            assertThat(other.getInputStream().read()).isEqualTo('!');
            assertThatThrownBy(() -> AnalyticsFile.open(file))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("in use by another process")
                    .hasMessageContaining("duplex.data");
        } finally {
            other.destroyForcibly().waitFor();
        }
        try (Analytics analytics = Analytics.open(file)) {
            assertThat(analytics.projection.position()).isEqualTo(log.end());
        }
    }

    static final class Holder {
        public static void main(String[] file) throws IOException {
            try (Analytics analytics = Analytics.open(Path.of(file[0]))) {
                System.out.print(analytics.projection.position() > 0 ? '!' : '?');
                System.out.flush();
                System.in.read();
            }
        }
    }
}
