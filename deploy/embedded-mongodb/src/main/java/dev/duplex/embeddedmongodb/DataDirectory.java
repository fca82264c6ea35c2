package dev.duplex.embeddedmongodb;

import dev.duplex.embeddedmongodb.EmbeddedMongoException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.CompressionType;
import org.rocksdb.IndexType;
import org.rocksdb.InfoLogLevel;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.TablePropertiesCollectorFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens RocksDB in a directory, with memory and disk bounded, and says in words why it can not. */
final class DataDirectory {

    private static final Logger log = LoggerFactory.getLogger(DataDirectory.class);

    private static final long MIB = 1 << 20;
    private static final int RECYCLED_LOGS = 3;

    /** Of the cache: documents that are read at random must not push out what leads to them. */
    private static final double SHARE_OF_INDEXES = 0.5;

    private DataDirectory() {}

    static Store open(Path directory, @Nullable SyncListener listener) {
        boolean fresh = prepare(directory);
        RocksDB.loadLibrary();
        Native natives = new Native();
        LRUCache cache = natives.own(new LRUCache(96 * MIB, -1, false, SHARE_OF_INDEXES));
        Options options = natives.own(new Options())
                .setCreateIfMissing(fresh)
                .setParanoidChecks(true)
                .setInfoLogLevel(InfoLogLevel.WARN_LEVEL)
                .setMaxLogFileSize(4 * MIB)
                .setKeepLogFileNum(3)
                .setMaxBackgroundJobs(2)
                .setMaxOpenFiles(512)
                .setWriteBufferSize(32 * MIB)
                .setMaxWriteBufferNumber(3)
                .setMaxTotalWalSize(192 * MIB)
                .setBytesPerSync(MIB)
                // a sync within a file that has its blocks already is twice as fast as one that makes it grow
                .setRecycleLogFileNum(RECYCLED_LOGS)
                .setCompressionType(CompressionType.LZ4_COMPRESSION)
                .setBottommostCompressionType(CompressionType.ZSTD_COMPRESSION)
                .setLevelCompactionDynamicLevelBytes(true)
                .setTableFormatConfig(new BlockBasedTableConfig()
                        .setBlockCache(cache)
                        .setBlockSize(8 * 1024)
                        .setFilterPolicy(natives.own(new BloomFilter(10)))
                        // in parts, as those of a whole file are too large to be loaded for one key
                        .setIndexType(IndexType.kTwoLevelIndexSearch)
                        .setPartitionFilters(true)
                        .setCacheIndexAndFilterBlocks(true)
                        .setCacheIndexAndFilterBlocksWithHighPriority(true)
                        .setPinTopLevelIndexAndFilter(true)
                        .setPinL0FilterAndIndexBlocksInCache(true));
        // a queue that is filled and emptied must not keep its deleted entries until the level fills up
        options.setTablePropertiesCollectorFactory(List.of(
                natives.own(TablePropertiesCollectorFactory.NewCompactOnDeletionCollectorFactory(10_000, 5_000, 0.5))));
        try {
            DurableMark mark = natives.own(new DurableMark(directory));
            refuseDamagedLog(directory, options, mark);
            RocksDB db = RocksDB.open(options, directory.toString());
            return new Store(db, natives, disk(db, directory, mark, listener));
        } catch (RocksDBException e) {
            natives.close();
            throw told(directory, e);
        } catch (IOException e) {
            natives.close();
            throw unusable(directory, e);
        } catch (RuntimeException e) {
            natives.close();
            throw e;
        }
    }

    private static GroupSync.Disk disk(RocksDB db, Path directory, DurableMark mark, @Nullable SyncListener listener) {
        return () -> {
            long upTo = db.getLatestSequenceNumber();
            Map<Path, Long> lengths = listener == null ? Map.of() : lengthsOfLogs(directory);
            db.syncWal();
            // told first: who hears of it must not know less than the mark, when the process is killed just in between
            if (listener != null) {
                listener.synced(lengths);
            }
            mark.reached(upTo);
        };
    }

