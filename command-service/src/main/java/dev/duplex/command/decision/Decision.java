package dev.duplex.command.decision;

import dev.duplex.events.DuplexEvent;
import java.util.List;
import java.util.Optional;

/** What follows from a command. */
public sealed interface Decision {

    /**
     * @param events to append, none where everything is so already
     * @param earlier what was so before and the answer tells again
     */
    record Accepted(List<DuplexEvent> events, Optional<String> found, List<DuplexEvent> earlier) implements Decision {}

    record Rejected(Rejection rejection) implements Decision {}

    static Decision accept(DuplexEvent... events) {
        return new Accepted(List.of(events), Optional.empty(), List.of());
    }

    static Decision accept(List<? extends DuplexEvent> events) {
        return new Accepted(List.copyOf(events), Optional.empty(), List.of());
    }

    /** It is so already: nothing to append. */
    static Decision already() {
        return new Accepted(List.of(), Optional.empty(), List.of());
    }

    /** It is so already, and what followed then is told again. */
    static Decision already(List<? extends DuplexEvent> earlier) {
        return accept(List.of(), earlier);
    }

    /** @param earlier what was so before and the answer tells again */
    static Decision accept(List<? extends DuplexEvent> events, List<? extends DuplexEvent> earlier) {
        return new Accepted(List.copyOf(events), Optional.empty(), List.copyOf(earlier));
    }

    /** What was asked for exists under another id. */
    static Decision found(String id) {
        return new Accepted(List.of(), Optional.of(id), List.of());
    }

    static Decision reject(Rejection rejection) {
        return new Rejected(rejection);
    }
}
