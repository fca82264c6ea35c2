@NullMarked
package dev.duplex.events.call;

import org.jspecify.annotations.NullMarked;
