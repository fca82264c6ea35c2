/** Calls that are to take place: scheduling them, changing and cancelling them, answering an invitation, and reminding of them. */
@NullMarked
package dev.duplex.command.scheduledcall;

import org.jspecify.annotations.NullMarked;
