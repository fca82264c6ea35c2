@NullMarked
package dev.duplex.command.facts;

import org.jspecify.annotations.NullMarked;
