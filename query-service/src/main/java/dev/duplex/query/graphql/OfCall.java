package dev.duplex.query.graphql;

import java.util.UUID;

/** What speaks of a call: what came from the call is resolved where that is known. */
public interface OfCall {

    UUID callId();
}
