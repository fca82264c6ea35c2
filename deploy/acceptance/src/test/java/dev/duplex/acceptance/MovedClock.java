package dev.duplex.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** One process whose time tests move, always ahead; each test uses a workspace of its own. */
final class MovedClock {

    private static final Path CLOCK;
    private static final Api API;
    private static Duration ahead = Duration.ZERO;

    static {
        try {
            Path data = Files.createTempDirectory("duplex-moved");
            CLOCK = data.resolve("clock");
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
        return Instant.now().plus(ahead);
    }

    static void advance(Duration by) {
        ahead = ahead.plus(by);
        MovableClock.set(CLOCK, ahead);
    }

    /** To a moment that has not been yet. */
    static void to(Instant moment) {
        advance(Duration.between(now(), moment));
    }
}
