/**
 * Writers on engines that are killed, a server that is killed and loses power, connections that break, and an oracle that
 * verifies afterwards what the event store and its server promise.
 */
@NullMarked
package dev.duplex.benchmarks.faults;

import org.jspecify.annotations.NullMarked;
