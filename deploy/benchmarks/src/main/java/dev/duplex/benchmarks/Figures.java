package dev.duplex.benchmarks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Figures by name, one a repeat, told as median and spread. */
public final class Figures {

    private record Figure(String unit, List<Double> values) {}

    private final Map<String, Figure> figures = new LinkedHashMap<>();

    public void add(String name, String unit, double value) {
        figures.computeIfAbsent(name, key -> new Figure(unit, new ArrayList<>()))
                .values()
                .add(value);
    }

    /** By nearest rank. */
    public static double quantile(Collection<Double> values, double q) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get(Math.max(0, (int) Math.ceil(q * sorted.size()) - 1));
    }

    public String table() {
        StringBuilder table =
                new StringBuilder("| figure | median | min | max | repeats |\n|---|---:|---:|---:|---:|\n");
        figures.forEach((name, figure) -> table.append(String.format(
                Locale.ROOT,
                "| %s (%s) | %.2f | %.2f | %.2f | %d |%n",
                name,
                figure.unit(),
                quantile(figure.values(), 0.5),
                quantile(figure.values(), 0),
                quantile(figure.values(), 1),
                figure.values().size())));
        return table.toString();
    }

    public Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        figures.forEach((name, figure) -> json.put(
                name,
                Map.of(
                        "unit", figure.unit(),
                        "median", quantile(figure.values(), 0.5),
                        "values", figure.values())));
        return json;
    }
}
