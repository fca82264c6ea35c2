package dev.duplex.embeddedmongodb;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.bson.types.ObjectId;

/** Small random documents and filters, so that they meet. */
final class ModelGenerator {

    private static final List<String> PATHS = List.of("_id", "k", "n", "s", "t", "sub.a", "sub.b");

    private final Random random;

    ModelGenerator(Random random) {
        this.random = random;
    }

    Document document(Object id) {
        Document document = new Document("_id", id);
        if (random.nextInt(5) > 0) {
            document.append("k", tags());
        }
        if (random.nextInt(5) > 0) {
            document.append("n", random.nextInt(8) == 0 ? null : number(10));
        }
        if (random.nextInt(5) > 0) {
            document.append("s", string());
        }
        if (random.nextInt(5) > 0) {
            document.append("t", told());
        }
        if (random.nextInt(3) > 0) {
            document.append("sub", random.nextInt(6) == 0 ? "none" : sub());
        }
        return document;
    }

    private Document sub() {
        Document sub = new Document("a", number(6));
        return random.nextBoolean() ? sub.append("b", told()) : sub;
    }

    /** A value whose key tells what it was, or none. */
    private Object told() {
        int value = random.nextInt(4);
        return switch (random.nextInt(7)) {
            case 0 -> new UUID(value - 2L, value);
            case 1 -> new ObjectId("%024x".formatted(value));
            case 2 -> value < 2;
            case 3 -> new Date(86_400_000L * (value - 2));
            case 4 -> null;
            default -> string();
        };
    }

    /** Some to ask for. */
    List<String> fields() {
        List<String> fields = new ArrayList<>(List.of("s", "t", "n", "k", "sub.a", "sub.b"));
        Collections.shuffle(fields, random);
        return fields.subList(0, 1 + random.nextInt(2));
    }

    private Object tags() {
        if (random.nextInt(6) == 0) {
            return string();
        }
        List<Object> tags = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            tags.add(string());
        }
        return tags;
    }

    String string() {
        return List.of("a", "b", "b\u0000", "b\u0001c", "c", "ü", "\uD83D\uDE00", "")
                .get(random.nextInt(8));
    }

    Object number(int bound) {
        int value = random.nextInt(bound) - bound / 3;
        return switch (random.nextInt(5)) {
            case 0 -> value;
            case 1 -> (long) value;
            case 2 -> (double) value;
            case 3 -> new Decimal128(value);
            default -> value + 0.5;
        };
    }

    Object id() {
        return random.nextInt(10) == 0 ? string() : number(120);
    }

    private Object value(String path) {
        return switch (path) {
            case "_id" -> id();
            case "k", "s" -> random.nextInt(10) == 0 ? null : string();
            case "t", "sub.b" -> told();
            default -> random.nextInt(10) == 0 ? null : number(10);
        };
    }

    ModelFilter filter(int depth) {
        String path = PATHS.get(random.nextInt(PATHS.size()));
        return switch (random.nextInt(depth > 0 ? 10 : 7)) {
            case 0, 1 -> new ModelFilter.Eq(path, value(path));
            case 2, 3 -> {
                List<Object> values = new ArrayList<>();
                for (int i = random.nextInt(5); i > 0; i--) {
                    values.add(value(path));
                }
                yield new ModelFilter.In(path, values);
            }
            case 4, 5 -> {
                boolean words = List.of("k", "s", "t", "sub.b").contains(path);
                Object low = words ? string() : number(60);
                Object high = path.equals("k") ? null : words ? string() : number(90);
                yield new ModelFilter.Bounds(
                        path,
                        random.nextBoolean() ? "$gt" : "$gte",
                        high == null || random.nextInt(3) > 0 ? low : null,
                        random.nextBoolean() ? "$lt" : "$lte",
                        high);
            }
            case 6 ->
                random.nextBoolean()
                        ? new ModelFilter.Everything()
                        : new ModelFilter.Not(new ModelFilter.Eq(path, value(path)));
            case 7, 8 -> new ModelFilter.All(List.of(filter(depth - 1), filter(depth - 1)));
            default -> new ModelFilter.Any(List.of(filter(depth - 1), filter(depth - 1)));
        };
    }

    /** An order that says of any two documents which is first. */
    Document sort() {
        Document sort = new Document();
        for (int i = random.nextInt(3); i > 0; i--) {
            sort.append(List.of("n", "s", "sub.a").get(random.nextInt(3)), random.nextBoolean() ? 1 : -1);
        }
        return sort.append("_id", random.nextBoolean() ? 1 : -1);
    }
}
