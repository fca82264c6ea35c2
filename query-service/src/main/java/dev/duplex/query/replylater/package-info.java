/** What people mean to answer or send later, and what they were reminded of. */
@NullMarked
package dev.duplex.query.replylater;

import org.jspecify.annotations.NullMarked;
