package dev.duplex.benchmarks.faults;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/** What happens to a message between driver and server. */
enum ConnectionFault {
    NONE,
    /** The server never hears of it, and the connection breaks. */
    REQUEST_LOST,
    /** The server hears half of it. */
    REQUEST_CUT,
    /** The client's connection breaks, and then the server does it after all. */
    REQUEST_LATE,
    /** The server does it, the client never hears of that. */
    ANSWER_LOST,
    /** The client hears half of the answer. */
    ANSWER_CUT,
    /** Both wait. */
    DELAY,
    /** The server does it, nobody answers, and the connection stays open: the client's patience ends it. */
    SILENCE;

    /** Draws faults by a seed, and counts them. Thread-safe. */
    static final class Dice {

        private static final int INSERTS_TO_A_FAULT = 150;
        private static final int OTHERS_TO_A_FAULT = 2_000;
        private static final ConnectionFault[] FAULTS =
                Arrays.stream(values()).filter(fault -> fault != NONE).toArray(ConnectionFault[]::new);

        private final SplittableRandom random;
        private final Map<ConnectionFault, Integer> counts = new EnumMap<>(ConnectionFault.class);
        private boolean quiet;

        Dice(long seed) {
            this.random = new SplittableRandom(seed);
        }

        synchronized ConnectionFault next(boolean insert) {
            if (quiet || random.nextInt(insert ? INSERTS_TO_A_FAULT : OTHERS_TO_A_FAULT) > 0) {
                return NONE;
            }
            // waiting for a client's patience takes long
            ConnectionFault drawn = FAULTS[random.nextInt(FAULTS.length)];
            ConnectionFault fault = drawn == SILENCE && random.nextInt(10) > 0 ? DELAY : drawn;
            counts.merge(fault, 1, Integer::sum);
            return fault;
        }

        synchronized int milliseconds(int most) {
            return random.nextInt(most);
        }

        /** No more faults. */
        synchronized void quiet() {
            quiet = true;
        }

        synchronized int count() {
            return counts.values().stream().mapToInt(Integer::intValue).sum();
        }

        @Override
        public synchronized String toString() {
            return counts.entrySet().stream()
                    .map(entry -> entry.getValue() + " "
                            + entry.getKey()
                                    .name()
                                    .toLowerCase(java.util.Locale.ROOT)
                                    .replace('_', ' '))
                    .collect(Collectors.joining(", "));
        }
    }
}
