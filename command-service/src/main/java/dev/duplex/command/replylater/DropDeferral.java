package dev.duplex.command.replylater;

import java.time.Instant;
import java.util.UUID;

record DropDeferral(UUID message, UUID by, Instant at) implements ReplyLaterCommand {}
