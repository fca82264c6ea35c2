package dev.duplex.benchmarks.faults;

import dev.duplex.embeddedmongodb.EmbeddedMongo;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The embedded server in a process of its own, to be killed. Ends when its standard input does. */
final class ServerProcess {

    private ServerProcess() {}

    /** Arguments: the data directory, and where to note what is durable. */
    public static void main(String[] arguments) throws IOException {
        try (FileChannel durable =
                        FileChannel.open(Path.of(arguments[1]), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                EmbeddedMongo server = EmbeddedMongo.start(
                        Path.of(arguments[0]), 0, lengths -> Journal.writeAll(durable, PowerLoss.noted(lengths)))) {
            ChildProcess.ready(Integer.toString(server.port()));
            ChildProcess.awaitEnd();
        }
    }
}
