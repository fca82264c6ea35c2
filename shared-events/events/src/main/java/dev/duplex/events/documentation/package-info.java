@NullMarked
package dev.duplex.events.documentation;

import org.jspecify.annotations.NullMarked;
