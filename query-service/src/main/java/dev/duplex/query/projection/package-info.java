/** What every shared read model has in common: batches of events in, documents out, each event once in effect. */
@NullMarked
package dev.duplex.query.projection;

import org.jspecify.annotations.NullMarked;
