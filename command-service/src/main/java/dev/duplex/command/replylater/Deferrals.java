package dev.duplex.command.replylater;

import dev.duplex.command.facts.KnownAvailability;
import dev.duplex.command.facts.OwedReplies;
import dev.duplex.events.DuplexEvent;
import dev.duplex.events.replylater.ReplyLaterEvent;
import dev.duplex.events.replylater.ReplyLaterEvent.ReplyDeferralDropped;
import dev.duplex.events.replylater.ReplyLaterEvent.ReplyDeferred;
import dev.duplex.events.replylater.ReplyLaterEvent.ReplyReminded;
import dev.duplex.events.replylater.ReplyLaterEvent.ReplyReminderPostponed;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** What a person owes in a conversation, with what became of the reminders: by message, or by call where there is none. */
record Deferrals(Map<UUID, Deferral> open) {

    static final Deferrals NONE = new Deferrals(Map.of());

    /**
     * A deferral that has not ended.
     *
     * @param lookAt when the person is to be reminded; empty for never, or not again
     * @param chosenOffHours that the person did not work at that instant, as it was known when it was chosen
     */
    record Deferral(ReplyDeferred inForce, Optional<Instant> lookAt, boolean chosenOffHours) {

        boolean isDue(Instant at) {
            return lookAt.filter(instant -> !at.isBefore(instant)).isPresent();
        }
    }

    static UUID debt(ReplyLaterEvent event) {
        UUID message = event.message();
        return message == null ? Objects.requireNonNull(event.call(), "a reply to nothing") : message;
    }

    Optional<Deferral> of(UUID debt) {
        return Optional.ofNullable(open.get(debt));
    }

    Deferrals evolve(DuplexEvent event, KnownAvailability known) {
        return switch (event) {
            case ReplyDeferred deferred
            when OwedReplies.isCallAlone(deferred) && open.containsKey(debt(deferred)) -> this;
            case ReplyDeferred deferred ->
                with(
                        deferred,
                        new Deferral(deferred, Optional.ofNullable(deferred.until()), isOffHours(deferred, known)));
            case ReplyReminded reminded -> lookedAt(reminded, Optional.empty());
            case ReplyReminderPostponed postponed -> lookedAt(postponed, Optional.of(postponed.until()));
            case ReplyDeferralDropped dropped -> {
                Map<UUID, Deferral> fewer = new HashMap<>(open);
                fewer.remove(debt(dropped));
                yield new Deferrals(Map.copyOf(fewer));
            }
            default -> this;
        };
    }

    private Deferrals lookedAt(ReplyLaterEvent event, Optional<Instant> next) {
        return of(debt(event))
                .map(deferral -> with(event, new Deferral(deferral.inForce(), next, deferral.chosenOffHours())))
                .orElse(this);
    }

    private Deferrals with(ReplyLaterEvent event, Deferral deferral) {
        Map<UUID, Deferral> more = new HashMap<>(open);
        more.put(debt(event), deferral);
        return new Deferrals(Map.copyOf(more));
    }

    private static boolean isOffHours(ReplyDeferred deferred, KnownAvailability known) {
        Instant until = deferred.until();
        return until != null
                && known.of(deferred.person())
                        .filter(person -> !person.nextWorkingMoment(until).equals(Optional.of(until)))
                        .isPresent();
    }
}
