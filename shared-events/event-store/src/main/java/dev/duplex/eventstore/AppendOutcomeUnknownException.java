package dev.duplex.eventstore;

import org.axonframework.common.AxonTransientException;

/**
 * The database could not be asked in time whether an append had been written. It may be in the log or may yet get there:
 * a decision that is taken again on fresh state is right either way, an unconditional append could appear twice.
 */
public final class AppendOutcomeUnknownException extends AxonTransientException {

    AppendOutcomeUnknownException(Throwable cause) {
        super("It is not known whether the append was written: " + cause.getMessage(), cause);
    }
}
