package dev.duplex.benchmarks.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The short form of {@code deploy/bench kills}. */
class KillsTest {

    @TempDir
    Path folder;

    @Test
    void the_embedded_server_loses_nothing_acknowledged_when_it_is_killed_or_loses_power() throws Exception {
        KillRun.Settings settings = new KillRun.Settings(new Random().nextInt(1_000_000_000), 8, 8);
        KillRun.Report report = KillRun.run(settings, folder);
        assertThat(report.wrong()).as(report.text()).isEmpty();
        assertThat(report.acknowledged()).as(report.text()).isGreaterThan(settings.kills());
    }
}
