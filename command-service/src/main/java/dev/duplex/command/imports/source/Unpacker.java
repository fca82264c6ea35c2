package dev.duplex.command.imports.source;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/**
 * Unpacks a foreign archive. Entries become files with numbers for names, so no entry's name reaches the file system;
 * an archive whose names try to is refused all the same, with its entry named.
 */
final class Unpacker {

    private static final String AGAIN = "Export or pack it again, and upload the whole file.";
    private static final String FILES_ONLY = "Pack it again with plain files and folders only.";

    private final ArchiveLimits limits;
    private final Path folder;
    private final NavigableMap<String, Path> files = new TreeMap<>();
    private int entries;
    private long total;

    Unpacker(ArchiveLimits limits, Path folder) {
        this.limits = limits;
        this.folder = folder;
    }

    NavigableMap<String, Path> files() {
        return files;
    }

    void zip(Path upload) throws IOException {
        try {
            // the JDK keeps the directory of a zip in one array: a cheap count before a map of all entries is built
            try (var counted = new java.util.zip.ZipFile(upload.toFile())) {
                requireCount(counted.size());
            }
            try (var zip = ZipFile.builder().setPath(upload).get()) {
                for (var entry : (Iterable<org.apache.commons.compress.archivers.zip.ZipArchiveEntry>)
                        () -> zip.getEntries().asIterator()) {
                    var name = safe(entry.getName());
                    if (entry.isUnixSymlink()) {
                        throw new BadArchive(name, "is a symbolic link", FILES_ONLY);
                    }
                    if (entry.isDirectory()) {
                        count();
                        continue;
                    }
                    if (!zip.canReadEntryData(entry)) {
                        throw new BadArchive(
                                name,
                                "is encrypted, or packed in a way that is not supported",
                                "Pack it again without a password, with the usual method (deflate).");
                    }
                    try (var in = zip.getInputStream(entry)) {
                        store(name, in, Math.max(1, entry.getCompressedSize()));
                    }
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw broken("zip", e);
        }
    }

    void tar(Path upload) throws IOException {
        try (var in = new BufferedInputStream(Files.newInputStream(upload), 1 << 16)) {
            entriesOfTar(in, Long.MAX_VALUE);
        }
    }

    /** A tar in gzip, or a single file in gzip. */
    void gzip(Path upload) throws IOException {
        try (var file = new BufferedInputStream(Files.newInputStream(upload), 1 << 16);
                var in = new BufferedInputStream(
                        GzipCompressorInputStream.builder()
                                .setInputStream(file)
                                .setDecompressConcatenated(true)
                                .get(),
                        1 << 16)) {
            var packed = Math.max(1, Files.size(upload));
            if (UploadedFiles.isTar(UploadedFiles.magic(in))) {
                entriesOfTar(in, packed);
            } else {
                var name = String.valueOf(upload.getFileName());
                store(name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name, in, packed);
            }
        } catch (IOException e) {
            throw broken("gzip", e);
        }
    }

    private void entriesOfTar(InputStream in, long packed) {
        try (var tar = new TarArchiveInputStream(in)) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                var name = safe(entry.getName());
                if (entry.isDirectory()) {
                    count();
                } else if (!isPlain(entry)) {
                    throw new BadArchive(name, "is a link, a device or another special file", FILES_ONLY);
                } else {
                    store(name, tar, packed);
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw broken("tar", e);
        }
    }

    private static boolean isPlain(TarArchiveEntry entry) {
        return switch (entry.getLinkFlag()) {
            case TarConstants.LF_NORMAL, TarConstants.LF_OLDNORM, TarConstants.LF_CONTIG -> true;
            default -> false;
        };
    }

    /** @param packed size of what {@code in} is unpacked from, at least */
    private void store(String name, InputStream in, long packed) throws IOException {
        count();
        var target = folder.resolve(Integer.toString(entries));
        if (files.putIfAbsent(name, target) != null) {
            throw new BadArchive(name, "is in the archive twice", "Pack it again, each file once.");
        }
        try (var out = Files.newOutputStream(target)) {
            var buffer = new byte[1 << 16];
            long size = 0;
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                size += n;
                total += n;
                if (total > limits.totalBytes()) {
                    throw new BadArchive(
                            name,
                            "the archive is larger than " + limits.totalBytes() + " bytes unpacked",
                            "Import it in several parts.");
                }
                if (size > limits.ratioFreeBytes() && size / limits.ratio() > packed) {
                    throw new BadArchive(
                            name, "unpacks to more than " + limits.ratio() + " times its size", "Upload it unpacked.");
                }
                write(out, buffer, n);
            }
        }
    }

    /** A full disk is no fault of the archive. */
    private static void write(OutputStream out, byte[] buffer, int length) {
        try {
            out.write(buffer, 0, length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void count() {
        requireCount(++entries);
    }

    private void requireCount(int count) {
        if (count > limits.entries()) {
            throw new BadArchive(
                    "upload",
                    "the archive has more than " + limits.entries() + " entries",
                    "Import it in several parts.");
        }
    }

    private static BadArchive broken(String kind, Exception e) {
        return new BadArchive("upload", "the " + kind + " archive cannot be read (" + e.getMessage() + ")", AGAIN);
    }

    /** The name with plain slashes and without {@code .} parts, if it stays inside the archive. */
    private static String safe(String entry) {
        var name = entry.replace('\\', '/');
        if (name.startsWith("/") || name.matches("(?s)[A-Za-z]:.*") || name.indexOf('\0') >= 0) {
            throw new BadArchive(shown(entry), "is an absolute path", FILES_ONLY);
        }
        var parts = new ArrayList<String>();
        for (var part : name.split("/")) {
            if (part.equals("..")) {
                throw new BadArchive(shown(entry), "leads out of the archive", FILES_ONLY);
            }
            if (!part.isEmpty() && !part.equals(".")) {
                parts.add(part);
            }
        }
        return String.join("/", parts);
    }

    private static String shown(String entry) {
        return entry.length() > 200 ? entry.substring(0, 200) + "…" : entry;
    }
}
