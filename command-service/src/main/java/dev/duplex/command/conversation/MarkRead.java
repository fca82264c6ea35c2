package dev.duplex.command.conversation;

import java.time.Instant;
import java.util.UUID;

record MarkRead(UUID conversation, UUID upTo, UUID by, Instant at) {}
