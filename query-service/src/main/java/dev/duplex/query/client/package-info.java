/** What the web client needs of its server besides GraphQL. */
@NullMarked
package dev.duplex.query.client;

import org.jspecify.annotations.NullMarked;
