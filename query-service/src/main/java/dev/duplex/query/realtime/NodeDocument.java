package dev.duplex.query.realtime;

import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;

/** A process that has clients, or may have them, until then. */
public record NodeDocument(@BsonId String id, Instant until) {}
