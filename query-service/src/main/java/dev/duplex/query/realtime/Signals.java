package dev.duplex.query.realtime;

import dev.duplex.eventstore.MongoEventStorageEngine;
import dev.duplex.query.graphql.CallSeats;
import dev.duplex.query.graphql.CallSeats.Seated;
import dev.duplex.query.graphql.QueryRejected;
import dev.duplex.query.projection.SharedReadModels;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Who may signal to whom: those who are in the call. Thread-safe. */
@Component
final class Signals {

    private final CallSeats seats;
    private final SharedReadModels readModels;
    private final MongoEventStorageEngine log;
    private final Duration patience;

    /** @param patience how long the read model may lag behind an answer that was acknowledged: as long as for a query */
    Signals(
            CallSeats seats,
            SharedReadModels readModels,
            MongoEventStorageEngine log,
            @Value("${duplex.query.position-wait:5s}") Duration patience) {
        this.seats = seats;
        this.readModels = readModels;
        this.log = log;
        this.patience = patience;
    }

    /**
     * Waits for the read model before it refuses.
     *
     * @throws QueryRejected with the code {@code unknown-call}, {@code call-ended} or {@code not-in-call}
     */
    void require(UUID call, UUID person, String field, UUID other) {
        Optional<Seated> found = seats.of(call);
        if (found.filter(seated -> areIn(seated, person, other) || seated.ended())
                .isEmpty()) {
            readModels.await(log.durableEnd() - 1, patience);
            found = seats.of(call);
        }
        Seated seated = found.orElseThrow(() -> QueryRejected.unknown("call", "call", call));
        if (seated.ended()) {
            throw new QueryRejected("call-ended", "call", "The call has ended", "Start another one");
        }
        if (!areIn(seated, person, other)) {
            boolean self = !seated.people().contains(person);
            throw new QueryRejected(
                    "not-in-call",
                    self ? "call" : field,
                    self ? "Only who is in the call may do this" : "That person is not in the call",
                    self ? "Answer the call, or join it" : "Wait until that person has joined");
        }
    }

    private static boolean areIn(Seated seated, UUID person, UUID other) {
        return seated.people().contains(person) && seated.people().contains(other);
    }
}
