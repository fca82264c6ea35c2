package dev.duplex.embeddedmongodb;

import de.bwaldvogel.mongo.bson.Document;
import dev.duplex.embeddedmongodb.Plan.Interval;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the documents of a plan, in its order, or what its keys tell of them. Not thread-safe. */
final class Entries implements AutoCloseable {

    private final View view;
    private final Plan plan;
    private final Iterator<Interval> waiting;
    private final PriorityQueue<Cursor> open;
    private final Set<Bytes> seen = new HashSet<>();
    private final @Nullable Covered covered;
    private byte[] last = {};
    private int lastSize;

    /** @param covered null where documents are to be read as they are */
    Entries(View view, Plan plan, @Nullable Covered covered) {
        this.view = view;
        this.plan = plan;
        this.covered = covered;
        List<Interval> intervals = plan.reverse() ? plan.intervals().reversed() : plan.intervals();
        this.waiting = intervals.iterator();
        this.open = new PriorityQueue<>(plan.reverse() ? (a, b) -> b.compareTo(a) : Cursor::compareTo);
        if (plan.merged()) {
            while (openNext()) {}
        }
    }

    /** The next document, or null behind the last. */
    @Nullable Document next() {
        return plan.exactKeys() ? nextExact() : nextScanned();
    }

    boolean isCovered() {
        return covered != null;
    }

    /** How many bytes of the store the last one took. */
    int lastSize() {
        return lastSize;
    }

    private Document decoded(byte[] document) {
        lastSize = document.length;
        return Bson.decode(document);
    }

    private @Nullable Document nextExact() {
        SecondaryIndex index = plan.path().index();
        while (waiting.hasNext()) {
            byte[] key = waiting.next().from();
            byte[] value = view.get(key);
            if (value == null) {
                continue;
            }
            byte[] document = index == null ? value : isRepeated(value) ? null : view.get(value);
            if (document != null) {
                return decoded(document);
            }
        }
        return null;
    }

    private @Nullable Document nextScanned() {
        SecondaryIndex index = plan.path().index();
        while (!open.isEmpty() || openNext()) {
            Cursor cursor = open.remove();
            byte[] key = cursor.key;
            byte[] value = cursor.range.value();
            if (cursor.advance()) {
                open.add(cursor);
            } else {
                cursor.range.close();
            }
            if (index == null) {
                return decoded(value);
            }
            Document told = covered == null ? null : covered.read(key).orElse(null);
            if (told != null) {
                lastSize = key.length;
                return told;
            }
            byte[] owner = index.ownerOf(key, value);
            if (!isRepeated(owner)) {
                byte[] document = view.get(owner);
                if (document != null) {
                    Document decoded = decoded(document);
                    return covered == null ? decoded : covered.projection().apply(decoded);
                }
            }
        }
        return null;
    }

    private boolean isRepeated(byte[] owner) {
        return switch (plan.duplicates()) {
            case NONE -> false;
            case ADJACENT -> {
                boolean repeated = Arrays.equals(owner, last);
                last = owner;
                yield repeated;
            }
            case ANYWHERE -> !seen.add(new Bytes(owner));
        };
    }

    /** Opens the next interval that has an entry. */
    private boolean openNext() {
        while (waiting.hasNext()) {
            Interval interval = waiting.next();
            Cursor cursor = new Cursor(view.range(interval.from(), interval.to(), plan.reverse()), interval.prefix());
            if (cursor.advance()) {
                open.add(cursor);
                return true;
            }
            cursor.range.close();
        }
        return false;
    }

    @Override
    public void close() {
        try (view;
                Native natives = new Native()) {
            open.forEach(cursor -> natives.own(cursor.range));
            open.clear();
        }
    }

    /** One interval; ordered by what its present key has behind the prefix. */
    private static final class Cursor implements Comparable<Cursor> {

        private final View.Range range;
        private final int prefix;
        private byte[] key = {};

        Cursor(View.Range range, int prefix) {
            this.range = range;
            this.prefix = prefix;
        }

        boolean advance() {
            if (!range.next()) {
                return false;
            }
            key = range.key();
            return true;
        }

        @Override
        public int compareTo(Cursor other) {
            return Arrays.compareUnsigned(key, prefix, key.length, other.key, other.prefix, other.key.length);
        }
    }
}
