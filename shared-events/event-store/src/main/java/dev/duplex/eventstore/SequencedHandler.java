package dev.duplex.eventstore;

import java.util.List;
import org.axonframework.messaging.eventhandling.EventMessage;

/**
 * What handles batches of events and may fail at one of them. It must bear to be given events again that it has handled
 * already, and batches cut in any way; a call that throws may or may not have left effects of a first part of it behind.
 */
public interface SequencedHandler {

    /** Stable: dead letters are kept under it. */
    String name();

    Sequencing sequencing();

    /** Whether an event matters to it at all; one that does not is never parked. Must not need the payload. */
    boolean wants(EventMessage event);

    /**
     * Handles wanted events in their order.
     *
     * @throws RuntimeException whatever is wrong with one of them; what is wrong with the surroundings (a
     *     {@link com.mongodb.MongoException}, an I/O error, an interruption) is told apart by its type
     */
    void apply(List<EventMessage> events);
}
