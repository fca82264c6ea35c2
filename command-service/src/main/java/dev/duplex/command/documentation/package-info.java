@NullMarked
package dev.duplex.command.documentation;

import org.jspecify.annotations.NullMarked;
