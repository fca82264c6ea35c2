package dev.duplex.query.analytics.waitspan;

import java.util.Set;

/**
 * What to do with stored spans: first delete, then write.
 *
 * @param gone ids of spans to delete, those that are written anew included
 */
public record SpanChanges(Set<Long> gone, Set<WaitSpan> written) {}
