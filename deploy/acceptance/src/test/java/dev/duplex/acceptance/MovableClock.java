package dev.duplex.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;

/**
 * The clock of a process under test: it is what a file says, so that a test outside moves time, and no time passes that it does
 * not know of. Only where the system property names such a file.
 */
public final class MovableClock implements ApplicationContextInitializer<GenericApplicationContext> {

    static final String FILE = "duplex.acceptance.clock";

    @Override
    public void initialize(GenericApplicationContext context) {
        Optional.ofNullable(System.getProperty(FILE))
                .map(Path::of)
                .ifPresent(file -> context.registerBean(Clock.class, () -> new Told(file, ZoneOffset.UTC)));
    }

    /** All at once for the reader. */
    static void set(Path file, Instant now) {
        try {
            Path next = file.resolveSibling(file.getFileName() + ".next");
            Files.writeString(next, now.toString());
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Told extends Clock {

        private final Path file;
        private final ZoneId zone;

        private Told(Path file, ZoneId zone) {
            this.file = file;
            this.zone = zone;
        }

        @Override
        public Instant instant() {
            try {
                return Instant.parse(Files.readString(file));
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
            return new Told(file, other);
        }
    }
}
