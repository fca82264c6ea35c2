package dev.duplex.benchmarks.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PowerLossTest {

    private static final int LENGTH = 1_000;
    private static final int SYNCED = 600;

    @TempDir
    Path folder;

    @Test
    void it_takes_what_was_not_synced_and_nothing_else() throws IOException {
        Path durable = folder.resolve("noted");
        Path old = folder.resolve("1.log");
        Path fresh = folder.resolve("2.log");
        Path table = folder.resolve("3.sst");
        Files.writeString(durable, PowerLoss.noted(Map.of(old, 100L)) + PowerLoss.noted(Map.of(old, (long) SYNCED)));
        byte[] ones = new byte[LENGTH];
        Arrays.fill(ones, (byte) 1);
        SplittableRandom random = new SplittableRandom(1);
        long lost = 0;
        boolean cut = false;
        boolean zeroed = false;
        for (int i = 0; i < 50; i++) {
            for (Path file : new Path[] {old, fresh, table}) {
                Files.write(file, ones);
            }
            lost += PowerLoss.strike(folder, durable, random);
            byte[] left = Files.readAllBytes(old);
            assertThat(left).hasSizeBetween(SYNCED, LENGTH);
            assertThat(Arrays.copyOf(left, SYNCED)).containsOnly(1);
            assertThat(Files.readAllBytes(table)).isEqualTo(ones);
            cut |= left.length < LENGTH;
            zeroed |= left[left.length - 1] == 0;
        }
        assertThat(lost).isPositive();
        assertThat(cut).isTrue();
        assertThat(zeroed).isTrue();
    }
}
