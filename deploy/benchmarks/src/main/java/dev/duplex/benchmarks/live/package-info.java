/** Many pages that are open at once: what they are told, and how soon. */
@NullMarked
package dev.duplex.benchmarks.live;

import org.jspecify.annotations.NullMarked;
