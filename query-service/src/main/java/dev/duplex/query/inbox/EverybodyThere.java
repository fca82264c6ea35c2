package dev.duplex.query.inbox;

import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Component;

@Component
final class EverybodyThere implements Presence {

    @Override
    public boolean at(UUID person, Instant instant) {
        return true;
    }
}
