package dev.duplex.query.scheduledcall;

import com.mongodb.client.model.Indexes;
import dev.duplex.calendar.Occurrence;
import dev.duplex.calendar.ScheduledCall;
import dev.duplex.query.projection.ReadDocument;
import dev.duplex.query.projection.Shelf;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.bson.codecs.pojo.annotations.BsonId;

/**
 * A scheduled call, or a series of them.
 *
 * @param begins when the first one does, wherever it was moved
 * @param ends when the last one does
 * @param logged the position of the event that scheduled it
 */
public record ScheduledCallDocument(
        @BsonId UUID id,
        String workspace,
        UUID conversation,
        ScheduledCall call,
        Instant begins,
        Instant ends,
        long logged,
        long position)
        implements ReadDocument {

    static final Shelf<ScheduledCallDocument> SHELF = new Shelf<>(
            "scheduled_calls",
            ScheduledCallDocument.class,
            List.of(Indexes.ascending("conversation", "ends"), Indexes.ascending("workspace", "ends")));

    static ScheduledCallDocument of(ScheduledCall call, long logged, long position) {
        List<Occurrence> all = call.occurrences().toList();
        Instant begins = all.stream()
                .map(Occurrence::starts)
                .min(Comparator.naturalOrder())
                .orElseGet(call.terms()::starts);
        Instant ends = all.stream()
                .map(Occurrence::ends)
                .max(Comparator.naturalOrder())
                .orElse(begins);
        return new ScheduledCallDocument(
                call.id(), call.workspace(), call.conversation(), call, begins, ends, logged, position);
    }
}
