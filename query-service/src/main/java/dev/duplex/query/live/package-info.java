/** The live feed: what subscribers hear of, right after the read models have applied it. */
@NullMarked
package dev.duplex.query.live;

import org.jspecify.annotations.NullMarked;
