package dev.duplex.command.facts;

import dev.duplex.events.DuplexEvent;
import dev.duplex.events.replylater.DropReason;
import dev.duplex.events.replylater.ReplyLaterEvent;
import dev.duplex.events.replylater.ReplyLaterEvent.ReplyDeferralDropped;
import dev.duplex.events.replylater.ReplyLaterEvent.ReplyDeferred;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The replies that a person has put off and still owes, oldest first. */
public record OwedReplies(List<ReplyDeferred> open) {

    public static final OwedReplies NONE = new OwedReplies(List.of());

    public OwedReplies evolve(DuplexEvent event) {
        return switch (event) {
            case ReplyDeferred deferred ->
                new OwedReplies(
                        Stream.concat(others(deferred), Stream.of(deferred)).toList());
            case ReplyDeferralDropped dropped -> new OwedReplies(others(dropped).toList());
            default -> this;
        };
    }

    public Optional<ReplyDeferred> to(UUID message) {
        return open.stream().filter(owed -> message.equals(owed.message())).findFirst();
    }

    /** What a message fulfils: the reply owed to the message that it answers; the newest one where it names none. */
    public Optional<ReplyDeferred> fulfilledBy(@Nullable UUID inReplyTo) {
        if (inReplyTo != null) {
            return to(inReplyTo);
        }
        return open.isEmpty() ? Optional.empty() : Optional.of(open.getLast());
    }

    public static ReplyDeferralDropped drop(ReplyDeferred owed, DropReason reason, @Nullable UUID by, Instant at) {
        return new ReplyDeferralDropped(
                owed.workspace(),
                owed.conversation(),
                owed.message(),
                owed.call(),
                owed.person(),
                reason,
                null,
                by,
                at);
    }

    /** The message decides where there is one: a call that grew out of it owes no second reply. */
    private Stream<ReplyDeferred> others(ReplyLaterEvent event) {
        return open.stream().filter(owed -> !(owed.person().equals(event.person()) && concern(owed, event)));
    }

    private static boolean concern(ReplyLaterEvent owed, ReplyLaterEvent other) {
        boolean ofMessage = owed.message() != null || other.message() != null;
        return ofMessage ? Objects.equals(owed.message(), other.message()) : Objects.equals(owed.call(), other.call());
    }
}
