@NullMarked
package dev.duplex.command.imports;

import org.jspecify.annotations.NullMarked;
