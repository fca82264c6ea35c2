/** What every GraphQL face has in common: who asks, pages and cursors, errors, references between slices. */
@NullMarked
package dev.duplex.query.graphql;

import org.jspecify.annotations.NullMarked;
