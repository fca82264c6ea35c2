package dev.duplex.eventstore;

import org.axonframework.common.AxonNonTransientException;

/**
 * The consistency marker of an append lies behind the log's end: it is of another log, or of this one before it was restored to
 * an earlier time. Taken as it is it would let conflicts pass. Nothing was sent; decide again on what the log holds now.
 */
public final class MarkerBeyondEndException extends AxonNonTransientException {

    MarkerBeyondEndException(long marker, long end) {
        super("The condition's consistency marker is %d, and the log ends at %d".formatted(marker, end));
    }
}
