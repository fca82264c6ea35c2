package dev.duplex.command.call;

import dev.duplex.events.call.Media;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * @param ring who is rung; empty for those whom the scheduled call invites, who were in the live chat, or who are the others of
 *     a direct conversation
 * @param urgent whether the ring passes off hours, and focus time where the person lets urgent rings through
 * @param device of the caller's client, null where it names none
 * @param escalatedFrom the message that it grows out of, null for none
 * @param reason why it takes a call, null where nobody said
 * @param scheduled the scheduled call that it takes place for, null for none
 */
record StartCall(
        UUID conversation,
        UUID call,
        Media media,
        Optional<List<UUID>> ring,
        boolean urgent,
        @Nullable String device,
        @Nullable UUID escalatedFrom,
        @Nullable String reason,
        @Nullable UUID scheduled,
        MediaChoice provider,
        UUID by,
        Instant at) {}
