package dev.duplex.query.inbox;

import dev.duplex.events.replylater.ReplyLaterEvent.ReplyDeferralDropped;
import dev.duplex.events.replylater.ReplyLaterEvent.ReplyDeferred;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A reply that a person put off, or owes after a call that was not answered. */
public record Owed(
        @Nullable UUID message,
        @Nullable UUID call,
        @Nullable Instant until,
        @Nullable String note,
        Instant since) {

    /** A message or call that is owed already is owed as the newer deferral says, since when it was first. */
    static List<Owed> after(List<Owed> owed, ReplyDeferred deferred) {
        List<Owed> changed = new ArrayList<>(owed);
        Instant since = changed.stream()
                .filter(open -> open.concerns(deferred.message(), deferred.call()))
                .map(Owed::since)
                .findFirst()
                .orElse(deferred.at());
        changed.removeIf(open -> open.concerns(deferred.message(), deferred.call()));
        changed.add(new Owed(deferred.message(), deferred.call(), deferred.until(), deferred.note(), since));
        return changed;
    }

    static List<Owed> after(List<Owed> owed, ReplyDeferralDropped dropped) {
        return owed.stream()
                .filter(open -> !open.concerns(dropped.message(), dropped.call()))
                .toList();
    }

    /** The message decides where there is one. */
    private boolean concerns(@Nullable UUID otherMessage, @Nullable UUID otherCall) {
        boolean ofMessage = message != null || otherMessage != null;
        return ofMessage ? Objects.equals(message, otherMessage) : Objects.equals(call, otherCall);
    }
}
