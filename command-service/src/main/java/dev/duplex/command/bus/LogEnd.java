package dev.duplex.command.bus;

import dev.duplex.eventstore.MongoEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.SourcingCondition;
import org.axonframework.messaging.core.MessageStream;
import org.axonframework.messaging.eventhandling.EventMessage;

/** The log as far as it has come on all nodes: what is sourced may be behind that by what another one has just appended. */
record LogEnd(EventStorageEngine engine) {

    /** Exclusive; what is sourced afterwards reaches there. A log of this process alone is never behind: 0. */
    long now() {
        return engine instanceof MongoEventStorageEngine log ? log.catchUp() : 0;
    }

    MessageStream<EventMessage> source(SourcingCondition condition) {
        return engine.source(condition, null);
    }
}
