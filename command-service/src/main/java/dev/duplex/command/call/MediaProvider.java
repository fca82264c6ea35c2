package dev.duplex.command.call;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/**
 * Where the media of a call flow. A bean of this type is all that it takes to offer another way: a caller names it as
 * {@code provider}, or it is the one that {@code duplex.call.provider} says. Thread-safe, and a function of its arguments
 * alone: a call that is started again has the same link.
 */
public interface MediaProvider {

    /** Short, unique and stable, as in {@code mesh}. */
    String name();

    /**
     * The address at which the people of the call meet; empty where their clients connect to each other. An address must not
     * be easy to guess: whoever knows it may get in.
     *
     * @param call random, as clients and servers choose ids
     */
    Optional<String> link(String workspace, UUID call);

    /** How many people there can be in a call at a time; empty where that is not known or not limited. */
    OptionalInt capacity();
}
