package dev.duplex.command.agenda;

import dev.duplex.events.DuplexEvent;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * What a slice does by itself once an instant has come. It hears events and says what is due when; each firing is a command
 * that decides on the log whether it still applies, because an entry may fire again after it was accepted, or after an event
 * that ended it was written and not yet heard. A bean of this type is all that a slice needs.
 */
public interface Automation {

    /** Names its entries and metrics; unique and stable, as in {@code miss-calls}. */
    String name();

    /** Changes when the same events lead to other entries, such as with another ring time: all are then built anew. */
    default String version() {
        return "1";
    }

    /** Events, or interfaces of events, that change its entries. */
    Set<Class<? extends DuplexEvent>> hears();

    /** What an event that it hears puts into the agenda or takes out. Depends on nothing but the event. */
    List<AgendaChange> changes(DuplexEvent event);

    /**
     * The command to send when an entry is due. Accepted or refused, the entry ends, unless it is refused because it is not
     * yet due: then it is sent again at the instant that the decision names. After an exception it is sent again as well.
     *
     * @param now in milliseconds, not before the entry's instant
     */
    Object command(AgendaEntry entry, Instant now);
}
