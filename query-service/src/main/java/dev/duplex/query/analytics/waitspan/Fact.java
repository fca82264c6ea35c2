package dev.duplex.query.analytics.waitspan;

import dev.duplex.events.message.MessageMode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happened in a conversation, reduced to what waiting depends on. Instants are whole microseconds. */
public sealed interface Fact {

    /** The order in which facts are folded, whatever the order in which they arrive. */
    Comparator<Fact> ORDER = Comparator.comparing(Fact::at).thenComparingLong(Fact::position);

    /** The event's position in the log. */
    long position();

    Instant at();

    /** @param parent the message that it answers, which may be missing from the data */
    record Said(
            long position,
            Instant at,
            UUID message,
            UUID author,
            Speaker speaker,
            @Nullable UUID parent,
            MessageMode mode)
            implements Fact {
        public Said {
            at = at.truncatedTo(ChronoUnit.MICROS);
        }

        boolean human() {
            return speaker != Speaker.MACHINE;
        }
    }

    record Retracted(long position, Instant at, UUID message) implements Fact {
        public Retracted {
            at = at.truncatedTo(ChronoUnit.MICROS);
        }
    }

    record TookPart(long position, Instant at, UUID person, Speaker speaker) implements Fact {
        public TookPart {
            at = at.truncatedTo(ChronoUnit.MICROS);
        }
    }

    /** @param ringer who waits, null where an operator or the system rang */
    record Rung(
            long position,
            Instant at,
            UUID call,
            UUID person,
            @Nullable UUID ringer) implements Fact {
        public Rung {
            at = at.truncatedTo(ChronoUnit.MICROS);
        }
    }

    record Answered(long position, Instant at, UUID call, UUID person) implements Fact {
        public Answered {
            at = at.truncatedTo(ChronoUnit.MICROS);
        }
    }

    /** Declined, missed or cancelled. */
    record NotAnswered(long position, Instant at, UUID call, UUID person) implements Fact {
        public NotAnswered {
            at = at.truncatedTo(ChronoUnit.MICROS);
        }
    }

    record Joined(long position, Instant at, UUID call, UUID person, Speaker speaker) implements Fact {
        public Joined {
            at = at.truncatedTo(ChronoUnit.MICROS);
        }
    }

    record Left(long position, Instant at, UUID call, UUID person) implements Fact {
        public Left {
            at = at.truncatedTo(ChronoUnit.MICROS);
        }
    }

    record CallEnded(long position, Instant at, UUID call) implements Fact {
        public CallEnded {
            at = at.truncatedTo(ChronoUnit.MICROS);
        }
    }
}
