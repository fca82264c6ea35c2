package dev.duplex.command.imports.source;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;

/** Small uploads, built in a test's folder. */
final class Uploads {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final Path folder;
    private final Map<String, byte[]> files = new LinkedHashMap<>();

    private Uploads(Path folder) {
        this.folder = folder;
    }

    static Uploads in(Path folder) {
        return new Uploads(folder);
    }

    Uploads file(String name, String content) {
        return file(name, content.getBytes(StandardCharsets.UTF_8));
    }

    Uploads file(String name, byte[] content) {
        files.put(name, content);
        return this;
    }

    Path zip() throws IOException {
        var path = folder.resolve("upload-" + NUMBER.incrementAndGet());
        try (var zip = new ZipArchiveOutputStream(path)) {
            for (var file : files.entrySet()) {
                add(zip, new ZipArchiveEntry(file.getKey()), file.getValue());
            }
        }
        return path;
    }

    /** A zip whose entries keep their names as given, links included. */
    static void add(ZipArchiveOutputStream zip, ZipArchiveEntry entry, byte[] content) throws IOException {
        zip.putArchiveEntry(entry);
        zip.write(content);
        zip.closeArchiveEntry();
    }

    Path tar() throws IOException {
        return write(tarBytes());
    }

    Path tarGz() throws IOException {
        return write(gzipped(tarBytes()));
    }

    Path folder() throws IOException {
        var root = folder.resolve("folder-" + NUMBER.incrementAndGet());
        for (var file : files.entrySet()) {
            var path = root.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
        }
        return root;
    }

    /** The content of the only file. */
    Path alone() throws IOException {
        return write(files.values().iterator().next());
    }

    Path write(byte[] content) throws IOException {
        return Files.write(folder.resolve("upload-" + NUMBER.incrementAndGet()), content);
    }

    private byte[] tarBytes() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var tar = new TarArchiveOutputStream(bytes)) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            for (var file : files.entrySet()) {
                var entry = new TarArchiveEntry(file.getKey(), true);
                entry.setSize(file.getValue().length);
                tar.putArchiveEntry(entry);
                tar.write(file.getValue());
                tar.closeArchiveEntry();
            }
        }
        return bytes.toByteArray();
    }

    static byte[] gzipped(byte[] content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        }
        return bytes.toByteArray();
    }

    static List<ImportedEvent> events(HistorySource source, String conversation) {
        var found = source.conversations().stream()
                .filter(each -> each.key().equals(conversation))
                .findFirst()
                .orElseThrow(() -> new AssertionError(conversation + " is not in " + source.conversations()));
        try (var events = source.events(found)) {
            return events.toList();
        }
    }

    static Map<Reason, Long> told(HistorySource source) {
        var told = new LinkedHashMap<Reason, Long>();
        source.report().skipped().forEach(group -> told.put(group.reason(), group.count()));
        source.report().notes().forEach(group -> told.put(group.reason(), group.count()));
        return told;
    }
}
