package dev.duplex.query.inbox;

import dev.duplex.events.call.Media;
import dev.duplex.events.message.MessageMode;
import dev.duplex.query.call.CallPhase;
import dev.duplex.query.call.CallState;
import dev.duplex.query.graphql.ConversationRef;
import dev.duplex.query.graphql.PersonRef;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One conversation in an inbox as the schema has it. */
record InboxEntry(
        ConversationRef conversation,
        long unread,
        long mentions,
        @Nullable LastMessage lastMessage,
        @Nullable Waiting waitingOnMe,
        @Nullable Instant needsReplyBy,
        @Nullable Waiting waitingOnThem,
        List<Owed> owedReplies,
        List<OpenAction> actionItems,
        boolean overdue,
        @Nullable Instant snoozedUntil,
        boolean muted,
        @Nullable Instant mutedUntil,
        boolean favourite,
        List<UUID> followedThreads,
        @Nullable Instant closedAt,
        @Nullable LiveCall liveCall) {

    record LiveCall(UUID call, Media media, CallPhase phase) {

        private static @Nullable LiveCall of(@Nullable CallState live) {
            return live == null ? null : new LiveCall(live.call(), live.media(), live.phase());
        }
    }

    record LastMessage(
            UUID id, Instant at, PersonRef by, @Nullable String text, MessageMode mode) {

        private static @Nullable LastMessage of(Face.@Nullable LastMessage last) {
            return last == null
                    ? null
                    : new LastMessage(last.id(), last.at(), new PersonRef(last.by()), last.text(), last.mode());
        }
    }

    record Waiting(Instant since, UUID message, List<PersonRef> who) {

        private static @Nullable Waiting of(@Nullable Wait wait) {
            return wait == null
                    ? null
                    : new Waiting(
                            wait.since(),
                            wait.message(),
                            wait.who().stream().map(PersonRef::new).toList());
        }
    }

    static InboxEntry of(Row row, Instant now) {
        EntryDocument entry = row.entry();
        List<Ask> asks = entry.waits().asks();
        Attention attention = entry.own().attention();
        boolean muted = attention.mutedAt(now);
        return new InboxEntry(
                new ConversationRef(entry.conversation()),
                entry.unread().messages(),
                row.mentions(),
                LastMessage.of(row.head().face(entry.kind()).last()),
                Waiting.of(Wait.of(
                        asks.stream().map(ask -> new Wait.Open(ask, ask.by())).toList())),
                asks.stream()
                        .map(Ask::needsReplyBy)
                        .filter(Objects::nonNull)
                        .min(Instant::compareTo)
                        .orElse(null),
                Waiting.of(entry.waits().others()),
                entry.own().owed(),
                entry.own().actions(),
                row.overdue(now),
                attention.snoozedAt(now) ? attention.snoozedUntil() : null,
                muted,
                muted ? attention.mutedUntil() : null,
                attention.favourite(),
                attention.followed(),
                entry.closedAt(),
                LiveCall.of(row.head().live()));
    }
}
