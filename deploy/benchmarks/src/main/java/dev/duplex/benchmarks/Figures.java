package dev.duplex.benchmarks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/** Figures by name with their unit, one a repeat, told as median and spread. */
public final class Figures {

    private final Map<String, List<Double>> figures = new LinkedHashMap<>();

    public void add(String name, double value) {
        figures.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
    }

    /** In the order of the repeats, empty when it was not measured. */
    public List<Double> values(String name) {
        return List.copyOf(figures.getOrDefault(name, List.of()));
    }

    public OptionalDouble last(String name) {
        List<Double> values = values(name);
        return values.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(values.getLast());
    }

    /** By nearest rank. */
    public static double quantile(Collection<Double> values, double q) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get(Math.max(0, (int) Math.ceil(q * sorted.size()) - 1));
    }

    public String table() {
        StringBuilder table =
                new StringBuilder("| figure | median | min | max | repeats |\n|---|---:|---:|---:|---:|\n");
        figures.forEach((name, values) -> table.append(String.format(
                Locale.ROOT,
                "| %s | %.2f | %.2f | %.2f | %d |%n",
                name,
                quantile(values, 0.5),
                quantile(values, 0),
                quantile(values, 1),
                values.size())));
        return table.toString();
    }

    public Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        figures.forEach((name, values) -> json.put(name, Map.of("median", quantile(values, 0.5), "values", values)));
        return json;
    }
}
