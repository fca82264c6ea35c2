@NullMarked
package dev.duplex.events;

import org.jspecify.annotations.NullMarked;
