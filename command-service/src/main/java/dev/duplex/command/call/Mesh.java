package dev.duplex.command.call;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Each client connects to each other one: nothing in between, for a handful of people. */
@Component
final class Mesh implements MediaProvider {

    static final String NAME = "mesh";

    /** With more, a client would send its picture too often for a usual connection. */
    static final int CAPACITY = 6;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<String> link(String workspace, UUID call) {
        return Optional.empty();
    }

    @Override
    public OptionalInt capacity() {
        return OptionalInt.of(CAPACITY);
    }
}
