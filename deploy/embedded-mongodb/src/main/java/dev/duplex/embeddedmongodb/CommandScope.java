package dev.duplex.embeddedmongodb;

import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What one command of one client has opened and done: scans that end with it, whether it wrote, what it saw, and the beginning of
 * an aggregation pipeline that the first collection read can take over. Bound to the thread that runs the command.
 */
final class CommandScope implements AutoCloseable {

    private static final ThreadLocal<@Nullable CommandScope> CURRENT = new ThreadLocal<>();

    /** The part of a pipeline that a collection answers itself, from an index if it has one. */
    record Pushdown(
            String collection, Document filter, @Nullable Document sort, int limit) {}

    private final @Nullable CommandScope outer = CURRENT.get();
    private final List<AutoCloseable> opened = new ArrayList<>();
    private boolean wrote;
    private long seen;
    private @Nullable Pushdown pushdown;

    private CommandScope() {}

    static CommandScope open() {
        CommandScope scope = new CommandScope();
        CURRENT.set(scope);
        return scope;
    }

    /** Runs something as a command of its own, or as part of the one that runs it. */
    static <T> T within(Supplier<T> work) {
        CommandScope scope = open();
        try (scope) {
            return work.get();
        }
    }

    static void wrote() {
        CommandScope scope = CURRENT.get();
        if (scope != null) {
            scope.wrote = true;
        }
    }

    /** A state of the store was read, up to this sequence number. */
    static void saw(long sequence) {
        CommandScope scope = CURRENT.get();
        if (scope != null) {
            scope.seen = Math.max(scope.seen, sequence);
        }
    }

    /** Closes the scan when the command ends, however much of it was read. */
    static <T extends AutoCloseable> T closeAtEnd(T scan) {
        CommandScope scope = CURRENT.get();
        if (scope == null) {
            throw new IllegalStateException("No command is running");
        }
        scope.opened.add(scan);
        return scan;
    }

    static void push(Pushdown pushdown) {
        CommandScope scope = CURRENT.get();
        if (scope != null) {
            scope.pushdown = pushdown;
        }
    }

    /** The pushed beginning of the pipeline, once, if it is for this collection. */
    static @Nullable Pushdown take(String collection) {
        CommandScope scope = CURRENT.get();
        if (scope == null
                || scope.pushdown == null
                || !scope.pushdown.collection().equals(collection)) {
            return null;
        }
        Pushdown taken = scope.pushdown;
        scope.pushdown = null;
        return taken;
    }

    boolean hasWritten() {
        return wrote;
    }

    /** The latest state that was read; 0 if none was. */
    long seen() {
        return seen;
    }

    @Override
    public void close() {
        if (outer == null) {
            CURRENT.remove();
        } else {
            CURRENT.set(outer);
            outer.wrote |= wrote;
            outer.seen = Math.max(outer.seen, seen);
        }
        try (Native natives = new Native()) {
            opened.forEach(natives::own);
        }
    }
}
