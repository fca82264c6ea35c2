package dev.duplex.query.projection;

import dev.duplex.events.DuplexEvent;
import dev.duplex.eventstore.Sequencing;
import java.util.List;
import java.util.Set;

/**
 * Turns events into the documents of one shared read model. Called by one thread at a time, with whole batches in log
 * order; a batch may come again, also cut otherwise, when the process died in the middle of it.
 */
public interface Projection {

    /** Stable: the read model's position is stored under it. */
    String name();

    /**
     * To be raised when documents mean something else than before, or events count that did not: the read model is then
     * built anew. A change of the documents' records is noticed without it.
     */
    default int version() {
        return 1;
    }

    /**
     * The collections, in the order in which a batch writes them. A document whose content depends on the state of
     * another one is written before that one: so, when a batch comes again, what is read is never ahead of what is
     * still to be written.
     */
    List<Shelf<?>> shelves();

    /**
     * Applies the events in their order. Loads what they concern in as few queries as possible first; what is missed is
     * loaded one by one.
     */
    void apply(List<LoggedEvent> events, Batch batch);

    /** The events that it looks at: others never hold it up, even where they cannot be read. */
    default Set<Class<? extends DuplexEvent>> handles() {
        return Set.of(DuplexEvent.class);
    }

    /**
     * What must stay in order: when an event cannot be applied, its sequence waits and all others go on. So a document is
     * written by events of one sequence only, and what is read of another one is needed there and never changes again.
     */
    default Sequencing sequencing() {
        return Sequencing.byTag(List.of("conversation", "person", "workspace"), Set.of());
    }
}
