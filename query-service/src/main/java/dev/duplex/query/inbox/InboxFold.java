package dev.duplex.query.inbox;

import com.mongodb.client.model.Filters;
import dev.duplex.events.DuplexEvent;
import dev.duplex.events.call.CallEvent.CallJoined;
import dev.duplex.events.call.CallEvent.CallStarted;
import dev.duplex.events.conversation.ConversationEvent.ConversationRead;
import dev.duplex.events.conversation.ConversationEvent.ConversationStarted;
import dev.duplex.events.conversation.ConversationEvent.ParticipantAdded;
import dev.duplex.events.conversation.ConversationEvent.ParticipantLeft;
import dev.duplex.events.message.MessageEvent.MessageEdited;
import dev.duplex.events.message.MessageEvent.MessageRetracted;
import dev.duplex.events.message.MessageEvent.MessageSent;
import dev.duplex.events.message.Origin;
import dev.duplex.events.people.PeopleEvent.PersonJoined;
import dev.duplex.events.people.PersonKind;
import dev.duplex.events.replylater.ReplyLaterEvent.ReplyDeferralDropped;
import dev.duplex.events.replylater.ReplyLaterEvent.ReplyDeferred;
import dev.duplex.query.inbox.HeadDocument.LastMessage;
import dev.duplex.query.projection.Batch;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Folds one batch of events into the documents of inboxes. */
final class InboxFold {

    private final Batch batch;

    /** Conversations whose waits must be folded anew. */
    private final Set<UUID> anew = new LinkedHashSet<>();

    private long last = -1;

    InboxFold(Batch batch) {
        this.batch = batch;
    }

    void apply(DuplexEvent event, long position) {
        last = position;
        switch (event) {
            case PersonJoined joined ->
                batch.update(
                        KnownPerson.SHELF,
                        joined.person(),
                        position,
                        none -> new KnownPerson(joined.person(), joined.kind(), position));
            case ConversationStarted started ->
                batch.update(
                        HeadDocument.SHELF,
                        started.conversation(),
                        position,
                        none -> HeadDocument.of(started, position));
            case ParticipantAdded added -> added(added, position);
            case ParticipantLeft left -> left(left, position);
            case ConversationRead read -> read(read, position);
            case MessageSent sent -> sent(sent, position);
            case MessageEdited edited ->
                batch.change(
                        HeadDocument.SHELF,
                        edited.conversation(),
                        position,
                        head -> head.saying(edited.message(), edited.text(), position));
            case MessageRetracted retracted -> retracted(retracted, position);
            case ReplyDeferred deferred ->
                changeEntry(
                        deferred.conversation(),
                        deferred.person(),
                        position,
                        entry -> entry.owing(owed -> Owed.after(owed, deferred), position));
            case ReplyDeferralDropped dropped ->
                changeEntry(
                        dropped.conversation(),
                        dropped.person(),
                        position,
                        entry -> entry.owing(owed -> Owed.after(owed, dropped), position));
            case CallStarted started ->
                batch.change(
                        HeadDocument.SHELF,
                        started.conversation(),
                        position,
                        head -> head.active(started.at(), position));
            case CallJoined joined -> joined(joined, position);
            default -> {}
        }
    }

    private void added(ParticipantAdded added, long position) {
        UUID conversation = added.conversation();
        head(conversation).ifPresent(head -> {
            Waiter person = new Waiter(added.person(), kind(added.person()), added.at());
            batch.update(
                    EntryDocument.SHELF,
                    EntryDocument.id(conversation, added.person()),
                    position,
                    before -> before != null && before.present()
                            ? null
                            : EntryDocument.joined(conversation, person, head.count(), position));
            boolean customer = person.kind() == PersonKind.CUSTOMER;
            if (customer && !head.customers() && head.folded() != null) {
                anew.add(conversation);
            }
            changeHead(conversation, position, before -> before.joined(added.person(), customer, position));
        });
    }

    private void left(ParticipantLeft left, long position) {
        changeEntry(left.conversation(), left.person(), position, entry -> entry.left(position));
        changeHead(left.conversation(), position, head -> head.left(left.person(), position));
    }

    private void read(ConversationRead read, long position) {
        batch.get(Move.SHELF, read.upTo().toString())
                .ifPresent(move -> changeEntry(
                        read.conversation(),
                        read.person(),
                        position,
                        entry -> entry.readUpTo(move.sequence(), position)));
    }

