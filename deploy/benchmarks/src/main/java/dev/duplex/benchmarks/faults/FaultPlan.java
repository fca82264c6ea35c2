package dev.duplex.benchmarks.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Who is killed when, by the seed. When is counted in acknowledged appends, so that it does not depend on how fast a machine
 * is; the instant within them is as random as scheduling.
 */
record FaultPlan(List<Kill> kills) {

    /** What dies. */
    sealed interface Victim {

        record Engine(int node) implements Victim {}

        record Server(boolean losesPower) implements Victim {}
    }

    /**
     * One kill.
     *
     * @param after acknowledged appends in all
     * @param pauseMillis and then so many milliseconds later
     */
    record Kill(long after, int pauseMillis, Victim victim) {}

    /** Of three kills one is the server's, and every second time it loses its power too. */
    static FaultPlan of(long seed, long appends, int kills, int processes) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Kill> planned = new ArrayList<>();
        for (int i = 0; i < kills; i++) {
            long share = appends / kills;
            Victim victim = i % 3 == 1 ? new Victim.Server(i % 2 == 0) : new Victim.Engine(random.nextInt(processes));
            planned.add(new Kill(i * share + random.nextLong(Math.max(1, share)), random.nextInt(20), victim));
        }
        return new FaultPlan(planned);
    }
}
