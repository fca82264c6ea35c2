package dev.duplex.query.livesession;

import com.mongodb.client.model.Filters;
import dev.duplex.query.call.Seat;
import dev.duplex.query.graphql.CallSeats;
import dev.duplex.query.projection.LiveShelf;
import dev.duplex.query.projection.LiveShelves;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

@Component
final class StoredSeats implements CallSeats {

    private final LiveShelf<LiveSessionDocument> sessions;

    StoredSeats(LiveShelves shelves) {
        this.sessions = shelves.of(LiveSessionDocument.SHELF);
    }

    @Override
    public Optional<Seated> of(UUID call) {
        return Optional.ofNullable(sessions.now().find(Filters.eq(call)).first())
                .map(session -> new Seated(
                        session.conversation(),
                        session.endedAt() != null,
                        session.call().seats().stream()
                                .filter(seat -> seat.until() == null)
                                .map(Seat::person)
                                .collect(Collectors.toSet())));
    }
}
