package dev.duplex.benchmarks.store;

import dev.duplex.benchmarks.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What is to be reached, as ratios of sides of one run: of each repeat first, then the median of those. */
final class Goals {

    private Goals() {}

    private sealed interface Goal {
        String name();

        /** One value a repeat, empty when a side was not measured. */
        List<Double> values(Figures figures);

        double bound();

        record Ratio(String name, String of, String to, double bound, boolean atMost) implements Goal {
            @Override
            public List<Double> values(Figures figures) {
                List<Double> first = figures.values(of);
                List<Double> second = figures.values(to);
                List<Double> ratios = new ArrayList<>();
                for (int i = 0; i < Math.min(first.size(), second.size()); i++) {
                    ratios.add(first.get(i) / second.get(i));
                }
                return ratios;
            }
        }

        record Value(String name, String of, double bound) implements Goal {
            @Override
            public List<Double> values(Figures figures) {
                return figures.values(of);
            }
        }
    }

    private static Goal atLeast(String name, String of, String to, double bound) {
        return new Goal.Ratio(name, rate(of), rate(to), bound, false);
    }

    private static String rate(String side) {
        return side + ": " + Side.RATE;
    }

    private static List<Goal> all() {
        List<Goal> goals = new ArrayList<>();
        for (int writers : Sides.WRITERS) {
            goals.add(atLeast(
                    "with a condition / without, " + writers + " writers",
                    Sides.conditional(writers),
                    Sides.unconditional(writers),
                    writers <= 32 ? 0.90 : 0.75));
        }
        goals.add(atLeast("32 writers / one", Sides.conditional(32), Sides.conditional(1), 8));
        for (int writers : Sides.WRITERS) {
            goals.add(atLeast(
                    "with a condition / insertMany as large, " + writers + " writers",
                    Sides.conditional(writers),
                    Sides.insertMany(writers),
                    0.6));
        }
        String ours = Sides.conditional(Sides.PEER_WRITERS);
        goals.add(atLeast("with a condition / axon-mongo per event", ours, Sides.peer("event"), 1.5));
        goals.add(atLeast("with a condition / axon-mongo per commit", ours, Sides.peer("commit"), 5));
        goals.add(new Goal.Value("commands (/s)", rate(Sides.KNOWN), 20_000));
        goals.add(atLeast("commands / no-op engine", Sides.KNOWN, Sides.CEILING, 0.25));
        goals.add(new Goal.Value("hot boundary, successes (/s)", rate(Sides.HOT), 2_000));
        goals.add(new Goal.Value("hot boundary, successes a try", Sides.HOT + ": " + Engines.SUCCESSES, 0.9));
        goals.add(atLeast("rate at the long log / short", Sides.appendTo("long"), Sides.appendTo("short"), 0.9));
        goals.add(new Goal.Ratio(
                "p99 at the long log / short (at most)",
                Sides.appendTo("long") + ": " + Side.P99,
                Sides.appendTo("short") + ": " + Side.P99,
                1.3,
                true));
        goals.add(atLeast("replay by a processor / driver's cursor", Sides.PROCESSOR, Sides.DRAIN, 0.5));
        return goals;
    }

    static String table(Figures figures) {
        StringBuilder table =
                new StringBuilder("| goal | bound | median | min | max | |\n|---|---:|---:|---:|---:|---|\n");
        for (Goal goal : all()) {
            List<Double> values = goal.values(figures);
            if (!values.isEmpty()) {
                double median = Figures.quantile(values, 0.5);
                boolean atMost = goal instanceof Goal.Ratio ratio && ratio.atMost();
                boolean reached = atMost ? median <= goal.bound() : median >= goal.bound();
                table.append(String.format(
                        Locale.ROOT,
                        "| %s | %.2f | %.2f | %.2f | %.2f | %s |%n",
                        goal.name(),
                        goal.bound(),
                        median,
                        Figures.quantile(values, 0),
                        Figures.quantile(values, 1),
                        reached ? "reached" : "missed"));
            }
        }
        return table.toString();
    }
}
