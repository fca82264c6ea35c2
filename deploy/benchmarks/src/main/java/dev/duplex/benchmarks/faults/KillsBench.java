package dev.duplex.benchmarks.faults;

import dev.duplex.benchmarks.Folders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The kill test of the embedded server, run by hand. */
@Command(
        name = "kills",
        mixinStandardHelpOptions = true,
        description = "The embedded server, killed under writers and every second time robbed of its power; after each"
                + " restart everything that was acknowledged must be there, and nothing by halves.")
public final class KillsBench implements Callable<Integer> {

    @Option(names = "--kills", defaultValue = "100", description = "of the server (default: ${DEFAULT-VALUE})")
    private int kills;

    @Option(names = "--writers", defaultValue = "8", description = "at a time (default: ${DEFAULT-VALUE})")
    private int writers;

    @Option(names = "--seed", description = "to draw the same instants and cuts again (default: random)")
    private @Nullable Long seed;

    @Override
    public Integer call() throws Exception {
        long drawn = seed == null ? ThreadLocalRandom.current().nextLong(1_000_000_000) : seed;
        System.out.println("seed " + drawn);
        Path folder = Files.createTempDirectory("duplex-kills");
        KillRun.Report report = KillRun.run(new KillRun.Settings(drawn, kills, writers), folder);
        System.out.println(report.text());
        if (!report.wrong().isEmpty()) {
            System.out.println("data: " + folder);
            return 1;
        }
        Folders.delete(folder);
        return 0;
    }
}
