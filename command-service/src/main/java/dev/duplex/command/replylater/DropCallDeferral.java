package dev.duplex.command.replylater;

import java.time.Instant;
import java.util.UUID;

/** What is owed for a call that was not answered, or that went on later. */
record DropCallDeferral(UUID call, UUID by, Instant at) {}
