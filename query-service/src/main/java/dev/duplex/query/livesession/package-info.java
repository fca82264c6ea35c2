/** Calls that ring, run or have just ended. */
@NullMarked
package dev.duplex.query.livesession;

import org.jspecify.annotations.NullMarked;
