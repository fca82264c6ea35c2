/** Calls that are to take place: what holds, when each of them begins, and calendars of them. */
@NullMarked
package dev.duplex.query.scheduledcall;

import org.jspecify.annotations.NullMarked;
