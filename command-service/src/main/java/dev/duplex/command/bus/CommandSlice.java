package dev.duplex.command.bus;

import dev.duplex.command.decision.Decider;

/** A use case as the bus knows it. */
public record CommandSlice<C>(Class<C> command, Decider<C, ?> decider) {}
