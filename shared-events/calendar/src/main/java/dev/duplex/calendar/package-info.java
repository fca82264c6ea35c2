/** Scheduled calls: what holds after their events, when each occurrence takes place, and iCalendar. Knows no clock. */
@NullMarked
package dev.duplex.calendar;

import org.jspecify.annotations.NullMarked;
