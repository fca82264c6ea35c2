package dev.duplex.benchmarks.store;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One thing that is measured.
 *
 * @param name what its figures are called
 * @param measure does it once
 */
record Side(String name, Measure measure) {

    /** Figures by what they are, with their unit, such as {@code "rate (/s)"}. */
    interface Measure {
        Map<String, Double> once() throws Exception;
    }

    static final String RATE = "rate (/s)";
    static final String P50 = "p50 (us)";
    static final String P99 = "p99 (us)";

    static Map<String, Double> figures(Load.Result result) {
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put(RATE, result.rate());
        figures.put(P50, result.p50());
        figures.put(P99, result.p99());
        return figures;
    }
}
