package dev.duplex.benchmarks.faults;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/**
 * What SIGKILL leaves and a loss of power does not: bytes of the server's log that were written and not synced. From a
 * random point on they are cut away or, as some file systems leave them, zero.
 */
final class PowerLoss {

    private PowerLoss() {}

    static String noted(Map<Path, Long> lengths) {
        return lengths.entrySet().stream()
                .map(entry -> entry.getKey().getFileName() + "\t" + entry.getValue() + "\n")
                .collect(Collectors.joining());
    }

    /**
     * Takes from each log file what nobody may rely on.
     *
     * @param data the data directory of a server that does not run any more
     * @param durable where it noted what it had synced
     * @return how many bytes are gone
     */
    static long strike(Path data, Path durable, SplittableRandom random) throws IOException {
        Map<String, Long> synced = new HashMap<>();
        Journal.forEachLine(durable, line -> {
            int tab = line.indexOf('\t');
            synced.put(line.substring(0, tab), Long.parseLong(line.substring(tab + 1)));
        });
        long lost = 0;
        for (Path log : Journal.files(data, ".log")) {
            long length = Files.size(log);
            long safe = synced.getOrDefault(log.getFileName().toString(), 0L);
            long cut = random.nextLong(safe, length + 1);
            lost += length - cut;
            try (FileChannel file = FileChannel.open(log, StandardOpenOption.WRITE)) {
                if (random.nextBoolean()) {
                    file.truncate(cut);
                } else {
                    ByteBuffer zeros = ByteBuffer.allocate((int) (length - cut));
                    while (zeros.hasRemaining()) {
                        file.write(zeros, cut + zeros.position());
                    }
                }
            }
        }
        return lost;
    }
}
