/**
 * What is transient: who is there, who types, and what the devices in a call say to each other. Nothing of it enters the
 * log; nodes pass it on to each other through MongoDB.
 */
@NullMarked
package dev.duplex.query.realtime;

import org.jspecify.annotations.NullMarked;
