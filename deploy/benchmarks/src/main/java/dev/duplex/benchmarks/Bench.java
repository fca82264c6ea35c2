package dev.duplex.benchmarks;

import dev.duplex.benchmarks.faults.FaultsBench;
import dev.duplex.benchmarks.faults.KillsBench;
import dev.duplex.benchmarks.large.LargeBench;
import dev.duplex.benchmarks.live.LiveBench;
import dev.duplex.benchmarks.store.StoreBench;
import picocli.CommandLine;
import picocli.CommandLine.Command;

@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Measures Duplex on this machine.",
        subcommands = {
            PathBench.class,
            LargeBench.class,
            LiveBench.class,
            StoreBench.class,
            FaultsBench.class,
            KillsBench.class
        })
final class Bench {

    private Bench() {}

    public static void main(String[] args) {
        System.exit(new CommandLine(new Bench()).execute(args));
    }
}
