package dev.duplex.query.inbox;

import dev.duplex.events.replylater.ReplyLaterEvent;
import dev.duplex.events.replylater.ReplyLaterEvent.ReplyDeferralDropped;
import dev.duplex.events.replylater.ReplyLaterEvent.ReplyDeferred;
import dev.duplex.events.replylater.ReplyLaterEvent.ReplyReminded;
import dev.duplex.events.replylater.ReplyLaterEvent.ReplyReminderPostponed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A reply that a person put off, or owes after a call that was not answered.
 *
 * @param remindedAt when the person was reminded of what was put off last, null before
 * @param postponedUntil when the person can be reminded, null where that is not put off
 */
public record Owed(
        @Nullable UUID message,
        @Nullable UUID call,
        @Nullable Instant until,
        @Nullable String note,
        Instant since,
        @Nullable Instant remindedAt,
        @Nullable Instant postponedUntil) {

    static List<Owed> after(List<Owed> owed, ReplyLaterEvent event) {
        return switch (event) {
            case ReplyDeferred deferred -> after(owed, deferred);
            case ReplyReminded reminded -> changed(owed, event, open -> open.with(reminded.at(), null));
            case ReplyReminderPostponed postponed ->
                changed(owed, event, open -> open.with(open.remindedAt(), postponed.until()));
            case ReplyDeferralDropped dropped ->
                owed.stream()
                        .filter(open -> !open.concerns(dropped.message(), dropped.call()))
                        .toList();
        };
    }

    private static List<Owed> changed(List<Owed> owed, ReplyLaterEvent event, UnaryOperator<Owed> change) {
        return owed.stream()
                .map(open -> open.concerns(event.message(), event.call()) ? change.apply(open) : open)
                .toList();
    }

    /** What is owed already is owed as the newer deferral says; a call not answered takes back no promise. */
    private static List<Owed> after(List<Owed> owed, ReplyDeferred deferred) {
        Owed next = new Owed(
                deferred.message(), deferred.call(), deferred.until(), deferred.note(), deferred.at(), null, null);
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
                earlier.since(),
                promised ? earlier.remindedAt() : null,
                promised ? earlier.postponedUntil() : null);
    }

    private Owed with(@Nullable Instant reminded, @Nullable Instant postponed) {
        return new Owed(message, call, until, note, since, reminded, postponed);
    }

    /** The message decides where there is one. */
    private boolean concerns(@Nullable UUID otherMessage, @Nullable UUID otherCall) {
        boolean ofMessage = message != null || otherMessage != null;
        return ofMessage ? Objects.equals(message, otherMessage) : Objects.equals(call, otherCall);
    }
}
