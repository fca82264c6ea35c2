package dev.duplex.command.call;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.max;
import static com.mongodb.client.model.Updates.setOnInsert;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Until when the clients that are in calls were heard of. Not part of the log: a lease without a seat ends and changes nothing.
 * Thread-safe.
 */
@Component
final class SeatLeases {

    private final MongoCollection<Document> leases;
    private final Duration seatTime;

    SeatLeases(MongoDatabase database, @Value("${duplex.call.seat-time:20s}") Duration seatTime) {
        this.leases = database.getCollection("seat_leases");
        this.seatTime = seatTime;
        leases.createIndex(Indexes.ascending("until"));
    }

    record Lease(String id, UUID call, UUID person, String device) {}

    Duration seatTime() {
        return seatTime;
    }

    /**
     * From now on for as long as a seat is kept. Held before the seat is taken, so that no seat is without one.
     *
     * @param device null where the client names none: then it keeps its seat until it leaves
     */
    void hold(UUID call, UUID person, @Nullable String device, Instant now) {
        if (device == null) {
            return;
        }
        try {
            renew(call, person, device, now.plus(seatTime));
        } catch (MongoWriteException | MongoCommandException e) {
            if (!isDuplicate(e)) {
                throw e;
            }
            // another request of the same client has just made it
            renew(call, person, device, now.plus(seatTime));
        }
    }

    private static boolean isDuplicate(MongoException e) {
        return ErrorCategory.fromErrorCode(e.getCode()) == ErrorCategory.DUPLICATE_KEY;
    }

    private void renew(UUID call, UUID person, String device, Instant until) {
        leases.updateOne(
                eq("_id", call + "/" + person + "/" + device),
                combine(
                        setOnInsert("call", call.toString()),
                        setOnInsert("person", person.toString()),
                        setOnInsert("device", device),
                        max("until", until)),
                new UpdateOptions().upsert(true));
    }

    /** Oldest first. */
    List<Lease> expired(Instant now, int atMost) {
        return leases.find(lte("until", now))
                .sort(Sorts.ascending("until"))
                .limit(atMost)
                .map(lease -> new Lease(
                        lease.getString("_id"),
                        UUID.fromString(lease.getString("call")),
                        UUID.fromString(lease.getString("person")),
                        lease.getString("device")))
                .into(new ArrayList<>());
    }

    /** Unless it was renewed meanwhile. */
    void forget(Lease lease, Instant now) {
        leases.deleteOne(and(eq("_id", lease.id()), lte("until", now)));
    }
}
