package dev.duplex.query.inbox;

import dev.duplex.events.message.Broadcast;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * Counts what is unread. In a channel only the entries of those are written whom a message names; that it is there, gone,
 * or for everyone, is found by those who read.
 */
final class UnreadFold {

    private final InboxDocuments documents;

    UnreadFold(InboxDocuments documents) {
        this.documents = documents;
    }

    void sent(Move move, long position) {
        documents.head(move.conversation()).ifPresent(head -> {
            for (UUID person : head.participants()) {
                documents.changeEntry(
                        head.id(), person, position, entry -> entry.active(head.face(entry.kind()), position));
            }
            documents.changeEntry(
                    head.id(),
                    move.by(),
                    position,
                    entry ->
                            entry.seeing(unread -> unread.readUpTo(move.number().of(entry.kind())), position));
            called(move, move.call(), position);
        });
    }

    /** @param call whom the message speaks to now */
    void called(Move move, Move.Call call, long position) {
        if (!move.number().counts()) {
            return;
        }
        Set<UUID> people = new HashSet<>(move.call().mentions());
        people.addAll(call.mentions());
        Broadcast broadcast = call.broadcast();
        note(move, broadcast != null, position);
        for (UUID person : concerned(move, people)) {
            if (person.equals(move.by())) {
                continue;
            }
            boolean inChannel = isChannel(move);
            boolean named = call.mentions().contains(person) || (!inChannel && broadcast == Broadcast.EVERYONE);
            change(move, person, position, entry -> {
                long number = move.number().of(entry.kind());
                return unread -> unread.mentioned(number, named)
                        .mentionedHere(number, move.at(), !inChannel && !named && broadcast == Broadcast.HERE);
            });
        }
    }

    void retracted(Move move, long position) {
        if (!move.number().counts()) {
            return;
        }
        note(move, true, position);
        boolean inChannel = isChannel(move);
        for (UUID person : concerned(move, move.call().mentions())) {
            change(move, person, position, entry -> {
                long number = move.number().of(entry.kind());
                return unread -> inChannel ? unread.mentioned(number, false) : unread.retracted(number);
            });
        }
    }

    private boolean isChannel(Move move) {
        return documents
                .head(move.conversation())
                .filter(head -> head.circle().addressed())
                .isPresent();
    }

    private Set<UUID> concerned(Move move, java.util.Collection<UUID> named) {
        Set<UUID> people = new HashSet<>(named);
        people.addAll(documents
                .head(move.conversation())
                .map(HeadDocument::participants)
                .orElse(List.of()));
        return people;
    }

    private void note(Move move, boolean notable, long position) {
        if (notable) {
            documents.changeHead(
                    move.conversation(),
                    position,
                    head -> head.noting(move.number().inside(), position));
        }
    }

    private void change(
            Move move,
            UUID person,
            long position,
            java.util.function.Function<EntryDocument, UnaryOperator<Unread>> change) {
        documents.changeEntry(
                move.conversation(),
                person,
                position,
                entry -> entry.present() && move.number().countsFor(entry.kind())
                        ? entry.seeing(change.apply(entry), position)
                        : null);
    }
}
