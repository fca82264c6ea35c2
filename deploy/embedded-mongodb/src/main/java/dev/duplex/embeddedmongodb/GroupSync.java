package dev.duplex.embeddedmongodb;

import dev.duplex.embeddedmongodb.EmbeddedMongoException.Reason;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;

/**
 * Waits until everything written so far is on disk, sharing one sync of the write-ahead log among all who wait.
 *
 * <p>Whoever comes first syncs for all that have written by then; those who come meanwhile share the next one. After a
 * failed sync nothing is ever acknowledged again, and nothing is read either, as it may not be there after a restart: the
 * kernel may have dropped the dirty pages, so a later success would prove nothing. Thread-safe.
 */
final class GroupSync {

    /** What makes durable whatever was written before. */
    interface Disk {
        void sync() throws RocksDBException;
    }

    private final Disk disk;
    private final AtomicLong tickets = new AtomicLong();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition done = lock.newCondition();
    private long synced;
    private boolean syncing;
    private volatile @Nullable EmbeddedMongoException failure;

    GroupSync(Disk disk) {
        this.disk = disk;
    }

    /** Returns when all writes made before the call are on disk. */
    void await() {
        long mine = tickets.incrementAndGet();
        lock.lock();
        try {
            while (synced < mine) {
                refuseAfterFailure();
                if (syncing) {
                    done.awaitUninterruptibly();
                } else {
                    lead();
                }
            }
        } finally {
            lock.unlock();
        }
    }

    void refuseAfterFailure() {
        EmbeddedMongoException failed = failure;
        if (failed != null) {
            throw failed;
        }
    }

    EmbeddedMongoException fail(RocksDBException e) {
        EmbeddedMongoException failed = new EmbeddedMongoException(
                Reason.STORAGE_FAILED,
                "The disk refused a write (" + e.getMessage()
                        + "). Nothing more is accepted; make room or check the disk, then restart.",
                e);
        failure = failed;
        return failed;
    }

    private void lead() {
        syncing = true;
        long upTo = tickets.get();
        lock.unlock();
        boolean success = false;
        try {
            disk.sync();
            success = true;
        } catch (RocksDBException e) {
            throw fail(e);
        } finally {
            lock.lock();
            syncing = false;
            if (success) {
                synced = Math.max(synced, upTo);
            }
            done.signalAll();
        }
    }
}
