package dev.duplex.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;

/**
 * The clock of a process under test: ahead of the system's by what a file says, so that a test outside moves time. Only where
 * the system property names such a file.
 */
public final class MovableClock implements ApplicationContextInitializer<GenericApplicationContext> {

    static final String FILE = "duplex.acceptance.clock";

    @Override
    public void initialize(GenericApplicationContext context) {
        Optional.ofNullable(System.getProperty(FILE))
                .map(Path::of)
                .ifPresent(file -> context.registerBean(Clock.class, () -> new Ahead(file, ZoneOffset.UTC)));
    }

    /** All at once for the reader. */
    static void set(Path file, Duration ahead) {
        try {
            Path next = file.resolveSibling(file.getFileName() + ".next");
            Files.writeString(next, ahead.toString());
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Ahead extends Clock {

        private final Path file;
        private final ZoneId zone;

        private Ahead(Path file, ZoneId zone) {
            this.file = file;
            this.zone = zone;
        }

        @Override
        public Instant instant() {
            try {
                return Instant.now().plus(Duration.parse(Files.readString(file)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public ZoneId getZone() {
            return zone;
        }

        @Override
        public Clock withZone(ZoneId other) {
            return new Ahead(file, other);
        }
    }
}
