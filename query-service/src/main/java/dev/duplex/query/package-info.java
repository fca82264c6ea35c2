@NullMarked
package dev.duplex.query;

import org.jspecify.annotations.NullMarked;
