/** When people can be reached, and when several of them can meet. */
@NullMarked
package dev.duplex.query.availability;

import org.jspecify.annotations.NullMarked;
