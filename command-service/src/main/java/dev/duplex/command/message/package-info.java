@NullMarked
package dev.duplex.command.message;

import org.jspecify.annotations.NullMarked;
