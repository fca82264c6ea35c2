@NullMarked
package dev.duplex.events.transition;

import org.jspecify.annotations.NullMarked;
