package dev.duplex.query.inbox;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Carries waits on from move to move, and folds those anew where a move comes late or is gone. */
final class WaitFold {

    private final InboxDocuments documents;
    private final Set<UUID> touched = new LinkedHashSet<>();
    private final Set<UUID> anew = new LinkedHashSet<>();

    WaitFold(InboxDocuments documents) {
        this.documents = documents;
    }

    /** @param before the conversation's head before the move */
    void moved(Move move, HeadDocument before, long position) {
        touched.add(before.id());
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
                                        Waits.after(
                                                entry.waiter(), entry.waits().asks(), move, before.circle()),
                                        position)
                                : null));
    }

    private Collection<UUID> concerned(Move move, HeadDocument head) {
        if (!head.circle().addressed()) {
            return head.participants();
        }
        if (move.act() == Act.CLOSING || move.call().needsReplyBy() != null) {
            return documents.entries(head.id()).stream()
                    .map(EntryDocument::person)
                    .toList();
        }
        Set<UUID> people = new HashSet<>(move.call().mentions());
        UUID answered = move.spot().answered();
        if (answered != null) {
            people.add(answered);
        }
        people.add(move.by());
        return people;
    }

    /** Who takes part changed. */
    void touched(UUID conversation) {
        touched.add(conversation);
    }

    /** The conversation's waits are to be folded from the start at the end of the batch. */
    void anew(UUID conversation) {
        touched.add(conversation);
        anew.add(conversation);
    }

    /** @param latest the position of each conversation's last event in the batch: what is after it may be parked */
    void finish(Map<UUID, Long> latest) {
        for (UUID conversation : touched) {
            long last = latest.getOrDefault(conversation, -1L);
            documents.head(conversation).ifPresent(head -> {
                if (anew.contains(conversation)) {
                    foldAnew(head, last);
                }
                if (!head.circle().addressed()) {
                    waitOnOthers(head, last);
                }
            });
        }
    }

    private void foldAnew(HeadDocument head, long last) {
        UUID conversation = head.id();
        List<Move> moves = documents.moves(conversation, last);
        if (head.circle().addressed()) {
            Threads threads = new Threads(moves);
            moves.stream()
                    .filter(move -> move.act() == Act.MESSAGE)
                    .forEach(move -> documents.changeMove(
                            UUID.fromString(move.id()), last, now -> moved(now, threads.spot(now), last)));
            moves = documents.moves(conversation, last);
        }
        for (EntryDocument entry : documents.entries(conversation)) {
            if (entry.present()) {
                List<Ask> asks = Waits.afterAll(entry.waiter(), moves, head.circle());
                documents.changeEntry(conversation, entry.person(), last, now -> now.asked(asks, last));
            }
        }
    }

    private static Move moved(Move move, Move.Spot spot, long last) {
        return spot.equals(move.spot()) ? move : move.standing(spot, last);
    }

    /** Where a conversation has two sides a person waits together with the own side, elsewhere alone. */
    private void waitOnOthers(HeadDocument head, long last) {
        Circle circle = head.circle();
        List<EntryDocument> entries =
                documents.entries(head).stream().filter(EntryDocument::present).toList();
        Map<Object, List<Wait.Open>> asks = new HashMap<>();
        for (EntryDocument asked : entries) {
            for (Ask ask : asked.waits().asks()) {
                Object asking = circle.sided() ? !circle.outside(asked.kind()) : ask.by();
                asks.computeIfAbsent(asking, any -> new ArrayList<>()).add(new Wait.Open(ask, asked.person()));
            }
        }
        for (EntryDocument entry : entries) {
            Object asking = circle.sided() ? circle.outside(entry.kind()) : entry.person();
            Wait wait = Wait.of(asks.getOrDefault(asking, List.of()));
            documents.changeEntry(head.id(), entry.person(), last, now -> now.waitingFor(wait, last));
        }
    }
}
