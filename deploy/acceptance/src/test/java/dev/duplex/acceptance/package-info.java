@NullMarked
package dev.duplex.acceptance;

import org.jspecify.annotations.NullMarked;
