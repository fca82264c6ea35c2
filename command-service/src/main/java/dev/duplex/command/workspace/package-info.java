@NullMarked
package dev.duplex.command.workspace;

import org.jspecify.annotations.NullMarked;
