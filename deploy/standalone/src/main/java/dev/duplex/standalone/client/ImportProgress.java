package dev.duplex.standalone.client;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the server tells about an import.
 *
 * @param counts what is in the source, by name; {@code added} what of it was new
 */
record ImportProgress(
        String id,
        State state,
        long done,
        long total,
        @Nullable Map<String, Long> counts,
        @Nullable Map<String, Long> added,
        @Nullable List<Skipped> skipped,
        @Nullable List<Skipped> notes,
        @Nullable String error) {

    enum State {
        RUNNING,
        DONE,
        FAILED
    }

    record Skipped(String reason, long count, @Nullable List<String> examples) {}
}
