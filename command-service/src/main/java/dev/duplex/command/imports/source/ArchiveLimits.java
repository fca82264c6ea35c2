package dev.duplex.command.imports.source;

/**
 * What an archive may contain at most.
 *
 * @param totalBytes bytes of all entries together, unpacked
 * @param entries number of entries
 * @param ratio unpacked to packed size of one entry (of the whole in tar.gz) ...
 * @param ratioFreeBytes ... that counts only above this unpacked size
 */
public record ArchiveLimits(long totalBytes, int entries, int ratio, long ratioFreeBytes) {

    public static ArchiveLimits defaults() {
        return new ArchiveLimits(4L << 30, 200_000, 200, 64L << 20);
    }
}
