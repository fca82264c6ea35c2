package dev.duplex.query.inbox;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Since the first message that is not answered.
 *
 * @param who those on the other end, who has been waiting or waited for longest first
 */
public record Wait(Instant since, UUID message, List<UUID> who) {

    private static final Comparator<Open> OLDEST_FIRST = Comparator.comparing(
                    (Open open) -> open.ask().at())
            .thenComparing(open -> open.ask().message())
            .thenComparing(Open::other);

    /** An open ask with the person on the other end. */
    record Open(Ask ask, UUID other) {}

    static @Nullable Wait of(List<Open> asks) {
        List<Open> sorted = asks.stream().sorted(OLDEST_FIRST).toList();
        return sorted.isEmpty()
                ? null
                : new Wait(
                        sorted.getFirst().ask().at(),
                        sorted.getFirst().ask().message(),
                        sorted.stream().map(Open::other).distinct().toList());
    }
}
