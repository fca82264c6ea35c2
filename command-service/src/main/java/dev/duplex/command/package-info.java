@NullMarked
package dev.duplex.command;

import org.jspecify.annotations.NullMarked;
