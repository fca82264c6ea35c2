package dev.duplex.query.inbox;

import dev.duplex.query.projection.Batch;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Folds waits and notes how far back each message of the batch reaches. Only messages can be taken back later. */
final class Reaches {

    private final Batch batch;
    private final Map<String, Instant> noted = new HashMap<>();

    Reaches(Batch batch) {
        this.batch = batch;
    }

    /** The open asks of a person after a move. */
    List<Ask> after(Waiter me, List<Ask> asks, Move move, Circle circle) {
        List<Ask> after = Waits.after(me, asks, move, circle);
        if (move.act() == Act.MESSAGE) {
            asks.stream()
                    .filter(ask -> !after.contains(ask))
                    .map(Ask::at)
                    .min(Instant::compareTo)
                    .ifPresent(since -> noted.merge(move.id(), since, Reaches::earlier));
        }
        return after;
    }

    /** From when on waits depend on where this message stands and on whether it is there. */
    Instant since(Move move) {
        Instant reach = batch.get(ReachDocument.SHELF, move.id())
                .map(ReachDocument::since)
                .orElse(move.at());
        return earlier(earlier(move.at(), reach), noted.getOrDefault(move.id(), reach));
    }

    /** What was noted until now. It only ever reaches further back: too far costs time, not far enough loses a wait. */
    void write(long position) {
        batch.load(ReachDocument.SHELF, noted.keySet());
        noted.forEach((move, since) -> batch.update(
                ReachDocument.SHELF,
                move,
                position,
                before -> before == null || since.isBefore(before.since())
                        ? new ReachDocument(move, since, position)
                        : before));
        noted.clear();
    }

    static Instant earlier(Instant one, Instant other) {
        return other.isBefore(one) ? other : one;
    }
}
