package dev.duplex.query.inbox;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Carries waits on from move to move, and folds them again from where a move comes late or is gone. */
final class WaitFold {

    /** Before anything that can be stored. */
    static final Instant BEGINNING = Instant.ofEpochMilli(Long.MIN_VALUE);

    private final InboxDocuments documents;
    private final Reaches reaches;
    private final Set<UUID> touched = new LinkedHashSet<>();
    private final Map<UUID, Instant> again = new HashMap<>();

    WaitFold(InboxDocuments documents) {
        this.documents = documents;
        this.reaches = new Reaches(documents.batch());
    }

    /** @param before the conversation's head before the move */
    void moved(Move move, HeadDocument before, long position) {
        touched.add(before.id());
        documents.changeHead(move.conversation(), position, head -> head.moved(move.at(), position));
        if (before.isLate(move.at())) {
            again(move.conversation(), move.at());
            return;
        }
        concerned(move, before)
                .forEach(person -> documents.changeEntry(
                        move.conversation(),
                        person,
                        position,
                        entry -> entry.present()
                                ? entry.asked(
                                        reaches.after(
                                                entry.waiter(), entry.waits().asks(), move, before.circle()),
                                        position)
                                : null));
        reaches.write(position);
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

    /** This message is gone or stands elsewhere: what it did is to be done again without it. */
    void changed(Move message) {
        again(message.conversation(), reaches.since(message));
    }

    /** The conversation's waits are to be folded again from this instant on at the end of the batch. */
    void again(UUID conversation, Instant from) {
        touched.add(conversation);
        again.merge(conversation, from, Reaches::earlier);
    }

    /** @param latest the position of each conversation's last event in the batch: what is after it may be parked */
    void finish(Map<UUID, Long> latest) {
        for (UUID conversation : touched) {
            long last = latest.getOrDefault(conversation, -1L);
            documents.head(conversation).ifPresent(head -> {
                Instant from = again.get(conversation);
                if (from != null) {
                    // stored instants have milliseconds
                    foldAgain(head, from.truncatedTo(ChronoUnit.MILLIS), last);
                }
                if (!head.circle().addressed()) {
                    waitOnOthers(head, last);
                }
            });
        }
    }

    /** What was asked before and is not open now was answered since, and will be by the same again: see decision 6. */
    private void foldAgain(HeadDocument head, Instant from, long last) {
        List<Move> moves = documents.moves(head.id(), from, last);
        for (EntryDocument entry : documents.entries(head.id())) {
            if (entry.present()) {
                List<Ask> asks = entry.waits().askedBefore(from);
                for (Move move : moves) {
                    asks = reaches.after(entry.waiter(), asks, move, head.circle());
                }
                List<Ask> after = asks;
                documents.changeEntry(head.id(), entry.person(), last, now -> now.asked(after, last));
            }
        }
        reaches.write(last);
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
