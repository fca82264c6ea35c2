package dev.duplex.command.decision;

import dev.duplex.events.DuplexEvent;
import java.util.List;
import java.util.Optional;

/** What follows from a command. */
public sealed interface Decision {

    /** @param events to append, none where everything is so already */
    record Accepted(List<DuplexEvent> events, Optional<String> found) implements Decision {}

    record Rejected(Rejection rejection) implements Decision {}

    static Decision accept(DuplexEvent... events) {
        return new Accepted(List.of(events), Optional.empty());
    }

    static Decision accept(List<? extends DuplexEvent> events) {
        return new Accepted(List.copyOf(events), Optional.empty());
    }

    /** It is so already: nothing to append. */
    static Decision already() {
        return new Accepted(List.of(), Optional.empty());
    }

    /** What was asked for exists under another id. */
    static Decision found(String id) {
        return new Accepted(List.of(), Optional.of(id));
    }

    static Decision reject(Rejection rejection) {
        return new Rejected(rejection);
    }
}
