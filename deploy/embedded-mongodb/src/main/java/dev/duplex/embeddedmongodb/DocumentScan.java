package dev.duplex.embeddedmongodb;

import de.bwaldvogel.mongo.backend.DefaultQueryMatcher;
import de.bwaldvogel.mongo.backend.DocumentComparator;
import de.bwaldvogel.mongo.backend.QueryMatcher;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The documents a query matches, read as they are asked for. What no index orders is sorted in memory, keeping no more
 * than the limit. Closes itself behind the last. Not thread-safe.
 */
final class DocumentScan implements Documents {

    private final Entries entries;
    private final Document filter;
    private final QueryMatcher matcher = new DefaultQueryMatcher();
    private final @Nullable Queue<Document> sorted;
    private long toSkip;
    private long left;
    private @Nullable Document next;
    private int readSize;
    private int lastSize;
    private boolean closed;

    /** @param limit 0 for none */
    DocumentScan(Entries entries, Plan plan, @Nullable Document sort, int skip, int limit) {
        this.entries = entries;
        this.filter = plan.rest();
        this.toSkip = Math.max(0, skip);
        this.left = limit == 0 ? Long.MAX_VALUE : Math.abs((long) limit);
        try {
            this.sorted = plan.ordered() || sort == null ? null : sort(sort);
        } catch (RuntimeException e) {
            entries.close();
            throw e;
        }
    }

    @Override
    public boolean hasNext() {
        while (next == null && !closed) {
            Document found = left == 0 ? null : sorted == null ? nextMatch() : sorted.poll();
            if (found == null) {
                close();
            } else if (toSkip > 0) {
                toSkip--;
            } else {
                left--;
                next = found;
                lastSize = sorted == null ? readSize : Bson.encode(found).length;
            }
        }
        return next != null;
    }

    @Override
    public Document next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Document found = java.util.Objects.requireNonNull(next);
        next = null;
        return found;
    }

    /** What is left to do of a projection: nothing where an index did it. */
    UnaryOperator<Document> left(UnaryOperator<Document> projection) {
        return entries.isCovered() ? UnaryOperator.identity() : projection;
    }

    @Override
    public int lastSize() {
        return lastSize;
    }

    private @Nullable Document nextMatch() {
        Document document = entries.next();
        while (document != null && !filter.isEmpty() && !matcher.matches(document, filter)) {
            document = entries.next();
        }
        readSize = entries.lastSize();
        return document;
    }

    private Queue<Document> sort(Document order) {
        Comparator<Document> comparator = new DocumentComparator(order);
        List<Document> matches = left > Integer.MAX_VALUE ? all() : smallest(comparator, toSkip + left);
        matches.sort(comparator);
        entries.close();
        return new ArrayDeque<>(matches);
    }

    private List<Document> all() {
        List<Document> all = new ArrayList<>();
        for (Document match = nextMatch(); match != null; match = nextMatch()) {
            all.add(match);
        }
        return all;
    }

    private List<Document> smallest(Comparator<Document> comparator, long count) {
        PriorityQueue<Document> smallest = new PriorityQueue<>(comparator.reversed());
        for (Document match = nextMatch(); match != null; match = nextMatch()) {
            smallest.add(match);
            if (smallest.size() > count) {
                smallest.remove();
            }
        }
        return new ArrayList<>(smallest);
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            entries.close();
        }
    }
}
