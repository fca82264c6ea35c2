package dev.duplex.command.bus;

import dev.duplex.command.decision.Rejection;
import dev.duplex.events.DuplexEvent;
import java.util.List;
import java.util.Optional;

/** How a command went. */
public sealed interface Outcome {

    /**
     * @param position of its last event, or of the newest event that the decision has seen where it had none to append;
     *     -1 in an empty log
     * @param found the id under which what was asked for existed already
     * @param events what was appended
     * @param earlier what had been appended before that the answer tells again, such as on a repetition
     */
    record Done(long position, Optional<String> found, List<DuplexEvent> events, List<DuplexEvent> earlier)
            implements Outcome {}

    record Refused(Rejection rejection) implements Outcome {}
}
