/** When people say that they can be reached: hours, focus time, absence. */
@NullMarked
package dev.duplex.command.availability;

import org.jspecify.annotations.NullMarked;
