/** A workspace that has grown: a conversation of a million messages, an inbox of ten thousand conversations. */
@NullMarked
package dev.duplex.benchmarks.large;

import org.jspecify.annotations.NullMarked;
