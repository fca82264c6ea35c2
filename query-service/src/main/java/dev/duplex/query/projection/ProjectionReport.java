package dev.duplex.query.projection;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a read model is, for people.
 *
 * @param name the projection's
 * @param kind shared by the nodes, or local to this one
 * @param state live, behind, failing (a batch is tried again) or halted (too many dead letters)
 * @param position the first position that is not applied yet
 * @param logEnd the log's end
 * @param lag events between the two
 * @param eventsPerSecond on this node, over the last ten seconds
 * @param deadLetters parked sequences
 * @param generation which build it is; 1 where it was never replayed
 * @param error why it fails
 * @param replay what is being built beside it
 */
record ProjectionReport(
        String name,
        Kind kind,
        State state,
        long position,
        long logEnd,
        long lag,
        double eventsPerSecond,
        long deadLetters,
        int generation,
        @Nullable String error,
        @Nullable ReplayReport replay) {

    enum Kind {
        SHARED,
        LOCAL
    }

    enum State {
        LIVE,
        BEHIND,
        FAILING,
        HALTED,
        /** The live one stands still for a moment, so that a replay can take its place. */
        SWITCHING
    }

    /**
     * A replay that is under way.
     *
     * @param state BEHIND while it is built
     * @param position how far it is
     * @param target the log's end when it began
     * @param percent of the log's end now
     * @param remainingSeconds until it has caught up at the pace so far; null before there is one
     */
    record ReplayReport(
            int generation,
            State state,
            Instant started,
            long position,
            long target,
            double percent,
            double eventsPerSecond,
            @Nullable Long remainingSeconds,
            long deadLetters,
            @Nullable String error) {}
}
