/**
 * The peer of the event store's benchmark: appends through Axon Framework 4's MongoDB extension, on the versions that it
 * asks for. {@link dev.duplex.benchmarks.peer.Peer} tells how it is spoken to.
 */
@NullMarked
package dev.duplex.benchmarks.peer;

import org.jspecify.annotations.NullMarked;
