package dev.duplex.acceptance;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The standalone process as a person starts it, on a port of its own. */
final class DuplexProcess implements AutoCloseable {

    private static final Pattern READY = Pattern.compile("Duplex is ready: (http://localhost:\\d+)");

    /** None of these lives long enough to earn back what the second compiler costs. */
    private static final String SHORT_LIVED = "-XX:TieredStopAtLevel=1";

    /** Rings and seats last: what people do next waits for a busy machine. That they end is tested where time is moved. */
    private static final String UNHURRIED =
            "-Dduplex.call.ring-time=2h -Dduplex.call.seat-time=2h -Dduplex.chat.patience=2h"
                    + " -Dduplex.chat.quiet=2h -Dduplex.realtime.presence=2h";

    private final Process process;
    private final Path output;

    private DuplexProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    static DuplexProcess start(Path data, String... options) {
        return start(data, List.of(repository().resolve("deploy/run").toString()), options);
    }

    /** With the time that {@link MovableClock#set} says. */
    static DuplexProcess start(Path data, Path clock) {
        return start(
                data,
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        SHORT_LIVED,
                        "-Xmx1g",
                        "--enable-native-access=ALL-UNNAMED",
                        "-Daxoniq.update-checker.disabled=true",
                        "-D" + MovableClock.FILE + "=" + clock,
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        "dev.duplex.standalone.Duplex"));
    }

    private static DuplexProcess start(Path data, List<String> program, String... options) {
        try {
            Path output = Files.createTempFile(Files.createDirectories(Path.of("target/processes")), "duplex-", ".out");
            List<String> command = new ArrayList<>(program);
            command.addAll(List.of("--port", "0", "--data", data.toString()));
            command.addAll(List.of(options));
            ProcessBuilder builder = new ProcessBuilder(command);
            builder.environment().remove("MONGODB_URI");
            builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
            builder.environment().put("JAVA_OPTS", SHORT_LIVED + " " + UNHURRIED);
            return new DuplexProcess(
                    builder.redirectErrorStream(true)
                            .redirectOutput(output.toFile())
                            .start(),
                    output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until the process says that it is ready; the first one is laid out and warmed up before. */
    String url() {
        await().atMost(Duration.ofMinutes(10))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> !process.isAlive() || READY.matcher(output()).find());
        Matcher ready = READY.matcher(output());
        if (!ready.find()) {
            throw new IllegalStateException("Duplex did not start:\n" + output());
        }
        return ready.group(1);
    }

    String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void kill() {
        process.destroyForcibly();
        exited();
    }

    /** What Ctrl-C does. */
    int interrupt() {
        try {
            new ProcessBuilder("kill", "-INT", Long.toString(process.pid()))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        exited();
        return process.exitValue();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    int exited() {
        try {
            if (!process.waitFor(2, TimeUnit.MINUTES)) {
                throw new IllegalStateException("Duplex did not stop:\n" + output());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            kill();
        }
    }

    static Path repository() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("deploy/run"))) {
            folder = folder.getParent();
        }
        return folder;
    }
}
