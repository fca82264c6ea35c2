/** The event log as beans: the connection, the engine and what reads it. */
@NullMarked
package dev.duplex.query.log;

import org.jspecify.annotations.NullMarked;
