package dev.duplex.query.inbox;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Carries waits on from move to move, and folds those anew where a move comes late or is gone. */
final class WaitFold {

    private final InboxDocuments documents;
    private final Set<UUID> anew = new LinkedHashSet<>();

    WaitFold(InboxDocuments documents) {
        this.documents = documents;
    }

    /** @param before the conversation's head before the move */
    void moved(Move move, HeadDocument before, long position) {
        documents.changeHead(move.conversation(), position, head -> head.moved(move.at(), position));
        if (before.isLate(move.at())) {
            anew(move.conversation());
            return;
        }
        concerned(move, before)
                .forEach(person -> documents.changeEntry(
                        move.conversation(),
                        person,
                        position,
                        entry -> entry.present()
                                ? entry.asked(
                                        Waits.after(entry.waiter(), entry.asks(), move, before.circle()), position)
                                : null));
    }

    private Collection<UUID> concerned(Move move, HeadDocument head) {
        if (!head.circle().addressed()) {
            return head.participants();
        }
        if (move.everyone()) {
            return documents.entries(head.id()).stream()
                    .map(EntryDocument::person)
                    .toList();
        }
        Set<UUID> people = new HashSet<>(move.addressed());
        people.add(move.by());
        return people;
    }

    /** The conversation's waits are to be folded from the start at the end of the batch. */
    void anew(UUID conversation) {
        anew.add(conversation);
    }

    /** @param latest the position of each conversation's last event in the batch: what is after it may be parked */
    void finish(Map<UUID, Long> latest) {
        anew.forEach(conversation -> documents
                .head(conversation)
                .ifPresent(head -> finish(conversation, head.circle(), latest.getOrDefault(conversation, -1L))));
    }

    private void finish(UUID conversation, Circle circle, long last) {
        var moves = documents.moves(conversation, last);
        documents.entries(conversation).stream()
                .filter(EntryDocument::present)
                .forEach(entry -> documents.changeEntry(
                        conversation,
                        entry.person(),
                        last,
                        now -> now.asked(Waits.afterAll(now.waiter(), moves, circle), last)));
    }
}
