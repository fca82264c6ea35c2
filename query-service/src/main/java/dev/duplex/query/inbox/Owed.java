package dev.duplex.query.inbox;

import dev.duplex.events.replylater.ReplyLaterEvent.ReplyDeferralDropped;
import dev.duplex.events.replylater.ReplyLaterEvent.ReplyDeferred;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A reply that a person put off, or owes after a call that was not answered. */
public record Owed(
        @Nullable UUID message,
        @Nullable UUID call,
        @Nullable Instant until,
        @Nullable String note,
        Instant since) {

    /** What is owed already is owed as the newer deferral says; a call not answered takes back no promise. */
    static List<Owed> after(List<Owed> owed, ReplyDeferred deferred) {
        Owed next = new Owed(deferred.message(), deferred.call(), deferred.until(), deferred.note(), deferred.at());
        List<Owed> changed = new ArrayList<>(owed);
        Optional<Owed> before = changed.stream()
                .filter(open -> open.concerns(deferred.message(), deferred.call()))
                .findFirst();
        before.ifPresent(changed::remove);
        changed.add(before.map(next::following).orElse(next));
        return changed;
    }

    private Owed following(Owed earlier) {
        boolean promised = call != null && until == null;
        return new Owed(
                message,
                call,
                promised ? earlier.until() : until,
                promised && note == null ? earlier.note() : note,
                earlier.since());
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
