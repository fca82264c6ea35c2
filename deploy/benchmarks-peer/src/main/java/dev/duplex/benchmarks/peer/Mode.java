package dev.duplex.benchmarks.peer;

import com.mongodb.client.MongoClient;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.extensions.mongo.DefaultMongoTemplate;
import org.axonframework.extensions.mongo.eventsourcing.eventstore.MongoEventStorageEngine;
import org.axonframework.extensions.mongo.eventsourcing.eventstore.StorageStrategy;
import org.axonframework.extensions.mongo.eventsourcing.eventstore.documentpercommit.DocumentPerCommitStorageStrategy;
import org.axonframework.extensions.mongo.eventsourcing.eventstore.documentperevent.DocumentPerEventStorageStrategy;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.json.JacksonSerializer;

/** How axon-mongo lays out events; a database is for one mode, as the unique indexes of the other can be in the way. */
enum Mode {
    /** A document for each event: its default. */
    EVENT {
        @Override
        StorageStrategy strategy() {
            return new DocumentPerEventStorageStrategy();
        }
    },
    /** A document for all events of one append. */
    COMMIT {
        @Override
        StorageStrategy strategy() {
            return new DocumentPerCommitStorageStrategy();
        }
    };

    abstract StorageStrategy strategy();

    /** The extension with its own collections and indexes, which it creates here, and with JSON for its XML. */
    EventStorageEngine engine(MongoClient client, String database) {
        Serializer json = JacksonSerializer.defaultSerializer();
        return MongoEventStorageEngine.builder()
                .mongoTemplate(DefaultMongoTemplate.builder()
                        .mongoDatabase(client, database)
                        .build())
                .storageStrategy(strategy())
                .eventSerializer(json)
                .snapshotSerializer(json)
                .build();
    }
}
