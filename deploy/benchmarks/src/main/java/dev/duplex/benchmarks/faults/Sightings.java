package dev.duplex.benchmarks.faults;

import dev.duplex.benchmarks.faults.Violation.Kind;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What one reader saw, in its order, in a file that a kill does not take away. For one thread. */
final class Sightings implements AutoCloseable {

    private static final String SEEN = ".seen";

    private final FileChannel file;
    private final StringBuilder lines = new StringBuilder();

    private Sightings(FileChannel file) {
        this.file = file;
    }

    static Sightings create(Path folder, String reader) throws IOException {
        return new Sightings(FileChannel.open(
                folder.resolve(reader + SEEN), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
    }

    void saw(long position, String id) {
        lines.append(position).append('\t').append(id).append('\n');
    }

    /** What was handed over together ends here. */
    void whole(long end) {
        lines.append(end).append("\t\n");
    }

    /** What was seen so far will be known. */
    void note() {
        if (!lines.isEmpty()) {
            Journal.writeAll(file, lines.toString());
            lines.setLength(0);
        }
    }

    @Override
    public void close() throws IOException {
        note();
        file.close();
    }

    /** The position behind the last that a reader saw; 0 if there is no such reader. */
    static long end(Path folder, String reader) throws IOException {
        Path file = folder.resolve(reader + SEEN);
        long[] end = {0};
        if (Files.exists(file)) {
            Journal.forEachLine(file, line -> {
                int tab = line.indexOf('\t');
                long position = Long.parseLong(line.substring(0, tab));
                end[0] = tab == line.length() - 1 ? position : position + 1;
            });
        }
        return end[0];
    }

    /** What all readers saw and how far it agrees with the log. */
    record Verdict(int readers, long seen, List<Violation> violations) {}

    static Verdict verify(Path folder, List<LogEntry> log) throws IOException {
        Postings postings = new Postings(log);
        Set<Long> ends = log.stream().map(LogEntry::end).collect(Collectors.toSet());
        List<Violation> violations = new ArrayList<>();
        List<Path> files = Journal.files(folder, SEEN);
        long[] seen = {0};
        for (Path file : files) {
            long[] next = {-1};
            Journal.forEachLine(file, line -> {
                int tab = line.indexOf('\t');
                long position = Long.parseLong(line.substring(0, tab));
                String id = line.substring(tab + 1);
                if (id.isEmpty()) {
                    if (!ends.contains(position)) {
                        violations.add(new Violation(
                                Kind.READ_BY_HALVES, file.getFileName() + " was handed a batch up to " + position));
                    }
                    return;
                }
                seen[0]++;
                if (next[0] >= 0 && position != next[0]) {
                    violations.add(new Violation(
                            Kind.READ_OUT_OF_ORDER, file.getFileName() + " saw " + position + " and not " + next[0]));
                }
                next[0] = position + 1;
                if (postings.at(position).filter(fact -> fact.id().equals(id)).isEmpty()) {
                    violations.add(new Violation(
                            Kind.READ_OTHERWISE,
                            file.getFileName() + " saw " + id + " at " + position + ", there is "
                                    + postings.at(position)));
                }
            });
        }
        return new Verdict(files.size(), seen[0], violations);
    }
}
