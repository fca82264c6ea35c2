package dev.duplex.command.call;

import dev.duplex.command.decision.Boundary;
import dev.duplex.command.facts.KnownAvailability;
import dev.duplex.command.facts.Membership;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** What ringing people depends on: that they take part and can be reached, and those who stand in for them. */
final class Reach {

    private Reach() {}

    /** @param known so far: the stand-ins show once the people are known */
    static Boundary boundary(
            String workspace, UUID conversation, Collection<UUID> people, KnownAvailability known, Instant at) {
        List<UUID> all = new ArrayList<>(people);
        all.addAll(Bells.standIns(people, known, at));
        return Membership.boundary(conversation, all).and(availability(workspace, all));
    }

    static Boundary availability(String workspace, Collection<UUID> people) {
        return people.stream()
                .map(person -> KnownAvailability.boundary(workspace, person))
                .reduce(Boundary.NONE, Boundary::and);
    }
}
