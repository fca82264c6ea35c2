@NullMarked
package dev.duplex.events.people;

import org.jspecify.annotations.NullMarked;
