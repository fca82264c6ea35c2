@NullMarked
package dev.duplex.standalone;

import org.jspecify.annotations.NullMarked;
