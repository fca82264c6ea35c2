package dev.duplex.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;

/** One process for all the tests that need none of their own; each uses a workspace of its own. */
final class SharedDuplex {

    private static final DuplexProcess PROCESS = start();
    private static final Api API = Api.at(PROCESS.url());

    private SharedDuplex() {}

    static Api api() {
        return API;
    }

    private static DuplexProcess start() {
        try {
            DuplexProcess process = DuplexProcess.start(Files.createTempDirectory("duplex-shared"));
            Runtime.getRuntime().addShutdownHook(new Thread(process::close));
            return process;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
