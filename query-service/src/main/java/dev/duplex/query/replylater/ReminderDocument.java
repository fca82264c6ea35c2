package dev.duplex.query.replylater;

import com.mongodb.client.model.Indexes;
import dev.duplex.query.projection.ReadDocument;
import dev.duplex.query.projection.Shelf;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * A reminder that was given.
 *
 * @param id the position of the event that gave it
 * @param scheduled the message that could not be sent, and why: the code for machines, the reason for people
 * @param people who were reminded
 * @param team whether these are all who took part: the customers among them were not meant
 * @param setBy who had set it
 */
public record ReminderDocument(
        @BsonId Long id,
        ReminderKind kind,
        UUID conversation,
        @Nullable UUID message,
        @Nullable UUID call,
        @Nullable UUID scheduled,
        @Nullable String code,
        @Nullable String reason,
        List<UUID> people,
        boolean team,
        UUID setBy,
        @Nullable String note,
        Instant at,
        long position)
        implements ReadDocument {

    static final Shelf<ReminderDocument> SHELF =
            new Shelf<>("reminders", ReminderDocument.class, List.of(Indexes.ascending("people", "at", "position")));
}
