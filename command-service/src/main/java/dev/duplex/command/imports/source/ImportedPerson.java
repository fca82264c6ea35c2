package dev.duplex.command.imports.source;

import org.jspecify.annotations.Nullable;

/**
 * @param name never blank
 * @param email as the source tells it; none where it is hidden, or shared by several people
 * @param timeZone an IANA zone, none where the source has none that is valid
 */
public record ImportedPerson(
        String key,
        String name,
        @Nullable String email,
        boolean bot,
        @Nullable String timeZone) {}
