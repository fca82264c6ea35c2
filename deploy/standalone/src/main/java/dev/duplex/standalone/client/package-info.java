/** Commands that talk to a running Duplex over its public interface. */
@NullMarked
package dev.duplex.standalone.client;

import org.jspecify.annotations.NullMarked;
