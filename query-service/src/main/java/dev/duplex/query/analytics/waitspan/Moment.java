package dev.duplex.query.analytics.waitspan;

import dev.duplex.events.message.MessageMode;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The event at which a span opened or closed: a figure's evidence.
 *
 * @param position the event's position in the log
 * @param message null where the event is a call's
 */
public record Moment(long position, Instant at, @Nullable UUID message, MessageMode mode) {

    static Moment of(Fact.Said said) {
        return new Moment(said.position(), said.at(), said.message(), said.mode());
    }

    static Moment live(Fact fact) {
        return new Moment(fact.position(), fact.at(), null, MessageMode.LIVE);
    }
}
