package dev.duplex.query.inbox;

import dev.duplex.events.message.MessageMode;
import dev.duplex.query.graphql.ConversationRef;
import dev.duplex.query.graphql.PersonRef;
import dev.duplex.query.inbox.OpenAsks.Waiting;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One conversation in an inbox as the schema has it. */
record InboxEntry(
        ConversationRef conversation,
        long unread,
        long mentions,
        @Nullable LastMessage lastMessage,
        @Nullable Wait waitingOnMe,
        @Nullable Wait waitingOnThem,
        List<Owed> owedReplies) {

    record LastMessage(
            UUID id, Instant at, PersonRef by, @Nullable String text, MessageMode mode) {}

    /** Since the first message that is not answered. */
    record Wait(Instant since, UUID message, List<PersonRef> who) {

        private static @Nullable Wait of(List<Waiting> waits) {
            return waits.stream()
                    .min(Comparator.comparing(waiting -> waiting.ask().at()))
                    .map(first -> new Wait(
                            first.ask().at(),
                            first.ask().message(),
                            waits.stream()
                                    .map(Waiting::other)
                                    .distinct()
                                    .map(PersonRef::new)
                                    .toList()))
                    .orElse(null);
        }
    }

    /** @param others entries of others whom this person, or the person's side, waits for */
    static InboxEntry of(EntryDocument mine, HeadDocument head, List<Waiting> others) {
        HeadDocument.LastMessage last = head.last();
        return new InboxEntry(
                new ConversationRef(mine.conversation()),
                Math.max(0, head.count() - mine.read()),
                mine.mentions().size(),
                last == null
                        ? null
                        : new LastMessage(last.id(), last.at(), new PersonRef(last.by()), last.text(), last.mode()),
                Wait.of(mine.asks().stream()
                        .map(ask -> new Waiting(ask, ask.by()))
                        .toList()),
                Wait.of(others),
                mine.owed());
    }
}
