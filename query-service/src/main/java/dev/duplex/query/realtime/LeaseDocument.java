package dev.duplex.query.realtime;

import java.time.Instant;
import java.util.UUID;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * A client that is there. It holds as long as its node takes care of it: the node hears its clients, and is heard itself.
 *
 * @param node the process that has the client's subscription
 */
public record LeaseDocument(
        @BsonId String id,
        UUID person,
        String device,
        String workspace,
        String node,
        boolean away,
        @Nullable UUID call,
        Instant since) {}
