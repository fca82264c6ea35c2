@NullMarked
package dev.duplex.command.bus;

import org.jspecify.annotations.NullMarked;
