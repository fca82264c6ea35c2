@NullMarked
package dev.duplex.command.log;

import org.jspecify.annotations.NullMarked;
