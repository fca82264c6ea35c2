/** One call, folded from its events; the timeline and the live sessions keep one each. */
@NullMarked
package dev.duplex.query.call;

import org.jspecify.annotations.NullMarked;
