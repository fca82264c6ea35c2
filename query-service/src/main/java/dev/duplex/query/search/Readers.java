package dev.duplex.query.search;

import java.util.Set;
import java.util.UUID;

/** Whose search it is. */
sealed interface Readers {

    record All() implements Readers {}

    /** @param notes whether private notes are among what may be read */
    record Of(Set<UUID> conversations, boolean notes) implements Readers {}
}
