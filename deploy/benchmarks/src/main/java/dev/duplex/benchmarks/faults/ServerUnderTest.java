package dev.duplex.benchmarks.faults;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;

/** The embedded server: started, killed, robbed of its power and started again. Not thread-safe. */
final class ServerUnderTest implements AutoCloseable {

    private final Path folder;
    private final SplittableRandom random;
    private ChildProcess process;
    private int port;
    private int incarnation;
    private long bytesLost;

    private ServerUnderTest(Path folder, long seed) throws IOException {
        this.folder = folder;
        this.random = new SplittableRandom(seed + 1);
        this.process = launch();
    }

    static ServerUnderTest start(Path folder, long seed) throws IOException {
        return new ServerUnderTest(folder, seed);
    }

    private ChildProcess launch() throws IOException {
        ChildProcess launched = ChildProcess.start(
                ServerProcess.class,
                folder.resolve("server.err"),
                List.of(data().toString(), durable().toString()));
        port = Integer.parseInt(launched.awaitReady());
        return launched;
    }

    private Path data() {
        return folder.resolve("data");
    }

    private Path durable() {
        return folder.resolve("server-" + incarnation + ".durable");
    }

    int port() {
        return port;
    }

    String uri() {
        return "mongodb://127.0.0.1:" + port;
    }

    /** Of the log, in all losses of power. */
    long bytesLost() {
        return bytesLost;
    }

    void kill() throws InterruptedException {
        process.kill();
    }

    void restart(boolean afterPowerLoss) throws IOException {
        if (afterPowerLoss) {
            bytesLost += PowerLoss.strike(data(), durable(), random);
        }
        incarnation++;
        process = launch();
    }

    @Override
    public void close() {
        process.close();
    }
}
