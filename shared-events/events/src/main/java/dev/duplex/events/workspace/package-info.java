@NullMarked
package dev.duplex.events.workspace;

import org.jspecify.annotations.NullMarked;
