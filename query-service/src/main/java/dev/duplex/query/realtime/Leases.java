package dev.duplex.query.realtime;

import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The leases of all nodes' clients. Thread-safe. */
@Component
final class Leases {

    private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

    private final MongoCollection<LeaseDocument> leases;

    Leases(MongoDatabase database) {
        this.leases = unsynced(database.getCollection("realtime_leases", LeaseDocument.class));
        leases.createIndex(Indexes.ascending("person"));
        leases.createIndex(Indexes.ascending("node"));
    }

    /** For what is worth nothing after a crash: nobody waits until it is on disk. */
    static <T> MongoCollection<T> unsynced(MongoCollection<T> collection) {
        return collection.withWriteConcern(WriteConcern.W1.withJournal(false)).withReadConcern(ReadConcern.LOCAL);
    }

    void put(LeaseDocument lease) {
        leases.replaceOne(Filters.eq(lease.id()), lease, UPSERT);
    }

    void putAll(Collection<LeaseDocument> all) {
        if (!all.isEmpty()) {
            leases.bulkWrite(all.stream()
                    .map(lease -> new ReplaceOneModel<>(Filters.eq(lease.id()), lease, UPSERT))
                    .toList());
        }
    }

    /** Unless another node has it by now. */
    void remove(LeaseDocument lease) {
        leases.deleteOne(Filters.and(Filters.eq(lease.id()), Filters.eq("node", lease.node())));
    }

    void removeAllOf(String node) {
        leases.deleteMany(Filters.eq("node", node));
    }

    List<LeaseDocument> of(Collection<UUID> people) {
        return leases.find(Filters.in("person", people)).into(new ArrayList<>());
    }

    List<LeaseDocument> all() {
        return leases.find().into(new ArrayList<>());
    }
}
