package dev.duplex.query.graphql;

import java.util.UUID;

/** A conversation, by id: what slices that speak of conversations give, resolved where they are known. */
public record ConversationRef(UUID id) {}
