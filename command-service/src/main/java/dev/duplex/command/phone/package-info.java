/** What outside phone systems report of calls, signed. */
@NullMarked
package dev.duplex.command.phone;

import org.jspecify.annotations.NullMarked;
