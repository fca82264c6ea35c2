package dev.duplex.embeddedmongodb;

import java.nio.file.Path;
import java.util.Map;

/**
 * Hears of each sync of the write-ahead log, before anything that it made durable is answered. With it a test knows what a
 * loss of power may take away: whatever lies in those files behind these lengths, and newer files.
 */
@FunctionalInterface
public interface SyncListener {

    /**
     * The log files of the data directory and how many bytes of each are on disk for certain. One call at a time.
     *
     * @param lengths by file; a file that is gone since has been replaced by durable tables
     */
    void synced(Map<Path, Long> lengths);
}
