package dev.duplex.events;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened in a workspace. Each subject has a sealed interface of its own below this one; records carry
 * their ids, the instant and the person who did it.
 */
public interface DuplexEvent {

    /** The workspace's slug. */
    String workspace();

    /** When it happened: the server's clock for live commands, the original instant for imported history. */
    Instant at();

    /** Who did it; null where it was an operator or the system itself. */
    @Nullable UUID by();

    /** What decisions and queries can ask for this event by. */
    Set<EventTag> tags();
}
