package dev.duplex.standalone.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** What is sent: the file as it is, or a folder as a temporary zip. */
record PackedFolder(Path file, boolean temporary) implements AutoCloseable {

    static PackedFolder of(Path path) throws IOException {
        return Files.isDirectory(path) ? packed(path) : new PackedFolder(path, false);
    }

    private static PackedFolder packed(Path folder) throws IOException {
        var packed = new PackedFolder(Files.createTempFile("duplex-import", ".zip"), true);
        try (var files = Files.walk(folder);
                var zip = new ZipOutputStream(Files.newOutputStream(packed.file))) {
            var plain = files.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS));
            for (var file : (Iterable<Path>) plain.sorted()::iterator) {
                zip.putNextEntry(new ZipEntry(folder.relativize(file).toString().replace('\\', '/')));
                Files.copy(file, zip);
                zip.closeEntry();
            }
            return packed;
        } catch (IOException | RuntimeException e) {
            packed.close();
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        if (temporary) {
            Files.deleteIfExists(file);
        }
    }
}
