/** Scheduled calls as iCalendar (RFC 5545) has them, written and read by biweekly. */
@NullMarked
package dev.duplex.calendar.ical;

import org.jspecify.annotations.NullMarked;
