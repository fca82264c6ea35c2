package dev.duplex.command.imports.source;

import org.jspecify.annotations.Nullable;

/**
 * A file that is named but not imported.
 *
 * @param size in bytes, where told
 * @param url where it was, without access tokens
 */
public record FileReference(
        String name,
        @Nullable String mediaType,
        @Nullable Long size,
        @Nullable String url) {}
