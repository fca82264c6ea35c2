package dev.duplex.embeddedmongodb;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Remembers, beside the data, up to which sequence number everything was on disk. RocksDB takes a damaged log for one whose
 * end was lost with the power, and goes on without what is behind: only this tells the difference.
 *
 * <p>Costs no sync of its own: after a loss of power it may be older than the log, never newer. Thread-safe.
 */
final class DurableMark implements AutoCloseable {

    static final String FILE = "durable";

    private static final ValueLayout.OfLong NUMBER = ValueLayout.JAVA_LONG.withOrder(ByteOrder.BIG_ENDIAN);

    private final Arena arena = Arena.ofShared();
    private final MemorySegment mapped;

    DurableMark(Path directory) throws IOException {
        try (FileChannel file = FileChannel.open(
                directory.resolve(FILE),
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE)) {
            mapped = file.map(MapMode.READ_WRITE, 0, NUMBER.byteSize(), arena);
        }
    }

    /** 0 in a new directory. */
    long sequence() {
        return mapped.get(NUMBER, 0);
    }

    /** Everything up to this number is on disk. */
    void reached(long sequence) {
        mapped.set(NUMBER, 0, sequence);
    }

    @Override
    public void close() {
        mapped.force();
        arena.close();
    }
}
