package dev.duplex.embeddedmongodb;

import java.util.Arrays;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * The key behind which a collection has never had a document: growing ids, as of logs and of object ids, are known to be new
 * without a look into the store. Used under the collection's lock.
 */
final class HighestKey {

    private final Store store;
    private final int space;
    private byte @Nullable [] highest;

    HighestKey(Store store, int space) {
        this.store = store;
        this.space = space;
    }

    boolean mayHave(DocumentKey key) {
        if (highest == null) {
            highest = inStore();
        }
        return Arrays.compareUnsigned(key.bytes(), highest) <= 0;
    }

    private byte[] inStore() {
        byte[] from = new KeyWriter().int32(space).toBytes();
        try (View view = store.view();
                View.Range range = view.range(from, Bytes.behind(from), true)) {
            return range.next() ? range.key() : from;
        }
    }

    void wrote(Collection<DocumentKey> keys) {
        for (DocumentKey key : keys) {
            if (!mayHave(key)) {
                highest = key.bytes();
            }
        }
    }
}
