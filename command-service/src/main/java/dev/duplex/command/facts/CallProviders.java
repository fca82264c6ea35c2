package dev.duplex.command.facts;

import org.jspecify.annotations.Nullable;

/** The ways for the media of a call to flow that can be named here. */
public interface CallProviders {

    /**
     * @param provider null for the usual one
     * @return the same
     * @throws RuntimeException a refusal with the code {@code unknown-provider} and the field {@code provider}
     */
    @Nullable String require(@Nullable String provider);
}
