package dev.duplex.command.imports.source;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;

/** The files of an upload by their names in it; an archive is unpacked into a temporary folder. */
final class UploadedFiles implements AutoCloseable {

    private final NavigableMap<String, Path> files;
    private final @Nullable Path unpacked;

    private UploadedFiles(NavigableMap<String, Path> files, @Nullable Path unpacked) {
        this.files = Collections.unmodifiableNavigableMap(files);
        this.unpacked = unpacked;
    }

    static UploadedFiles open(Path upload, ArchiveLimits limits, Path temporary) {
        try {
            if (Files.isDirectory(upload)) {
                return new UploadedFiles(inFolder(upload), null);
            }
            var magic = magic(upload);
            if (!isZip(magic) && !isGzip(magic) && !isTar(magic)) {
                return new UploadedFiles(single(upload), null);
            }
            var folder = Files.createTempDirectory(temporary, "import");
            try {
                var unpacker = new Unpacker(limits, folder);
                if (isZip(magic)) {
                    unpacker.zip(upload);
                } else if (isGzip(magic)) {
                    unpacker.gzip(upload);
                } else {
                    unpacker.tar(upload);
                }
                return new UploadedFiles(unpacker.files(), folder);
            } catch (IOException | RuntimeException | Error failed) {
                delete(folder);
                throw failed;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    NavigableMap<String, Path> files() {
        return files;
    }

    @Override
    public void close() {
        if (unpacked != null) {
            try {
                delete(unpacked);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static NavigableMap<String, Path> single(Path upload) {
        var files = new TreeMap<String, Path>();
        files.put(String.valueOf(upload.getFileName()), upload);
        return files;
    }

    /** Links are not followed: a folder holds what is in it. */
    private static NavigableMap<String, Path> inFolder(Path root) throws IOException {
        var files = new TreeMap<String, Path>();
        try (var all = Files.walk(root)) {
            all.filter(path -> Files.isRegularFile(path, java.nio.file.LinkOption.NOFOLLOW_LINKS))
                    .forEach(path -> files.put(root.relativize(path).toString().replace('\\', '/'), path));
        }
        return files;
    }

    private static void delete(Path folder) throws IOException {
        try (var all = Files.list(folder)) {
            for (var path : (Iterable<Path>) all::iterator) {
                Files.deleteIfExists(path);
            }
        }
        Files.deleteIfExists(folder);
    }

    private static byte[] magic(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return in.readNBytes(512);
        }
    }

    static byte[] magic(BufferedInputStream in) throws IOException {
        in.mark(512);
        var start = in.readNBytes(512);
        in.reset();
        return start;
    }

    static boolean isArchive(Path file) {
        try {
            var magic = magic(file);
            return isZip(magic) || isGzip(magic) || isTar(magic);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isZip(byte[] start) {
        return starts(start, 'P', 'K', 3, 4) || starts(start, 'P', 'K', 5, 6);
    }

    private static boolean isGzip(byte[] start) {
        return starts(start, 0x1f, 0x8b);
    }

    static boolean isTar(byte[] start) {
        return start.length == 512 && TarArchiveInputStream.matches(start, start.length);
    }

    private static boolean starts(byte[] start, int... magic) {
        for (int i = 0; i < magic.length; i++) {
            if (i >= start.length || (start[i] & 0xff) != magic[i]) {
                return false;
            }
        }
        return true;
    }

    InputStream read(String name) {
        try {
            return new BufferedInputStream(Files.newInputStream(path(name)), 1 << 16);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path path(String name) {
        var path = files.get(name);
        if (path == null) {
            throw new IllegalArgumentException(name);
        }
        return path;
    }
}
