package dev.duplex.standalone.client;

import dev.duplex.standalone.client.ImportProgress.Skipped;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was found, what of it was new, and what was left out and why. */
final class ImportSummary {

    private static final int EXAMPLES = 3;

    private ImportSummary() {}

    static void print(ImportProgress progress, PrintWriter out) {
        var counts = progress.counts() == null ? Map.<String, Long>of() : progress.counts();
        var added = progress.added() == null ? Map.<String, Long>of() : progress.added();
        out.printf("%-24s%12s%12s%n", "", "found", "new");
        counts.forEach((name, count) -> out.printf("%-24s%,12d%12s%n", words(name), count, shown(added.get(name))));
        added.forEach((name, count) -> {
            if (!counts.containsKey(name)) {
                out.printf("%-24s%12s%,12d%n", words(name), "", count);
            }
        });
        told("Not imported", progress.skipped(), out);
        told("Imported, but", progress.notes(), out);
        out.flush();
    }

    private static String shown(@Nullable Long count) {
        return count == null ? "" : String.format(Locale.getDefault(), "%,d", count);
    }

    private static void told(String title, @Nullable List<Skipped> groups, PrintWriter out) {
        if (groups == null || groups.isEmpty()) {
            return;
        }
        out.printf("%n%s:%n", title);
        for (var group : groups) {
            out.printf("%,8d  %s%n", group.count(), group.reason());
            var examples = group.examples() == null ? List.<String>of() : group.examples();
            examples.stream().limit(EXAMPLES).forEach(example -> out.printf("            %s%n", example));
            if (group.count() > EXAMPLES && examples.size() > EXAMPLES) {
                out.printf("            ...%n");
            }
        }
    }

    /** {@code fileShares} as "file shares". */
    private static String words(String name) {
        return name.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
    }
}
