package dev.duplex.eventstore;

import java.util.ArrayList;
import java.util.List;

/**
 * What one write attempts: those of the waiting appends whose conditions hold, at consecutive positions.
 *
 * @param base position of the first document
 * @param accepted to be written, in this order
 * @param documents the accepted ones as they will be in the log
 * @param refused their conditions fail by what is in the log
 * @param held their conditions fail by an accepted one, which is not in the log yet
 * @param later nothing is known about them yet
 */
record Round(
        long base,
        List<PendingAppend> accepted,
        List<LogDocument> documents,
        List<PendingAppend> refused,
        List<PendingAppend> held,
        List<PendingAppend> later) {

    static Round plan(List<PendingAppend> waiting, TailWindow.Snapshot window) {
        Round round = new Round(
                window.end(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>());
        KeyIndex ahead = new KeyIndex();
        long next = window.end();
        for (PendingAppend append : waiting) {
            Criteria condition = append.condition();
            long from = append.checkedUpTo();
            if (condition != null && from < window.start()) {
                round.later.add(append);
            } else if (condition != null && condition.matchesSince(from, window.keys())) {
                round.refused.add(append);
            } else if (condition != null && condition.matchesSince(from, ahead)) {
                round.held.add(append);
            } else {
                LogDocument document = append.documentAt(next);
                round.accepted.add(append);
                round.documents.add(document);
                ahead.add(document);
                next = document.end();
            }
        }
        return round;
    }
}
