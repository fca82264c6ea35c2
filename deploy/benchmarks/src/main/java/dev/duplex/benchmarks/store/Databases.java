package dev.duplex.benchmarks.store;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;

/** Databases that live as long as one measurement. */
final class Databases {

    /** Something done on a database. */
    interface Work<R> {
        R on(MongoDatabase database) throws Exception;
    }

    private Databases() {}

    static <R> R onNew(MongoClient client, String name, Work<R> work) throws Exception {
        MongoDatabase database = client.getDatabase(name);
        database.drop();
        try {
            return work.on(database);
        } finally {
            database.drop();
        }
    }
}
