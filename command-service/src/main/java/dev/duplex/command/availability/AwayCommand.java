package dev.duplex.command.availability;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

sealed interface AwayCommand {

    UUID person();

    @Nullable UUID by();

    Instant at();

    /** @param until null until the person is back */
    record GoAway(
            UUID person, @Nullable Instant until, @Nullable UUID by, Instant at) implements AwayCommand {}

    record ComeBack(UUID person, @Nullable UUID by, Instant at) implements AwayCommand {}
}
