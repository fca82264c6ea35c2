package dev.duplex.embeddedmongodb;

import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One RocksDB for everything: keys begin with the number of the space (a collection or an index) they belong to.
 *
 * <p>{@link #write} makes a batch visible and ordered but not durable; {@link #sync} makes durable what was written
 * before. So a collection's lock is held for the first and not for the second. Thread-safe.
 */
final class Store implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Store.class);

    private final RocksDB db;
    private final Native natives;
    private final GroupSync groupSync;
    private final WriteOptions unsynced;
    private final ReadOptions plainRead;
    private final ScheduledExecutorService maintenance = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("embedded-mongodb-maintenance").daemon().factory());
    private volatile boolean closed;

    Store(RocksDB db, Native natives, GroupSync.Disk disk) {
        this.db = natives.own(db);
        this.natives = natives;
        this.groupSync = new GroupSync(disk, db::getLatestSequenceNumber);
        this.unsynced = natives.own(new WriteOptions());
        this.plainRead = natives.own(new ReadOptions());
    }

    byte @Nullable [] get(byte[] key) {
        return get(plainRead, key);
    }

    byte @Nullable [] get(ReadOptions options, byte[] key) {
        try {
            return db.get(options, key);
        } catch (RocksDBException e) {
            throw unreadable(e);
        }
    }

    /** Found only when it is read: a table is too large to be verified on opening. */
    static EmbeddedMongoException unreadable(RocksDBException e) {
        return new EmbeddedMongoException(
                EmbeddedMongoException.Reason.DIRECTORY_CORRUPT,
                "A data file can not be read (" + e.getMessage()
                        + "). Stop the server and restore its directory from a backup.",
                e);
    }

    boolean exists(byte[] key) {
        return db.keyExists(plainRead, key);
    }

    /** The state of now, to be closed. */
    View view() {
        return new View(this, db);
    }

    /** All or nothing, visible to readers at once. */
    void write(WriteBatch batch) {
        groupSync.refuseAfterFailure();
        try {
            db.write(unsynced, batch);
        } catch (RocksDBException e) {
            throw groupSync.fail(e);
        }
        CommandScope.wrote();
    }

    /** Returns when everything written before is on disk. */
    void sync() {
        groupSync.await(db.getLatestSequenceNumber());
    }

    /** Returns when everything up to a sequence number is on disk: at once when it is already. */
    void sync(long sequence) {
        groupSync.await(sequence);
    }

    /** What is visible may be lost once a write or a sync has failed, so nobody may rely on it. */
    void refuseAfterFailure() {
        groupSync.refuseAfterFailure();
    }

    /** Gives back the disk space of a key range whose deletion has been written. */
    void reclaim(byte[] from, byte[] to) {
        if (!closed) {
            maintenance.execute(() -> {
                try {
                    if (!closed) {
                        db.compactRange(from, to);
                    }
                } catch (RocksDBException e) {
                    log.warn("The space of dropped data could not be given back yet: {}", e.getMessage());
                }
            });
        }
    }

    void everyMinute(Runnable task) {
        Future<?> repeated = maintenance.scheduleWithFixedDelay(task, 1, 1, TimeUnit.MINUTES);
        natives.own(() -> repeated.cancel(false));
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        db.cancelAllBackgroundWork(false);
        maintenance.shutdownNow();
        maintenance.close();
        try {
            db.syncWal();
        } catch (RocksDBException e) {
            log.warn("The log could not be synced on closing: {}", e.getMessage());
        }
        natives.close();
    }
}
