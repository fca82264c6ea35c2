package dev.duplex.events.message;

import org.jspecify.annotations.Nullable;

/**
 * A file that a message names.
 *
 * @param size in bytes, null where the source did not say
 * @param url where the source kept it, null where it kept it inside itself
 */
public record FileReference(
        String name,
        @Nullable String mediaType,
        @Nullable Long size,
        @Nullable String url) {}
