package dev.duplex.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import org.axonframework.eventsourcing.eventstore.StorageEngineTestSuite;
import org.axonframework.messaging.core.MessageStream;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.junit.jupiter.api.BeforeAll;

/** Axon's own conformance suite, all of it. */
class AxonStorageEngineSuiteTest extends StorageEngineTestSuite<MongoEventStorageEngine> {

    /** Some of its tests give an engine half a second, which is little for the first thing that a JVM does. */
    @BeforeAll
    static void load() {
        try (Log log = Log.open()) {
            log.append(Log.event("loaded", "t=1"));
            assertThat(log.source(EventCriteria.havingTags("t", "1")).events()).hasSize(1);
            MessageStream<EventMessage> stream = log.stream(0);
            Log.until("the stream", stream::hasNextAvailable);
            stream.close();
        }
    }

    @Override
    protected MongoEventStorageEngine buildStorageEngine() {
        return MongoEventStorageEngine.open(
                TestServer.database(), RecordPayloads.builder().build());
    }

    @Override
    protected ProcessingContext processingContext() {
        return null;
    }
}
