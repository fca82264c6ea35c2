package dev.duplex.command.message;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** @param by null for the operator */
record RetractMessage(UUID message, @Nullable UUID by, Instant at) {}
