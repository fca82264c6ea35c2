package dev.duplex.benchmarks.store;

import com.mongodb.client.MongoClient;
import dev.duplex.benchmarks.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;

/** Everything that is measured, under the names that {@link Goals} compares. */
final class Sides {

    static final int[] WRITERS = {1, 8, 32, 64, 128};
    static final int PEER_WRITERS = 64;
    static final int CALLERS = 64;
    static final int HOT_CALLERS = 16;

    private static final int SHORT_LOG = 10_000;
    private static final int MIDDLE_LOG = 100_000;

    /** Of the logs to which is appended; the sides above use new ones. */
    private static final int APPENDERS = 32;

    private final Engines engines;
    private final Logs logs;
    private final PeerProcess peer;
    private final Figures figures;
    private final int longLog;

    Sides(MongoClient client, Load load, PeerProcess peer, Figures figures, int longLog) {
        this.engines = new Engines(client, load);
        this.logs = new Logs(client, load);
        this.peer = peer;
        this.figures = figures;
        this.longLog = longLog;
    }

    static String conditional(int writers) {
        return "append with a condition, " + writers + " writers";
    }

    static String unconditional(int writers) {
        return "append without, " + writers + " writers";
    }

    static String insertOne(int writers) {
        return "driver, insert of one, " + writers + " writers";
    }

    static String insertMany(int writers) {
        return "driver, insertMany as large as with " + writers + " writers";
    }

    static String peer(String mode) {
        return "axon-mongo, document per " + mode + ", " + PEER_WRITERS + " writers";
    }

    static String commands(String what) {
        return "Axon commands, " + what;
    }

    static final String CEILING = commands("no-op engine");
    static final String KNOWN = commands(CALLERS + " callers, 50 a boundary");
    static final String NEW = commands(CALLERS + " callers, 10 a boundary");
    static final String ALONE = commands("one caller");
    static final String HOT = commands("hot boundary, " + HOT_CALLERS + " callers");

    static String source(String log) {
        return "source ten events, " + log + " log";
    }

    static String appendTo(String log) {
        return "append to the " + log + " log, " + APPENDERS + " writers";
    }

    static final String DRAIN = "replay: driver's cursor";
    static final String STREAM = "replay: stream";
    static final String PROCESSOR = "replay: event processor";

    List<Side> all() {
        List<Side> all = new ArrayList<>();
        for (int writers : WRITERS) {
            all.add(new Side(conditional(writers), engines.append(writers, 1, true)));
            all.add(new Side(unconditional(writers), engines.append(writers, 1, false)));
            all.add(new Side(insertOne(writers), engines.driver(writers, () -> 1)));
            all.add(new Side(insertMany(writers), engines.driver(1, observed(writers))));
        }
        all.add(new Side("append of 100 with a condition, 4 writers", engines.append(4, 100, true)));
        all.add(new Side("driver, insertMany of 100, 4 writers", engines.driver(4, () -> 100)));
        all.add(new Side(peer("event"), peer.append("event", PEER_WRITERS)));
        all.add(new Side(peer("commit"), peer.append("commit", PEER_WRITERS)));
        all.add(new Side(CEILING, engines.ceiling(CALLERS, axon -> axon.disjoint(50))));
        all.add(new Side(KNOWN, engines.commands(CALLERS, axon -> axon.disjoint(50))));
        all.add(new Side(NEW, engines.commands(CALLERS, axon -> axon.disjoint(10))));
        all.add(new Side(ALONE, engines.commands(1, axon -> axon.disjoint(50))));
        all.add(new Side(HOT, engines.commands(HOT_CALLERS, axon -> axon.shared(50))));
        all.add(new Side(source("short"), logs.source(SHORT_LOG)));
        all.add(new Side(source("middle"), logs.source(MIDDLE_LOG)));
        all.add(new Side(source("long"), logs.source(longLog)));
        all.add(new Side(appendTo("short"), logs.append(SHORT_LOG, APPENDERS, engines)));
        all.add(new Side(appendTo("long"), logs.append(longLog, APPENDERS, engines)));
        all.add(new Side(DRAIN, logs.drain(MIDDLE_LOG)));
        all.add(new Side(STREAM, logs.stream(MIDDLE_LOG)));
        all.add(new Side(PROCESSOR, logs.replay(MIDDLE_LOG)));
        return all;
    }

    /** What the engine put into one write, as measured. */
    private IntSupplier observed(int writers) {
        return () -> Math.max(1, (int) Math.round(
                figures.last(conditional(writers) + ": " + Engines.BATCH).orElse(writers / 2.0)));
    }

    /** Fills the logs that the chosen sides read. */
    void prepare(List<Side> chosen) {
        if (chosen.stream()
                .anyMatch(side -> side.name().contains(" log") || side.name().startsWith("replay"))) {
            for (int events : new int[] {SHORT_LOG, MIDDLE_LOG, longLog}) {
                System.err.println("Filling a log of " + events + " events ...");
                logs.fill(events);
            }
        }
    }
}
