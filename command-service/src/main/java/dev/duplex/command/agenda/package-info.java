/** What is due: a read model of the command side, built from events alone, and a runner that sends what follows. */
@NullMarked
package dev.duplex.command.agenda;

import org.jspecify.annotations.NullMarked;
