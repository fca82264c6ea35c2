@NullMarked
package dev.duplex.command.people;

import org.jspecify.annotations.NullMarked;
