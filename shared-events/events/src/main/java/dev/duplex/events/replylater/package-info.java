@NullMarked
package dev.duplex.events.replylater;

import org.jspecify.annotations.NullMarked;
