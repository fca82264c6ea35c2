package dev.duplex.eventstore;

import org.axonframework.eventsourcing.eventstore.StorageEngineTestSuite;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;

/** Axon's own conformance suite, all of it. */
class AxonStorageEngineSuiteTest extends StorageEngineTestSuite<MongoEventStorageEngine> {

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
