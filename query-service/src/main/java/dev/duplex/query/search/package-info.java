/** Search over messages: a Lucene index of this node that follows the log. */
@NullMarked
package dev.duplex.query.search;

import org.jspecify.annotations.NullMarked;
