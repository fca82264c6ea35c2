@NullMarked
package dev.duplex.command.conversation;

import org.jspecify.annotations.NullMarked;
