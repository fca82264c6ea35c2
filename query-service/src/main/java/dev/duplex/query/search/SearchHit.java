package dev.duplex.query.search;

import dev.duplex.query.graphql.ConversationRef;
import dev.duplex.query.graphql.OfMessage;
import java.util.List;
import java.util.UUID;

/** A message that was found, as the schema has it; the message itself is resolved where messages are known. */
record SearchHit(UUID messageId, ConversationRef conversation, List<String> highlights, float score)
        implements OfMessage {}
