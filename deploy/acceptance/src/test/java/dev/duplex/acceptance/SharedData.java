package dev.duplex.acceptance;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Real conversations beside the checkout, where they are. */
final class SharedData {

    private SharedData() {}

    static Path folder(String name) {
        Path folder = DuplexProcess.repository()
                .resolveSibling("shared")
                .resolve("data")
                .resolve(name);
        assumeTrue(Files.isDirectory(folder), () -> "skipped: the data " + name + " is not beside this checkout");
        return folder;
    }

    static Path zip(Path folder, Path into) throws IOException {
        Path zip = into.resolve(folder.getFileName() + ".zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip));
                Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                out.putNextEntry(
                        new ZipEntry(folder.getParent().relativize(file).toString()));
                Files.copy(file, out);
            }
        }
        return zip;
    }
}
