package dev.duplex.eventstore;

/** The database shows less of the log than is known to be durable; trying again helps. */
final class StaleReadException extends IllegalStateException {

    StaleReadException(long shown, long wanted) {
        super("The database shows the log up to position %d, but %d is durable".formatted(shown, wanted));
    }
}
