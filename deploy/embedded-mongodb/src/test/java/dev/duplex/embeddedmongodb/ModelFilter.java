package dev.duplex.embeddedmongodb;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.bson.types.ObjectId;

/** The filters of the property test, told to the server and evaluated naively. */
sealed interface ModelFilter {

    Document query();

    boolean matches(Document document);

    record Eq(String path, Object value) implements ModelFilter {
        @Override
        public Document query() {
            return new Document(path, value);
        }

        @Override
        public boolean matches(Document document) {
            return values(document, path).stream().anyMatch(found -> ORDER.compare(found, value) == 0);
        }
    }

    record In(String path, List<Object> values) implements ModelFilter {
        @Override
        public Document query() {
            return new Document(path, new Document("$in", values));
        }

        @Override
        public boolean matches(Document document) {
            return values.stream().anyMatch(value -> new Eq(path, value).matches(document));
        }
    }

    /** One or two bounds; two only on fields that are no arrays. */
    record Bounds(String path, String lowOperator, Object low, String highOperator, Object high)
            implements ModelFilter {
        @Override
        public Document query() {
            Document operators = new Document();
            if (low != null) {
                operators.append(lowOperator, low);
            }
            if (high != null) {
                operators.append(highOperator, high);
            }
            return new Document(path, operators);
        }

        @Override
        public boolean matches(Document document) {
            return values(document, path).stream()
                    .anyMatch(found -> within(found, lowOperator, low, 1) && within(found, highOperator, high, -1));
        }

        private static boolean within(Object found, String operator, Object bound, int sign) {
            if (bound == null) {
                return true;
            }
            int compared = ORDER.compare(found, bound) * sign;
            return rank(found) == rank(bound) && (compared > 0 || compared == 0 && operator.endsWith("e"));
        }
    }

    record Not(Eq eq) implements ModelFilter {
        @Override
        public Document query() {
            return new Document(eq.path(), new Document("$ne", eq.value()));
        }

        @Override
        public boolean matches(Document document) {
            return !eq.matches(document);
        }
    }

    record All(List<ModelFilter> parts) implements ModelFilter {
        @Override
        public Document query() {
            return new Document("$and", parts.stream().map(ModelFilter::query).toList());
        }

        @Override
        public boolean matches(Document document) {
            return parts.stream().allMatch(part -> part.matches(document));
        }
    }

    record Any(List<ModelFilter> parts) implements ModelFilter {
        @Override
        public Document query() {
            return new Document("$or", parts.stream().map(ModelFilter::query).toList());
        }

        @Override
        public boolean matches(Document document) {
            return parts.stream().anyMatch(part -> part.matches(document));
        }
    }

    record Everything() implements ModelFilter {
        @Override
        public Document query() {
            return new Document();
        }

        @Override
        public boolean matches(Document document) {
            return true;
        }
    }

    Comparator<Object> ORDER = Comparator.<Object>comparingInt(ModelFilter::rank)
            .thenComparing((a, b) -> switch (a) {
                case null -> 0;
                case Number ignored -> decimal(a).compareTo(decimal(b));
                case Date at -> at.compareTo((Date) b);
                default -> a.toString().compareTo(b.toString());
            });

    static int rank(Object value) {
        return switch (value) {
            case null -> 0;
            case Number ignored -> 1;
            case UUID ignored -> 3;
            case ObjectId ignored -> 4;
            case Boolean ignored -> 5;
            case Date ignored -> 6;
            default -> 2;
        };
    }

    private static BigDecimal decimal(Object value) {
        return value instanceof Decimal128 decimal
                ? decimal.bigDecimalValue()
                : value instanceof Double d ? new BigDecimal(d) : BigDecimal.valueOf(((Number) value).longValue());
    }

    /** What a projection of these fields leaves of a document. */
    static Document only(Document document, List<String> fields) {
        Document only = new Document();
        for (String field : fields) {
            if (field.startsWith("sub.")) {
                if (document.get("sub") instanceof Document sub) {
                    Document within = (Document) only.computeIfAbsent("sub", any -> new Document());
                    copy(sub, field.substring(4), within);
                }
            } else {
                copy(document, field, only);
            }
        }
        return only;
    }

    private static void copy(Document from, String field, Document to) {
        if (from.containsKey(field)) {
            to.append(field, from.get(field));
        }
    }

    /** A list of what is there: an array's elements, or the value, or null if there is none. */
    static List<?> values(Document document, String path) {
        Object value = path.startsWith("sub.")
                ? document.get("sub") instanceof Document sub ? sub.get(path.substring(4)) : null
                : document.get(path);
        return value instanceof List<?> list ? list : java.util.Collections.singletonList(value);
    }
}
