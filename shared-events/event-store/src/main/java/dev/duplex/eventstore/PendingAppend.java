package dev.duplex.eventstore;

import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.axonframework.eventsourcing.eventstore.AppendEventsTransactionRejectedException;
import org.axonframework.eventsourcing.eventstore.ConsistencyMarker;
import org.axonframework.eventsourcing.eventstore.GlobalIndexConsistencyMarker;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;

/** An append on its way into the log. The committer alone changes it once it was handed over. */
final class PendingAppend {

    private final LogDocumentCodec.Prepared prepared;
    private final ConsistencyMarker marker;
    private final @Nullable Criteria condition;
    private final CompletableFuture<Long> outcome = new CompletableFuture<>();
    private long checkedUpTo;

    PendingAppend(
            LogDocumentCodec.Prepared prepared, AppendCondition condition, Function<EventCriteria, Criteria> known) {
        this.prepared = prepared;
        this.marker = condition.consistencyMarker();
        this.condition = ConsistencyMarker.INFINITY.equals(marker) ? null : known.apply(condition.criteria());
        this.checkedUpTo = Math.max(0, GlobalIndexConsistencyMarker.position(marker));
    }

    UUID id() {
        return prepared.document().append();
    }

    int bytes() {
        return prepared.size();
    }

    @Nullable Criteria condition() {
        return condition;
    }

    /** From here on events are still to be checked: the marker, or later when the log was looked at already. */
    long checkedUpTo() {
        return checkedUpTo;
    }

    void checkedUpTo(long position) {
        checkedUpTo = Math.max(checkedUpTo, position);
    }

    /** What the log will hold if it is written there. */
    LogDocument documentAt(long position) {
        return prepared.document().movedTo(position);
    }

    RawBsonDocument bytesAt(long position) {
        return prepared.at(position);
    }

    /** The log's end after the append. */
    CompletableFuture<Long> outcome() {
        return outcome;
    }

    /** Off the committer's thread: what waits for the outcome continues on the thread that completes it. */
    void written(long end) {
        Thread.startVirtualThread(() -> outcome.complete(end));
    }

    void failed(Throwable cause) {
        Thread.startVirtualThread(() -> outcome.completeExceptionally(cause));
    }

    void rejected() {
        failed(rejection());
    }

    AppendEventsTransactionRejectedException rejection() {
        return AppendEventsTransactionRejectedException.conflictingEventsDetected(marker);
    }
}
