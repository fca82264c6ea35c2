/** Conversations with their messages, calls and transitions in one order. */
@NullMarked
package dev.duplex.query.timeline;

import org.jspecify.annotations.NullMarked;
