package dev.duplex.embeddedmongodb;

import de.bwaldvogel.mongo.backend.Constants;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import dev.duplex.embeddedmongodb.Condition.Points;
import dev.duplex.embeddedmongodb.Condition.Range;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a filter demands of each field, as far as an index can use it. What it does not say is left to the matcher.
 */
final class Conditions {

    private static final Set<String> BOUNDS = Set.of("$gt", "$gte", "$lt", "$lte");

    private final Document whole;
    private final Map<String, Condition> byField = new HashMap<>();
    private final List<Document> demands = new ArrayList<>();
    /** Demands that say no more than the condition on their field. */
    private final Map<String, Document> exact = new HashMap<>();

    private final List<Document> others = new ArrayList<>();

    private Conditions(Document whole) {
        this.whole = whole;
    }

    static Conditions of(Document filter) {
        Conditions conditions = new Conditions(filter);
        conditions.add(filter);
        return conditions;
    }

    @Nullable Condition on(String field) {
        return byField.get(field);
    }

    /** Whether the filter has this demand, word for word. */
    boolean hasDemand(String field, @Nullable Object demanded) {
        return demands.contains(new Document(field, demanded));
    }

    /** What is left of the filter for documents that meet the conditions on some fields, none of which is an array. */
    Document rest(Set<String> met) {
        if (exact.keySet().stream().noneMatch(met::contains)) {
            return whole;
        }
        List<Document> rest = new ArrayList<>(others);
        exact.forEach((field, demand) -> {
            if (!met.contains(field)) {
                rest.add(demand);
            }
        });
        return switch (rest.size()) {
            case 0 -> new Document();
            case 1 -> rest.getFirst();
            default -> new Document("$and", rest);
        };
    }

    private void add(Document filter) {
        filter.forEach((field, demanded) -> {
            if (field.equals("$and") && demanded instanceof Collection<?> parts && !parts.isEmpty()) {
                parts.forEach(part -> {
                    if (part instanceof Document document) {
                        add(document);
                    } else {
                        others.add(new Document("$and", List.of(part)));
                    }
                });
            } else if (field.equals("$or") && demanded instanceof List<?> parts && !parts.isEmpty()) {
                others.add(new Document(field, demanded));
                addCommon(parts);
            } else if (!field.startsWith("$")) {
                Document demand = new Document(field, demanded);
                demands.add(demand);
                Condition condition = conditionOf(demanded);
                boolean alone = condition != null && !byField.containsKey(field);
                if (condition != null) {
                    merge(field, condition);
                }
                if (alone && isExact(field, demanded)) {
                    exact.put(field, demand);
                } else {
                    others.add(demand);
                }
            } else {
                others.add(new Document(field, demanded));
            }
        });
    }

    private void merge(String field, Condition condition) {
        Document demand = exact.remove(field);
        if (demand != null) {
            others.add(demand);
        }
        byField.put(field, Condition.both(byField.get(field), condition, field.equals(Constants.ID_FIELD)));
    }

    /** Fields for which every alternative names values: one of all of them. */
    private void addCommon(List<?> alternatives) {
        Map<String, Points> common = new HashMap<>();
        boolean first = true;
        for (Object alternative : alternatives) {
            if (!(alternative instanceof Document document)) {
                return;
            }
            Conditions conditions = of(document);
            if (first) {
                conditions.byField.forEach((field, condition) -> {
                    if (condition instanceof Points points) {
                        common.put(field, points);
                    }
                });
                first = false;
            } else {
                common.keySet().removeIf(field -> !(conditions.on(field) instanceof Points));
                common.replaceAll(
                        (field, points) -> conditions.on(field) instanceof Points more ? points.or(more) : points);
            }
        }
        common.forEach(this::merge);
    }

    private static @Nullable Condition conditionOf(@Nullable Object demanded) {
        if (demanded instanceof Document document && !BsonRegularExpression.isRegularExpression(document)) {
            if (document.keySet().stream().noneMatch(key -> key.startsWith("$"))) {
                return Points.of(List.of(document));
            }
            return ofOperators(document);
        }
        return isPoint(demanded) ? point(demanded) : null;
    }

    private static @Nullable Condition ofOperators(Document operators) {
        Condition condition = null;
        for (Map.Entry<String, Object> operator : operators.entrySet()) {
            Condition next = ofOperator(operator.getKey(), operator.getValue());
            if (next != null) {
                // the matcher wants one array element to satisfy all operators of one document
                condition = Condition.both(condition, next, true);
            }
        }
        return condition;
    }

    private static @Nullable Condition ofOperator(String operator, @Nullable Object operand) {
        return switch (operator) {
            case "$eq" -> isPoint(operand) ? point(operand) : null;
            case "$in" ->
                operand instanceof Collection<?> values && values.stream().allMatch(Conditions::isPoint)
                        ? Points.of(values)
                        : null;
            case "$all" ->
                operand instanceof List<?> values && !values.isEmpty() && isScalar(values.getFirst())
                        ? point(values.getFirst())
                        : null;
            case "$gt", "$gte", "$lt", "$lte" -> operand != null && isScalar(operand) ? range(operator, operand) : null;
            default -> null;
        };
    }

    /** Whether the condition says all that is demanded. */
    private static boolean isExact(String field, @Nullable Object demanded) {
        if (!(demanded instanceof Document operators)) {
            return isTold(field, demanded);
        }
        if (operators.size() == 1 && operators.get("$eq") != null) {
            return isTold(field, operators.get("$eq"));
        }
        if (operators.size() == 1 && operators.get("$in") instanceof Collection<?> values) {
            return values.stream().allMatch(value -> isTold(field, value));
        }
        return operators.size() == 1
                && operators.keySet().stream().allMatch(BOUNDS::contains)
                && operators.values().stream().allMatch(bound -> bound instanceof String || bound instanceof Instant);
    }

    /** A path through something that is no document matches no null, and has one in the index. */
    private static boolean isTold(String field, @Nullable Object value) {
        return value == null ? field.indexOf('.') < 0 : KeyReader.tells(KeyWriter.tag(value));
    }

    private static Points point(@Nullable Object value) {
        return Points.of(Collections.singletonList(value));
    }

    private static Range range(String operator, Object operand) {
        Range type = Range.ofType(KeyWriter.tag(operand));
        byte[] bound = KeyWriter.encode(operand);
        return switch (operator) {
            case "$gt" -> new Range(bound, false, type.high(), true);
            case "$gte" -> new Range(bound, true, type.high(), true);
            case "$lt" -> new Range(type.low(), true, bound, false);
            default -> new Range(type.low(), true, bound, true);
        };
    }

    private static boolean isPoint(@Nullable Object value) {
        return value == null
                || isScalar(value)
                || (value instanceof Document document
                        && document.keySet().stream().noneMatch(key -> key.startsWith("$")));
    }

    private static boolean isScalar(@Nullable Object value) {
        if (value == null || (value instanceof Double number && number.isNaN())) {
            return false;
        }
        return switch (KeyWriter.tag(value)) {
            case KeyWriter.NUMBER,
                    KeyWriter.STRING,
                    KeyWriter.BINARY,
                    KeyWriter.LEGACY_UUID,
                    KeyWriter.UUID_TAG,
                    KeyWriter.OBJECT_ID,
                    KeyWriter.BOOLEAN,
                    KeyWriter.DATE,
                    KeyWriter.TIMESTAMP -> true;
            default -> false;
        };
    }
}
