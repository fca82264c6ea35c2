package dev.duplex.command.bus;

import dev.duplex.command.decision.Decider;
import java.util.Objects;
import java.util.Optional;

/** A use case as the bus knows it. */
public record CommandSlice<C>(Class<C> command, Decider<C, ?> decider) {

    /** What commands have in common that would get in each other's way: the first that they depend on. */
    Optional<String> routingKey(Object given) {
        return decider.boundary(Objects.requireNonNull(command.cast(given))).clauses().stream()
                .map(clause -> clause.tag().toString())
                .findFirst();
    }
}
