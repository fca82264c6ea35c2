package dev.duplex.benchmarks.faults;

import dev.duplex.benchmarks.Folders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The fault test of the event store, run by hand. */
@Command(
        name = "faults",
        mixinStandardHelpOptions = true,
        description = {
            "Writers on several engines with conflicting conditions; engines and server killed, power lost, connections"
                    + " spoiled; then an oracle verifies the whole log.",
            "The same seed draws the same decisions and the same faults at the same counts of appends; which appends meet is"
                    + " up to scheduling."
        })
public final class FaultsBench implements Callable<Integer> {

    @Option(names = "--appends", defaultValue = "200000", description = "acknowledged ones (default: ${DEFAULT-VALUE})")
    private long appends;

    @Option(names = "--writers", defaultValue = "4", description = "in all (default: ${DEFAULT-VALUE})")
    private int writers;

    @Option(names = "--processes", defaultValue = "2", description = "with an engine each (default: ${DEFAULT-VALUE})")
    private int processes;

    @Option(
            names = "--in-flight",
            defaultValue = "24",
            description = "appends that a writer has under way at a time (default: ${DEFAULT-VALUE})")
    private int inFlight;

    @Option(names = "--kills", defaultValue = "54", description = "of processes (default: ${DEFAULT-VALUE})")
    private int kills;

    @Option(names = "--seed", description = "to draw the same faults again (default: random)")
    private @Nullable Long seed;

    @Option(names = "--short", description = "3,000 appends and 6 kills")
    private boolean brief;

    @Option(names = "--keep", description = "leave journals, data and logs behind")
    private boolean keep;

    @Override
    public Integer call() throws Exception {
        FaultRun.Settings settings = new FaultRun.Settings(
                seed == null ? ThreadLocalRandom.current().nextLong(1_000_000_000) : seed,
                brief ? 3_000 : appends,
                writers,
                processes,
                inFlight,
                brief ? 6 : kills);
        System.out.println("seed " + settings.seed());
        Path folder = Files.createTempDirectory("duplex-faults");
        FaultReport report = FaultRun.run(settings, folder);
        System.out.println(report.text());
        if (report.violations().isEmpty() && !keep) {
            Folders.delete(folder);
        } else {
            System.out.println("journals and data: " + folder);
        }
        return report.violations().isEmpty() ? 0 : 1;
    }
}
