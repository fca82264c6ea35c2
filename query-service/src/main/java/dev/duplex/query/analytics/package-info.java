/**
 * Response times: the log is folded into wait spans ({@link dev.duplex.query.analytics.waitspan}), which live in a DuckDB
 * file of this node together with the facts they come from and the position they are up to.
 */
@NullMarked
package dev.duplex.query.analytics;

import org.jspecify.annotations.NullMarked;
