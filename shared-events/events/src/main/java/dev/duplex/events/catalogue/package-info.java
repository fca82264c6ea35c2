@NullMarked
package dev.duplex.events.catalogue;

import org.jspecify.annotations.NullMarked;
