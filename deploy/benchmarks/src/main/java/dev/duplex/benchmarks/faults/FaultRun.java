package dev.duplex.benchmarks.faults;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dev.duplex.benchmarks.faults.EngineProcess.Task;
import dev.duplex.benchmarks.faults.FaultPlan.Kill;
import dev.duplex.benchmarks.faults.FaultPlan.Victim;
import dev.duplex.benchmarks.faults.Violation.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One run: the server, the processes and the proxy between them, the kills, and the oracle's verdict. */
final class FaultRun implements AutoCloseable {

    private static final Duration LONGEST_STANDSTILL = Duration.ofSeconds(90);
    private static final int POLL_MILLIS = 5;

    /**
     * What to do.
     *
     * @param appends to go on until so many were acknowledged
     * @param writers in all processes together
     * @param inFlight appends that a writer has under way at a time
     */
    record Settings(long seed, long appends, int writers, int processes, int inFlight, int kills) {}

    private final Settings settings;
    private final Path folder;
    private final ConnectionFault.Dice dice;
    private final FaultyProxy proxy;
    private final FaultyProxy plain;
    private final ServerUnderTest server;
    private final TailReader tail;
    private final List<ChildProcess> nodes = new ArrayList<>();
    private final int[] incarnations;
    private final List<Violation> stuck = new ArrayList<>();
    private long acknowledgedBefore;
    private int enginesKilled;
    private int serversKilled;
    private int powerLosses;

    private FaultRun(Settings settings, Path folder) throws IOException {
        this.settings = settings;
        this.folder = folder;
        this.incarnations = new int[settings.processes()];
        this.dice = new ConnectionFault.Dice(settings.seed() + 2);
        this.proxy = new FaultyProxy(dice);
        ConnectionFault.Dice none = new ConnectionFault.Dice(0);
        none.quiet();
        this.plain = new FaultyProxy(none);
        this.server = ServerUnderTest.start(folder, settings.seed());
        aim();
        this.tail = TailReader.start(plain.uri(), folder);
    }

    /** Runs it in an empty folder, which it leaves full of journals. */
    static FaultReport run(Settings settings, Path folder) throws IOException, InterruptedException {
        long from = System.nanoTime();
        try (FaultRun run = new FaultRun(settings, folder)) {
            for (int node = 0; node < settings.processes(); node++) {
                run.nodes.add(run.launch(node));
            }
            for (Kill kill : FaultPlan.of(settings.seed(), settings.appends(), settings.kills(), settings.processes())
                    .kills()) {
                run.awaitAppends(kill.after());
                Thread.sleep(kill.pauseMillis());
                run.kill(kill.victim());
            }
            run.awaitAppends(settings.appends());
            run.finish();
            return run.verify((System.nanoTime() - from) / 1e9);
        }
    }

    private void aim() {
        proxy.target(server.port());
        plain.target(server.port());
    }

    private ChildProcess launch(int node) throws IOException {
        int each = settings.writers() / settings.processes();
        int writers = node < settings.writers() % settings.processes() ? each + 1 : each;
        Task task = new Task(
                proxy.uri(), folder, node, incarnations[node]++, settings.seed(), writers, settings.inFlight());
        return ChildProcess.start(EngineProcess.class, folder.resolve("node" + node + ".err"), task.arguments());
    }

    /** In all processes so far, those that were killed included. */
    private long acknowledged() throws IOException {
        long sum = acknowledgedBefore;
        for (int node = 0; node < nodes.size(); node++) {
            sum += Journal.acknowledged(folder, name(node));
        }
        return sum;
    }

    private String name(int node) {
        return Task.name(node, incarnations[node] - 1);
    }

    /** Another process in place of one that is dead. */
    private void replace(int node) throws IOException {
        acknowledgedBefore += Journal.acknowledged(folder, name(node));
        nodes.set(node, launch(node));
    }

    private void awaitAppends(long count) throws IOException, InterruptedException {
        long last = -1;
        long since = System.nanoTime();
        for (long now = acknowledged(); now < count && stuck.isEmpty(); now = acknowledged()) {
            if (now > last) {
                last = now;
                since = System.nanoTime();
            } else if (System.nanoTime() - since > LONGEST_STANDSTILL.toNanos()) {
                stuck.add(new Violation(Kind.STUCK, "nothing was acknowledged any more after " + now + " appends"));
            }
            for (int node = 0; node < nodes.size(); node++) {
                if (!nodes.get(node).isAlive()) {
                    stuck.add(new Violation(Kind.STUCK, name(node) + " died by itself"));
                    replace(node);
                }
            }
            Thread.sleep(POLL_MILLIS);
        }
    }

    private void kill(Victim victim) throws IOException, InterruptedException {
        switch (victim) {
            case Victim.Engine(int node) -> {
                nodes.get(node).kill();
                replace(node);
                enginesKilled++;
            }
            case Victim.Server(boolean losesPower) -> {
                server.kill();
                server.restart(losesPower);
                aim();
                serversKilled++;
                powerLosses += losesPower ? 1 : 0;
            }
        }
    }

    private void finish() throws IOException, InterruptedException {
        dice.quiet();
        for (int node = 0; node < nodes.size(); node++) {
            if (!nodes.get(node).end(LONGEST_STANDSTILL.toSeconds())) {
                stuck.add(new Violation(Kind.STUCK, name(node) + " did not finish"));
            }
        }
        tail.close();
    }

    private FaultReport verify(double seconds) throws IOException {
        List<LogEntry> log;
        try (MongoClient client = MongoClients.create(server.uri())) {
            log = LogEntry.all(client.getDatabase(LogEntry.DATABASE));
        }
        Map<Attempt, Outcome> attempts = Journal.read(folder);
        List<Violation> violations = new ArrayList<>(stuck);
        violations.addAll(Oracle.verify(log, attempts));
        Sightings.Verdict seen = Sightings.verify(folder, log);
        violations.addAll(seen.violations());
        return new FaultReport(
                settings,
                seconds,
                log,
                attempts,
                seen,
                new FaultReport.Faults(
                        enginesKilled, serversKilled, powerLosses, server.bytesLost(), dice.count(), dice.toString()),
                violations);
    }

    @Override
    public void close() throws IOException {
        nodes.forEach(ChildProcess::close);
        tail.close();
        server.close();
        proxy.close();
        plain.close();
    }
}
