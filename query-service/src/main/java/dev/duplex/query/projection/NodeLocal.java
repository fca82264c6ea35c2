package dev.duplex.query.projection;

import java.util.Optional;

/** Something that follows the log on this node alone, as seen by those who watch over it. Thread-safe. */
public interface NodeLocal {

    String name();

    /** The first position that it has not handled yet. */
    long position();

    /** Why it does not get on; empty while it does. */
    Optional<Throwable> lastError();
}