    /** Before RocksDB replaces the log by tables of what it could read. */
    private static void refuseDamagedLog(Path directory, Options options, DurableMark mark) {
        long acknowledged = mark.sequence();
        // twice, as a server that runs in this directory may move its files between two looks
        if (acknowledged > 0 && lastReadable(directory, options) < acknowledged) {
            long readable = lastReadable(directory, options);
            if (readable < acknowledged) {
                throw new EmbeddedMongoException(
                        Reason.DIRECTORY_CORRUPT,
                        directory
                                + " can not be read as a whole: its log (*.log) is damaged, or a part of it is missing."
                                + " Writes up to number " + acknowledged + " were acknowledged, those up to " + readable
                                + " can be read. Restore the directory from a backup, or remove the file "
                                + DurableMark.FILE + " in it to go on without the others; nothing was changed in it.",
                        null);
            }
        }
    }

    /** The number of the latest write that can be read; the greatest number where opening will tell what is wrong. */
    private static long lastReadable(Path directory, Options options) {
        try (RocksDB look = RocksDB.openReadOnly(options, directory.toString())) {
            return look.getLatestSequenceNumber();
        } catch (RocksDBException e) {
            log.debug("Left to opening to tell", e);
            return Long.MAX_VALUE;
        }
    }

    /** What has been written by now, so that a sync from now on covers it. */
    private static Map<Path, Long> lengthsOfLogs(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            Map<Path, Long> lengths = new HashMap<>();
            files.filter(file -> file.getFileName().toString().endsWith(".log"))
                    .forEach(file -> lengths.put(file, file.toFile().length()));
            return lengths;
        } catch (IOException e) {
            throw unusable(directory, e);
        }
    }

    /** Whether the directory holds no database yet. */
    private static boolean prepare(Path directory) {
        if (Files.exists(directory) && !Files.isDirectory(directory)) {
            throw new EmbeddedMongoException(
                    Reason.DIRECTORY_UNUSABLE,
                    directory + " is a file, not a directory. Give a directory for the data.",
                    null);
        }
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw unusable(directory, e);
        }
        if (!Files.isWritable(directory)) {
            throw unusable(directory, null);
        }
        if (Files.exists(directory.resolve("CURRENT"))) {
            return false;
        }
        // RocksDB would take it for a new database and remove the old files
        try (Stream<Path> files = Files.list(directory)) {
            if (files.map(file -> file.getFileName().toString())
                    .anyMatch(name -> name.endsWith(".sst") || name.startsWith("MANIFEST"))) {
                throw corrupt(directory, "the file CURRENT is missing", null);
            }
        } catch (IOException e) {
            throw unusable(directory, e);
        }
        return true;
    }

    private static EmbeddedMongoException told(Path directory, RocksDBException e) {
        String message = String.valueOf(e.getMessage());
        if (message.contains("lock ") || message.contains("LOCK")) {
            return new EmbeddedMongoException(
                    Reason.DIRECTORY_IN_USE,
                    directory + " is in use by another server. Stop that one, or give another directory.",
                    e);
        }
        return corrupt(directory, message, e);
    }

    static EmbeddedMongoException corrupt(Path directory, String what, @Nullable Exception e) {
        return new EmbeddedMongoException(
                Reason.DIRECTORY_CORRUPT,
                directory + " can not be read: " + what
                        + ". Restore it from a backup, or move it away to start empty; nothing was changed in it.",
                e);
    }

    private static EmbeddedMongoException unusable(Path directory, @Nullable IOException e) {
        return new EmbeddedMongoException(
                Reason.DIRECTORY_UNUSABLE,
                directory + " can not be created or written" + (e == null ? "" : " (" + e + ")")
                        + ". Give a directory that this user may write to.",
                e);
    }
}
