package dev.duplex.events.catalogue;

import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Turns the stored form of one version into that of the next.
 *
 * @param from the version that it reads; it gives {@code from + 1}
 * @param change must not modify the map that it is given
 */
public record Upcaster(String name, int from, UnaryOperator<Map<String, Object>> change) {}
