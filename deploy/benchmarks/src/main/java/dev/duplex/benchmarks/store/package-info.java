/** The event store measured against its own ceilings and against the MongoDB extension of Axon Framework 4. */
@NullMarked
package dev.duplex.benchmarks.store;

import org.jspecify.annotations.NullMarked;
