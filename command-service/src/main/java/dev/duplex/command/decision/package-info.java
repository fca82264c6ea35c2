@NullMarked
package dev.duplex.command.decision;

import org.jspecify.annotations.NullMarked;
