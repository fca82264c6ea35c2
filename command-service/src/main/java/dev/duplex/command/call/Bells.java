package dev.duplex.command.call;

import dev.duplex.availability.AvailabilityState;
import dev.duplex.availability.AvailabilityState.Kind;
import dev.duplex.availability.PersonAvailability;
import dev.duplex.command.facts.KnownAvailability;
import dev.duplex.command.facts.Membership;
import dev.duplex.events.call.DeclineReason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who can be rung now, and who is turned away at once because of when they can be reached.
 *
 * @param expecting those who have agreed to this call: their hours and their focus time keep nobody from ringing them
 */
record Bells(
        Membership membership, KnownAvailability known, UUID asking, boolean urgent, Set<UUID> expecting, Instant at) {

    sealed interface Bell {}

    record Rings(UUID person) implements Bell {}

    /**
     * @param until when the person can be reached next, null where that is not in sight
     * @param standIn who is rung in the person's place, null for nobody
     */
    record TurnedAway(
            UUID person,
            DeclineReason reason,
            @Nullable Instant until,
            @Nullable UUID standIn) implements Bell {

        /** Off hours the caller is only told, and may insist. */
        boolean owes() {
            return reason != DeclineReason.OFF_HOURS;
        }
    }

    /**
     * Each once.
     *
     * @param there who is in the call or rung by it already
     */
    List<Bell> of(Collection<UUID> people, Set<UUID> there) {
        Set<UUID> ringing = new HashSet<>(there);
        people.stream().filter(this::isReachable).forEach(ringing::add);
        List<Bell> bells = new ArrayList<>();
        for (UUID person : people) {
            Optional<PersonAvailability> away = known.of(person).filter(one -> !isReachable(person, one));
            if (away.isEmpty()) {
                bells.add(new Rings(person));
                continue;
            }
            AvailabilityState state = away.get().at(at);
            Optional<UUID> standIn = state.standIn().filter(one -> canStandIn(one, ringing));
            bells.add(new TurnedAway(person, reason(state.kind()), next(away.get()), standIn.orElse(null)));
            standIn.filter(ringing::add).map(Rings::new).ifPresent(bells::add);
        }
        return bells;
    }

    private boolean canStandIn(UUID person, Set<UUID> ringing) {
        return !person.equals(asking) && membership.has(person) && (ringing.contains(person) || isReachable(person));
    }

    /** Of whom nothing is known can be rung. */
    private boolean isReachable(UUID person) {
        return known.of(person).filter(one -> !isReachable(person, one)).isEmpty();
    }

    private boolean isReachable(UUID id, PersonAvailability person) {
        return person.mayInterrupt(asking, urgent, at)
                || (expecting.contains(id) && isThere(person.at(at).kind()));
    }

    private static boolean isThere(Kind kind) {
        return switch (kind) {
            case AVAILABLE, FOCUS, OFF_HOURS -> true;
            case ABSENT, AWAY -> false;
        };
    }

    private @Nullable Instant next(PersonAvailability person) {
        return person.nextGoodMoment(at).filter(moment -> moment.isAfter(at)).orElse(null);
    }

    private static DeclineReason reason(Kind kind) {
        return switch (kind) {
            case ABSENT -> DeclineReason.ABSENT;
            case AWAY -> DeclineReason.AWAY;
            case FOCUS -> DeclineReason.FOCUS;
            case OFF_HOURS -> DeclineReason.OFF_HOURS;
            case AVAILABLE -> throw new IllegalStateException("who is available is rung");
        };
    }

    /** Who stands in for those of them who are absent then. */
    static List<UUID> standIns(Collection<UUID> people, KnownAvailability known, Instant at) {
        return people.stream()
                .flatMap(person -> known.of(person).stream())
                .flatMap(person -> person.at(at).standIn().stream())
                .toList();
    }
}
