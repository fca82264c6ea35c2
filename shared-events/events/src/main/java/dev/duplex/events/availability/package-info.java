@NullMarked
package dev.duplex.events.availability;

import org.jspecify.annotations.NullMarked;
