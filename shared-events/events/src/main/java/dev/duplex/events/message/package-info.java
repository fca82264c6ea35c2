@NullMarked
package dev.duplex.events.message;

import org.jspecify.annotations.NullMarked;
