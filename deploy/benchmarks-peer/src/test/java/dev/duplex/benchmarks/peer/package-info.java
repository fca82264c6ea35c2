@NullMarked
package dev.duplex.benchmarks.peer;

import org.jspecify.annotations.NullMarked;
