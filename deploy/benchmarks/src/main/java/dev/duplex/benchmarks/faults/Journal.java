package dev.duplex.benchmarks.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What the writers of one process tried and were told, a line each. A line is given to the kernel before anything goes on,
 * so that SIGKILL takes none away. Thread-safe.
 */
final class Journal implements AutoCloseable {

    private static final String ATTEMPTS = ".attempts";
    private static final String COUNT = ".acknowledged";

    private final FileChannel file;
    private final MappedByteBuffer count;
    private long acknowledged;

    private Journal(FileChannel file, MappedByteBuffer count) {
        this.file = file;
        this.count = count;
    }

    static Journal create(Path folder, String process) throws IOException {
        try (FileChannel counted = FileChannel.open(
                folder.resolve(process + COUNT),
                StandardOpenOption.CREATE_NEW,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE)) {
            return new Journal(
                    FileChannel.open(
                            folder.resolve(process + ATTEMPTS),
                            StandardOpenOption.CREATE_NEW,
                            StandardOpenOption.WRITE),
                    counted.map(MapMode.READ_WRITE, 0, Long.BYTES));
        }
    }

    void begins(Attempt attempt) {
        write("B\t" + attempt.text());
    }

    synchronized void ends(Attempt attempt, Outcome outcome) {
        write("E\t" + attempt.id() + "\t" + outcome.text());
        if (outcome instanceof Outcome.Acknowledged) {
            count.putLong(0, ++acknowledged);
        }
    }

    private synchronized void write(String line) {
        writeAll(file, line + "\n");
    }

    static void writeAll(FileChannel file, String lines) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(lines.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    /** How many appends of a process were acknowledged so far, or until it was killed. */
    static long acknowledged(Path folder, String process) throws IOException {
        Path file = folder.resolve(process + COUNT);
        byte[] bytes = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
        return bytes.length < Long.BYTES ? 0 : ByteBuffer.wrap(bytes).getLong();
    }

    /** What was tried, in all processes, and what came of it. */
    static Map<Attempt, Outcome> read(Path folder) throws IOException {
        Map<Attempt, Outcome> outcomes = new LinkedHashMap<>();
        for (Path file : files(folder, ATTEMPTS)) {
            Map<String, Attempt> open = new LinkedHashMap<>();
            forEachLine(file, line -> {
                String rest = line.substring(2);
                if (line.startsWith("B")) {
                    Attempt attempt = Attempt.parse(rest);
                    open.put(attempt.id(), attempt);
                } else {
                    String[] parts = rest.split("\t", -1);
                    Attempt attempt = open.remove(parts[0]);
                    if (attempt == null) {
                        throw new IllegalStateException(file + " ends what has not begun: " + line);
                    }
                    outcomes.put(attempt, Outcome.parse(parts[1], parts[2]));
                }
            });
            open.values().forEach(attempt -> outcomes.put(attempt, new Outcome.Open()));
        }
        return outcomes;
    }

    interface LineHandler {
        void handle(String line);
    }

    /** Whole lines only: a kill may have cut the last. */
    static void forEachLine(Path file, LineHandler handler) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        int start = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                handler.handle(new String(bytes, start, i - start, StandardCharsets.UTF_8));
                start = i + 1;
            }
        }
    }

    static List<Path> files(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return new ArrayList<>(files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList());
        }
    }
}
