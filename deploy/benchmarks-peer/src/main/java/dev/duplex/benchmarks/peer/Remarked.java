package dev.duplex.benchmarks.peer;

import java.util.Base64;
import java.util.SplittableRandom;

/** What is appended: 256 bytes as JSON, which do not compress away. */
record Remarked(String words) {

    private static final int RANDOM_BYTES = 183;

    static Remarked some(SplittableRandom random) {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        return new Remarked(Base64.getEncoder().encodeToString(bytes));
    }
}
