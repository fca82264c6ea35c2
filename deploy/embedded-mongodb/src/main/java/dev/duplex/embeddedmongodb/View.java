package dev.duplex.embeddedmongodb;

import org.jspecify.annotations.Nullable;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksIterator;
import org.rocksdb.Slice;
import org.rocksdb.Snapshot;

/** The store as it was at one moment: an index and its documents agree. Not thread-safe. */
final class View implements AutoCloseable {

    private final Store store;
    private final RocksDB db;
    private final Snapshot snapshot;
    private final ReadOptions options;
    private boolean closed;

    View(Store store, RocksDB db) {
        this.store = store;
        this.db = db;
        this.snapshot = db.getSnapshot();
        this.options = new ReadOptions().setSnapshot(snapshot);
        CommandScope.saw(snapshot.getSequenceNumber());
    }

    byte @Nullable [] get(byte[] key) {
        return store.get(options, key);
    }

    /** Positioned before the first key of [from, to), or behind its last when reversed. */
    Range range(byte[] from, byte[] to, boolean reverse) {
        return new Range(from, to, reverse);
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            options.close();
            db.releaseSnapshot(snapshot);
        }
    }

    /** Walks over the keys of a range. */
    final class Range implements AutoCloseable {

        private final Native natives = new Native();
        private final RocksIterator iterator;
        private final boolean reverse;
        private boolean started;

        private Range(byte[] from, byte[] to, boolean reverse) {
            this.reverse = reverse;
            ReadOptions bounded = natives.own(new ReadOptions())
                    .setSnapshot(snapshot)
                    .setIterateLowerBound(natives.own(new Slice(from)))
                    .setIterateUpperBound(natives.own(new Slice(to)));
            this.iterator = natives.own(db.newIterator(bounded));
        }

        boolean next() {
            if (!started) {
                started = true;
                if (reverse) {
                    iterator.seekToLast();
                } else {
                    iterator.seekToFirst();
                }
            } else if (reverse) {
                iterator.prev();
            } else {
                iterator.next();
            }
            if (iterator.isValid()) {
                return true;
            }
            try {
                iterator.status();
            } catch (org.rocksdb.RocksDBException e) {
                throw Store.unreadable(e);
            }
            return false;
        }

        byte[] key() {
            return iterator.key();
        }

        byte[] value() {
            return iterator.value();
        }

        @Override
        public void close() {
            natives.close();
        }
    }
}
