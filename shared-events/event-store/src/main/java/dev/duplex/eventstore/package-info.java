@NullMarked
package dev.duplex.eventstore;

import org.jspecify.annotations.NullMarked;
