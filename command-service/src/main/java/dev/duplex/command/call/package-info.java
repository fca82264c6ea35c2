@NullMarked
package dev.duplex.command.call;

import org.jspecify.annotations.NullMarked;
