package dev.duplex.command.imports;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/** The folders of uploaded files, one an import. */
@Component
final class Uploads {

    /** The upload is larger than this installation takes. */
    static final class TooLargeException extends RuntimeException {
        TooLargeException(long limit) {
            super("An upload has at most " + limit
                    + " bytes here; split it, or raise duplex.imports.max-upload-bytes.");
        }
    }

    /** The upload ended before all of it was here. */
    static final class CutOffException extends RuntimeException {
        CutOffException(IOException cause) {
            super("The upload was cut off; send it again.", cause);
        }
    }

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final Path folder;
    private final long limit;
    private final Set<UUID> incoming = ConcurrentHashMap.newKeySet();

    Uploads(
            @Value("${duplex.data:data}") Path data,
            @Value("${duplex.imports.max-upload-bytes:4294967296}") long limit) {
        this.folder = data.resolve("imports");
        this.limit = limit;
    }

    boolean has(UUID id) {
        return Files.isDirectory(folder(id));
    }

    /** Whether nobody else is sending an upload under this id; it is the caller's until {@link #release}. */
    boolean take(UUID id) {
        return incoming.add(id);
    }

    void release(UUID id) {
        incoming.remove(id);
    }

    /** Whose folders are there, without those that are coming in. */
    Set<UUID> left() {
        try (Stream<Path> folders = Files.list(Files.createDirectories(folder))) {
            return folders.map(each -> String.valueOf(each.getFileName()))
                    .filter(name -> ID.matcher(name).matches())
                    .map(UUID::fromString)
                    .filter(id -> !incoming.contains(id))
                    .collect(Collectors.toCollection(HashSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The one file of an upload, or the folder of several. */
    Path of(UUID id) {
        try (Stream<Path> files = Files.list(folder(id))) {
            List<Path> all = files.toList();
            return all.size() == 1 ? all.getFirst() : folder(id);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path folder(UUID id) {
        return folder.resolve(id.toString());
    }

    Path temporary() {
        try {
            return Files.createDirectories(folder.resolve("unpacked"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a process that was killed had unpacked. */
    void deleteTemporary() {
        try {
            FileSystemUtils.deleteRecursively(folder.resolve("unpacked"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a file of an upload durably. */
    void save(UUID id, int number, @Nullable String name, InputStream content) {
        try {
            Path file = Files.createDirectories(folder(id)).resolve(number + "-" + safe(name));
            try (FileChannel channel = FileChannel.open(
                            file,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.TRUNCATE_EXISTING,
                            StandardOpenOption.WRITE);
                    var out = Channels.newOutputStream(channel)) {
                copy(content, out);
                channel.force(true);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String safe(@Nullable String name) {
        String plain = name == null || name.isBlank() ? "upload" : name.replaceAll("[^A-Za-z0-9._-]", "_");
        return plain.substring(Math.max(0, plain.length() - 100));
    }

    private void copy(InputStream content, OutputStream out) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long total = 0;
        for (int read = read(content, buffer); read >= 0; read = read(content, buffer)) {
            total += read;
            if (total > limit) {
                throw new TooLargeException(limit);
            }
            out.write(buffer, 0, read);
        }
    }

    private static int read(InputStream content, byte[] buffer) {
        try {
            return content.read(buffer);
        } catch (IOException e) {
            throw new CutOffException(e);
        }
    }

    void delete(UUID id) {
        try {
            FileSystemUtils.deleteRecursively(folder(id));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
