package dev.duplex.query.analytics;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An answer, from one state of the data.
 *
 * @param groups in the order of their keys; empty without a grouping
 * @param groupCount how many groups there are, those left out included
 */
record ResponseTimes(ResponseQuestion question, ResponseFigures total, List<Group> groups, int groupCount) {

    /** @param label what people call it, where it has a name */
    record Group(String key, @Nullable String label, ResponseFigures figures) {

        public long count() {
            return figures.count();
        }

        public long open() {
            return figures.open();
        }

        public @Nullable Double mean() {
            return figures.mean();
        }

        public @Nullable Double p50() {
            return figures.p50();
        }

        public @Nullable Double p90() {
            return figures.p90();
        }

        public @Nullable Double p95() {
            return figures.p95();
        }

        public @Nullable Double p99() {
            return figures.p99();
        }
    }
}
