/** The people of a workspace. */
@NullMarked
package dev.duplex.query.people;

import org.jspecify.annotations.NullMarked;
