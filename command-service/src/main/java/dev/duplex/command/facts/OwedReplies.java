package dev.duplex.command.facts;

import dev.duplex.events.DuplexEvent;
import dev.duplex.events.replylater.DropReason;
import dev.duplex.events.replylater.Promise;
import dev.duplex.events.replylater.ReplyLaterEvent;
import dev.duplex.events.replylater.ReplyLaterEvent.ReplyDeferralDropped;
import dev.duplex.events.replylater.ReplyLaterEvent.ReplyDeferred;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The replies that a person has put off and still owes.
 *
 * @param open oldest first
 * @param overdue those of them that were moved after an earlier instant had come
 */
public record OwedReplies(List<ReplyDeferred> open, Set<ReplyDeferred> overdue) {

    public static final OwedReplies NONE = new OwedReplies(List.of(), Set.of());

    public OwedReplies evolve(DuplexEvent event) {
        return switch (event) {
            case ReplyDeferred deferred -> with(deferred);
            case ReplyDeferralDropped dropped -> of(others(dropped).toList(), overdue);
            default -> this;
        };
    }

    private OwedReplies with(ReplyDeferred deferred) {
        Optional<ReplyDeferred> earlier = open.stream()
                .filter(owed -> owed.person().equals(deferred.person()) && concern(owed, deferred))
                .findFirst();
        ReplyDeferred now = earlier.map(owed -> following(owed, deferred)).orElse(deferred);
        boolean late = earlier.filter(owed -> isOverdue(owed, deferred.at())).isPresent();
        return of(
                Stream.concat(others(deferred), Stream.of(now)).toList(),
                late ? Stream.concat(overdue.stream(), Stream.of(now)).collect(Collectors.toSet()) : overdue);
    }

    /** A call that was not answered takes back no promise. */
    private static ReplyDeferred following(ReplyDeferred earlier, ReplyDeferred deferred) {
        return isCallAlone(deferred)
                ? new ReplyDeferred(
                        deferred.workspace(),
                        deferred.conversation(),
                        deferred.message(),
                        deferred.call(),
                        deferred.person(),
                        earlier.until(),
                        deferred.note() == null ? earlier.note() : deferred.note(),
                        deferred.by(),
                        deferred.at())
                : deferred;
    }

    /** Whether it comes of a call that was not answered and says nothing of when the person means to reply. */
    public static boolean isCallAlone(ReplyDeferred deferred) {
        return deferred.call() != null && deferred.until() == null;
    }

    private static OwedReplies of(List<ReplyDeferred> open, Set<ReplyDeferred> overdue) {
        return new OwedReplies(open, overdue.stream().filter(open::contains).collect(Collectors.toUnmodifiableSet()));
    }

    /** Whether its instant has come, or one from which it was moved too late. */
    private boolean isOverdue(ReplyDeferred owed, Instant at) {
        return overdue.contains(owed) || (owed.until() != null && !at.isBefore(owed.until()));
    }

    public Optional<ReplyDeferred> to(UUID message) {
        return open.stream().filter(owed -> message.equals(owed.message())).findFirst();
    }

    /**
     * What a message fulfils: the reply owed to the message that it answers; where it names none the newest one, and what is owed
     * for calls alone, since nobody writes once for each time that the phone rang. Who named an instant for one still owes it.
     */
    public List<ReplyDeferred> fulfilledBy(@Nullable UUID inReplyTo) {
        return inReplyTo != null
                ? to(inReplyTo).stream().toList()
                : open.stream()
                        .filter(owed -> owed.equals(open.getLast())
                                || (owed.message() == null && owed.note() == null && owed.until() == null))
                        .toList();
    }

    /** A promise is kept by answering before every instant that was named. */
    public ReplyDeferralDropped answered(ReplyDeferred owed, @Nullable UUID by, Instant at) {
        Promise promise = isOverdue(owed, at) ? Promise.BROKEN : owed.until() == null ? null : Promise.KEPT;
        return dropped(owed, DropReason.ANSWERED, promise, by, at);
    }

    /** Not by answering. */
    public static ReplyDeferralDropped drop(ReplyDeferred owed, DropReason reason, @Nullable UUID by, Instant at) {
        return dropped(owed, reason, null, by, at);
    }

    private static ReplyDeferralDropped dropped(
            ReplyDeferred owed, DropReason reason, @Nullable Promise promise, @Nullable UUID by, Instant at) {
        return new ReplyDeferralDropped(
                owed.workspace(),
                owed.conversation(),
                owed.message(),
                owed.call(),
                owed.person(),
                reason,
                promise,
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
