package dev.duplex.command.file;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * May a person read a file? Nothing is appended.
 *
 * @param conversation that it was uploaded to
 * @param by null for the operator
 */
record ReadFile(
        UUID file,
        UUID conversation,
        UUID uploader,
        @Nullable UUID by) {}
