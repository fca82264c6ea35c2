@NullMarked
package dev.duplex.events.conversation;

import org.jspecify.annotations.NullMarked;
