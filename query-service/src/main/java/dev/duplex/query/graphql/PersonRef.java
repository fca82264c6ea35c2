package dev.duplex.query.graphql;

import java.util.UUID;

/** A person, by id: what slices that speak of people give, resolved where people are known. */
public record PersonRef(UUID id) {}
