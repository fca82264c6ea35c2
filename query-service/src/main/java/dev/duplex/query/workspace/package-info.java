/** Workspaces and what is counted in them. */
@NullMarked
package dev.duplex.query.workspace;

import org.jspecify.annotations.NullMarked;