    private void sent(MessageSent sent, long position) {
        UUID conversation = sent.conversation();
        Optional<HeadDocument> before = head(conversation);
        boolean counts = sent.origin() != Origin.IMPORT;
        LastMessage last = new LastMessage(sent.message(), sent.at(), sent.by(), sent.text(), sent.mode());
        changeHead(conversation, position, head -> head.sent(last, counts, position));
        batch.update(Move.SHELF, sent.message().toString(), position, none -> message(sent, position));
        Optional<Move> after = batch.get(Move.SHELF, sent.message().toString());
        if (before.isEmpty() || after.isEmpty()) {
            return;
        }
        Move move = after.get();
        changeEntry(conversation, sent.by(), position, entry -> entry.readUpTo(move.sequence(), position));
        if (counts) {
            sent.mentions().stream()
                    .filter(person -> !person.equals(sent.by()))
                    .distinct()
                    .forEach(person -> changeEntry(
                            conversation, person, position, entry -> entry.mentionedAt(move.sequence(), position)));
        }
        moved(move, before.get(), position);
    }

    private Move message(MessageSent sent, long position) {
        Optional<UUID> answered = Optional.ofNullable(sent.inReplyTo());
        Optional<Move> parent = answered.flatMap(id -> batch.get(Move.SHELF, id.toString()));
        PersonKind kind = kind(sent.by());
        return new Move(
                sent.message().toString(),
                sent.conversation(),
                sent.by(),
                kind,
                sent.at(),
                position,
                head(sent.conversation()).map(HeadDocument::count).orElse(0L),
                false,
                parent.map(Move::thread).or(() -> answered).orElse(sent.message()),
                answered.isEmpty(),
                Stream.concat(sent.mentions().stream(), parent.map(Move::by).stream())
                        .distinct()
                        .toList(),
                sent.needsReplyBy() != null,
                kind == PersonKind.BOT || sent.origin() == Origin.BOT || sent.origin() == Origin.AUTOMATION,
                position);
    }

    private void joined(CallJoined joined, long position) {
        head(joined.conversation()).ifPresent(head -> {
            Move move = new Move(
                    joining(position),
                    joined.conversation(),
                    joined.person(),
                    kind(joined.person()),
                    joined.at(),
                    position,
                    head.count(),
                    true,
                    joined.call(),
                    false,
                    List.of(),
                    false,
                    false,
                    position);
            batch.update(Move.SHELF, move.id(), position, none -> move);
            moved(move, head, position);
        });
    }

    private void retracted(MessageRetracted retracted, long position) {
        batch.change(Move.SHELF, retracted.message().toString(), position, move -> move.retracted(position));
        changeHead(retracted.conversation(), position, head -> head.saying(retracted.message(), null, position));
        anew.add(retracted.conversation());
    }

    private void moved(Move move, HeadDocument before, long position) {
        changeHead(move.conversation(), position, head -> head.moved(move.at(), position));
        if (before.isLate(move.at())) {
            anew.add(move.conversation());
        } else {
            concerned(move, before)
                    .forEach(person -> changeEntry(
                            move.conversation(),
                            person,
                            position,
                            entry -> entry.present()
                                    ? entry.asked(
                                            Waits.after(entry.waiter(), entry.asks(), move, before.circle()), position)
                                    : null));
        }
    }

    private Collection<UUID> concerned(Move move, HeadDocument head) {
        if (!head.circle().addressed()) {
            return head.participants();
        }
        if (move.everyone()) {
            return entries(head.id()).stream().map(EntryDocument::person).toList();
        }
        Set<UUID> people = new HashSet<>(move.addressed());
        people.add(move.by());
        return people;
    }

    /** Folds the waits of conversations into which something came late, or in which something is gone. */
    void refold() {
        anew.forEach(conversation -> head(conversation).ifPresent(head -> {
            List<Move> moves = batch
                    .where(
                            Move.SHELF,
                            Filters.eq("conversation", conversation),
                            move -> move.conversation().equals(conversation) && move.logged() <= last)
                    .stream()
                    .sorted(Move.ORDER)
                    .toList();
            entries(conversation).stream()
                    .filter(EntryDocument::present)
                    .forEach(entry -> changeEntry(
                            conversation,
                            entry.person(),
                            last,
                            now -> now.asked(Waits.afterAll(now.waiter(), moves, head.circle()), last)));
        }));
    }

    private List<EntryDocument> entries(UUID conversation) {
        return batch.where(
                EntryDocument.SHELF,
                Filters.eq("conversation", conversation),
                entry -> entry.conversation().equals(conversation));
    }

    private Optional<HeadDocument> head(UUID conversation) {
        return batch.get(HeadDocument.SHELF, conversation);
    }

    private void changeHead(UUID conversation, long position, Function<HeadDocument, @Nullable HeadDocument> fold) {
        batch.change(HeadDocument.SHELF, conversation, position, fold);
    }

    private void changeEntry(
            UUID conversation, UUID person, long position, Function<EntryDocument, @Nullable EntryDocument> fold) {
        batch.change(EntryDocument.SHELF, EntryDocument.id(conversation, person), position, fold);
    }

    private PersonKind kind(UUID person) {
        return batch.get(KnownPerson.SHELF, person).map(KnownPerson::kind).orElse(PersonKind.MEMBER);
    }

    static String joining(long position) {
        return "joined:" + position;
    }
}
