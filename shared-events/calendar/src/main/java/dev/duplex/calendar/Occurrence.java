package dev.duplex.calendar;

import java.time.Instant;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * One call of a series, or the only one.
 *
 * @param name its local start as the series has it, by which it is named even where it was moved
 * @param index which one of the series, from 0
 * @param terms as they hold for it
 * @param moved it begins at another time than the series has it
 * @param reason why it was cancelled
 */
public record Occurrence(
        LocalDateTime name,
        int index,
        CallTerms terms,
        boolean moved,
        boolean cancelled,
        @Nullable String reason) {

    public Instant starts() {
        return terms.starts();
    }

    public Instant ends() {
        return starts().plus(terms.length());
    }
}
