package dev.duplex.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** One process whose time stands still until a test moves it, always ahead; each test uses a workspace of its own. */
final class MovedClock {

    private static final Path CLOCK;
    private static final Api API;
    private static Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    static {
        try {
            Path data = Files.createTempDirectory("duplex-moved");
            CLOCK = data.resolve("clock");
            MovableClock.set(CLOCK, now);
            DuplexProcess process = DuplexProcess.start(data.resolve("data"), CLOCK);
            Runtime.getRuntime().addShutdownHook(new Thread(process::close));
            API = Api.at(process.url());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private MovedClock() {}

    static Api api() {
        return API;
    }

    static Instant now() {
        return now;
    }

    static void advance(Duration by) {
        to(now.plus(by));
    }

    /** To a moment that has not been yet. */
    static void to(Instant moment) {
        now = moment;
        MovableClock.set(CLOCK, now);
    }
}
