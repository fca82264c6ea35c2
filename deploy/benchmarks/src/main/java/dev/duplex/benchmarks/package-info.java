@NullMarked
package dev.duplex.benchmarks;

import org.jspecify.annotations.NullMarked;
