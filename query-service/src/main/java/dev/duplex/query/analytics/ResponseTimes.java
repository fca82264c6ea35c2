package dev.duplex.query.analytics;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An answer, from one state of the data.
 *
 * @param groups in the order of their keys; empty without a grouping
 */
record ResponseTimes(
        ResponseQuestion question, Optional<ResponseGrouping> groupBy, ResponseFigures total, List<Group> groups) {

    record Group(String key, @Nullable String label, ResponseFigures figures) {}
}
