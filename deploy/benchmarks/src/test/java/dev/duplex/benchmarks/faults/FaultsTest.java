package dev.duplex.benchmarks.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The short form of {@code deploy/bench faults}. */
class FaultsTest {

    @TempDir
    Path folder;

    @Test
    void the_log_keeps_its_promises_while_engines_and_server_are_killed_and_connections_break() throws Exception {
        FaultRun.Settings settings = new FaultRun.Settings(new Random().nextInt(1_000_000_000), 3_000, 4, 2, 12, 6);
        FaultReport report = FaultRun.run(settings, folder);
        assertThat(report.violations()).as(report.text()).isEmpty();
        assertThat(report.acknowledged()).as(report.text()).isGreaterThanOrEqualTo(3_000);
        assertThat(report.seen().seen()).as(report.text()).isGreaterThan(3_000);
    }
}
