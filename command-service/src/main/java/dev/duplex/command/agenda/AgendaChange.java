package dev.duplex.command.agenda;

import java.time.Instant;
import java.util.Map;

/** What an event changes in the agenda. */
public sealed interface AgendaChange {

    /** Unique within an automation. */
    String key();

    /**
     * An entry is there, or moves where its key was.
     *
     * @param ids what the command needs to know, by name; kept as text
     */
    record Put(String key, Instant due, Map<String, ?> ids) implements AgendaChange {

        public Put {
            ids = Map.copyOf(ids);
        }
    }

    record Remove(String key) implements AgendaChange {}
}
