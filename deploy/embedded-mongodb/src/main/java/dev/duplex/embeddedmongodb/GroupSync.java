package dev.duplex.embeddedmongodb;

import dev.duplex.embeddedmongodb.EmbeddedMongoException.Reason;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;

/**
 * Waits until what was written up to a sequence number is on disk, sharing one sync of the write-ahead log among all who
 * wait. Who waits for what is there already does not wait.
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
    private final LongSupplier written;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition done = lock.newCondition();
    private volatile long synced;
    private boolean syncing;
    private volatile @Nullable EmbeddedMongoException failure;

    /**
     * @param disk makes durable what was written before
     * @param written the sequence number of the latest write
     */
    GroupSync(Disk disk, LongSupplier written) {
        this.disk = disk;
        this.written = written;
    }

    /** Returns when all writes up to a sequence number are on disk. */
    void await(long sequence) {
        if (synced >= sequence) {
            return;
        }
        lock.lock();
        try {
            while (synced < sequence) {
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
        long upTo = written.getAsLong();
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
