package dev.duplex.command.agenda;

import java.time.Duration;

/**
 * How the agenda is kept.
 *
 * @param lease how long a node that died keeps the others from taking over
 * @param look the longest time between two looks at the clock
 * @param concurrency commands sent at a time
 * @param backoff after the first failure of a command; doubled with each, up to {@code longestBackoff}
 */
record AgendaSettings(Duration lease, Duration look, int concurrency, Duration backoff, Duration longestBackoff) {

    static final AgendaSettings DEFAULT = new AgendaSettings(
            Duration.ofSeconds(3), Duration.ofMillis(250), 32, Duration.ofMillis(500), Duration.ofMinutes(1));

    Duration backoffAfter(int failures) {
        Duration doubled = backoff.multipliedBy(1L << Math.min(failures, 20));
        return doubled.compareTo(longestBackoff) < 0 ? doubled : longestBackoff;
    }
}
