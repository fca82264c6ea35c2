/**
 * An event store for Axon Framework 5 on MongoDB, with dynamic consistency boundaries and without multi-document
 * transactions. Positions are a dense sequence from 0; tokens, markers and ends are exclusive: the next position.
 */
@NullMarked
package dev.duplex.eventstore;

import org.jspecify.annotations.NullMarked;
