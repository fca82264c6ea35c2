package dev.duplex.query.projection;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.annotation.Annotation;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a projection's documents consist of, as one number: names and types of components, however deep, and the constants
 * of enums. The names of our own types and the order of components are not stored, so they do not count.
 */
final class Fingerprint {

    private static final String OURS = "dev.duplex.";

    /** What is being described: a type may contain itself. */
    private final Deque<Class<?>> within = new ArrayDeque<>();

    private Fingerprint() {}

    static String of(int version, List<Shelf<?>> shelves) {
        return sha256(version
                + shelves.stream()
                        .map(shelf -> shelf.collection() + new Fingerprint().describe(shelf.type()))
                        .sorted()
                        .toList()
                        .toString());
    }

    private String describe(Type type) {
        return switch (type) {
            case Class<?> plain -> describe(plain);
            case ParameterizedType generic ->
                describe(generic.getRawType())
                        + Arrays.stream(generic.getActualTypeArguments())
                                .map(this::describe)
                                .collect(Collectors.joining(",", "<", ">"));
            case GenericArrayType array -> describe(array.getGenericComponentType()) + "[]";
            default -> type.getTypeName();
        };
    }

    private String describe(Class<?> type) {
        if (type.isArray()) {
            return describe(type.getComponentType()) + "[]";
        }
        boolean composed = type.isRecord() || type.isEnum() || type.isSealed();
        if (!composed || !type.getPackageName().startsWith(OURS)) {
            return type.getName();
        }
        if (within.contains(type)) {
            return "^" + List.copyOf(within).indexOf(type);
        }
        within.push(type);
        String parts = parts(type)
                .sorted()
                .collect(Collectors.joining(",", type.isEnum() ? "(" : "{", type.isEnum() ? ")" : "}"));
        within.pop();
        return parts;
    }

    private Stream<String> parts(Class<?> type) {
        if (type.isRecord()) {
            return Arrays.stream(type.getRecordComponents()).map(this::describe);
        }
        return type.isEnum()
                ? Arrays.stream(Objects.requireNonNull(type.getEnumConstants())).map(each -> ((Enum<?>) each).name())
                : Arrays.stream(Objects.requireNonNull(type.getPermittedSubclasses()))
                        .map(each -> each.getSimpleName() + describe(each));
    }

    /** The driver reads annotations as well, such as the one that makes a component the {@code _id}. */
    private String describe(RecordComponent component) {
        return Arrays.stream(component.getAccessor().getAnnotations())
                        .map(Annotation::toString)
                        .sorted()
                        .collect(Collectors.joining())
                + component.getName()
                + ":"
                + describe(component.getGenericType());
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JVM has it", e);
        }
    }
}
