@NullMarked
package dev.duplex.embeddedmongodb;

import org.jspecify.annotations.NullMarked;
