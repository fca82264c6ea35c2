package dev.duplex.embeddedmongodb;

import de.bwaldvogel.mongo.backend.Constants;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Answers from an index's keys alone, without its documents, where they hold all that was asked for.
 *
 * @param paths for each field of the keys where it goes in the answer, empty where it was not asked for; those behind the
 *     last that was asked for are left out
 * @param projection for a document whose key does not tell everything
 */
record Covered(List<List<String>> paths, UnaryOperator<Document> projection) {

    /** Whether and how a plan's keys are enough for what was asked for: then its documents need no projection any more. */
    static Optional<Covered> by(Plan plan, @Nullable Document asked, UnaryOperator<Document> projection) {
        boolean fits = plan.path().index() != null
                && plan.path().multikey() == 0
                && plan.rest().isEmpty()
                && plan.ordered()
                && !plan.exactKeys();
        Set<String> wanted = fits && asked != null ? wanted(asked) : Set.of();
        if (wanted.isEmpty()) {
            return Optional.empty();
        }
        Set<String> missing = new HashSet<>(wanted);
        List<List<String>> paths = new ArrayList<>();
        for (IndexKey field : plan.path().fields()) {
            if (missing.isEmpty() || !field.isAscending()) {
                break;
            }
            paths.add(missing.remove(field.getKey()) ? List.of(field.getKey().split("\\.")) : List.of());
        }
        return missing.isEmpty() ? Optional.of(new Covered(paths, projection)) : Optional.empty();
    }

    /** The fields that a projection names, none where it does anything else. */
    private static Set<String> wanted(Document asked) {
        Set<String> wanted = new HashSet<>(asked.keySet());
        boolean withoutId = isNone(asked.get(Constants.ID_FIELD));
        if (withoutId) {
            wanted.remove(Constants.ID_FIELD);
        }
        boolean plain = wanted.stream().allMatch(field -> isOne(asked.get(field)) && !field.contains("$"))
                && wanted.stream().noneMatch(field -> wanted.stream().anyMatch(other -> other.startsWith(field + ".")));
        if (!plain || wanted.isEmpty()) {
            return Set.of();
        }
        if (!withoutId) {
            wanted.add(Constants.ID_FIELD);
        }
        return wanted;
    }

    private static boolean isNone(@Nullable Object value) {
        return Boolean.FALSE.equals(value) || (value instanceof Number number && number.doubleValue() == 0);
    }

    private static boolean isOne(@Nullable Object value) {
        return Boolean.TRUE.equals(value) || (value instanceof Number number && number.doubleValue() == 1);
    }

    /** What was asked for, empty where the key does not tell. */
    Optional<Document> read(byte[] key) {
        KeyReader reader = new KeyReader(key, Integer.BYTES);
        Document read = new Document();
        for (List<String> path : paths) {
            if (path.isEmpty()) {
                if (!reader.skip()) {
                    return Optional.empty();
                }
                continue;
            }
            Optional<Object> value = reader.value();
            if (value.isEmpty()) {
                return Optional.empty();
            }
            parent(read, path).put(path.getLast(), value.get());
        }
        return Optional.of(read);
    }

    private static Document parent(Document read, List<String> path) {
        Document parent = read;
        for (String name : path.subList(0, path.size() - 1)) {
            parent = (Document) parent.computeIfAbsent(name, any -> new Document());
        }
        return parent;
    }
}
