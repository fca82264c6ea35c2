@NullMarked
package dev.duplex.command.replylater;

import org.jspecify.annotations.NullMarked;
