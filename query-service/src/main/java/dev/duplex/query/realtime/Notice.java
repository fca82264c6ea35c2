package dev.duplex.query.realtime;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What one node passes on to another. */
public sealed interface Notice {

    /** @param device null for all of the person's devices */
    record SignalTo(UUID person, @Nullable String device, Realtime.Signal signal) implements Notice {}

    /** @param membersOnly not to customers among them */
    record TypingTo(List<UUID> people, boolean membersOnly, Realtime.Typing typing) implements Notice {}

    /** The leases of these people are not what they were. */
    record LeasesChanged(List<UUID> people) implements Notice {}

    /** A client of yours was heard here. */
    record Heard(
            UUID person,
            String device,
            boolean away,
            @Nullable UUID call) implements Notice {}
}
