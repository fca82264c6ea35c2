package dev.duplex.embeddedmongodb;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.BsonJavaScript;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.BsonTimestamp;
import de.bwaldvogel.mongo.bson.Decimal128;
import de.bwaldvogel.mongo.bson.LegacyUUID;
import de.bwaldvogel.mongo.bson.MaxKey;
import de.bwaldvogel.mongo.bson.MinKey;
import de.bwaldvogel.mongo.bson.ObjectId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes BSON values so that unsigned byte order is MongoDB's comparison order, and no value is a prefix of another.
 *
 * <p>Types in the order of https://www.mongodb.com/docs/manual/reference/bson-type-comparison-order/. Numbers of all
 * types compare by value: the nearest double, then what it misses. Strings compare by UTF-16 unit, as the server's own
 * comparator does. Not thread-safe.
 */
final class KeyWriter {

    static final byte MIN_KEY = 0x05;
    static final byte EMPTY_ARRAY = 0x08;
    static final byte NULL = 0x0A;
    static final byte NUMBER = 0x10;
    static final byte STRING = 0x20;
    static final byte DOCUMENT = 0x30;
    static final byte ARRAY = 0x38;
    static final byte BINARY = 0x40;
    static final byte LEGACY_UUID = 0x42;
    static final byte UUID_TAG = 0x44;
    static final byte OBJECT_ID = 0x50;
    static final byte BOOLEAN = 0x58;
    static final byte DATE = 0x60;
    static final byte TIMESTAMP = 0x68;
    static final byte REGEX = 0x70;
    static final byte JAVASCRIPT = 0x74;
    static final byte MAX_KEY = 0x7F;

    private byte[] buffer = new byte[64];
    private int length;

    static byte[] encode(@Nullable Object value) {
        return new KeyWriter().value(value).toBytes();
    }

    static byte[] emptyArray() {
        return new byte[] {EMPTY_ARRAY};
    }

    KeyWriter int32(int value) {
        for (int shift = 24; shift >= 0; shift -= 8) {
            put(value >> shift);
        }
        return this;
    }

    KeyWriter raw(byte[] bytes) {
        reserve(bytes.length);
        System.arraycopy(bytes, 0, buffer, length, bytes.length);
        length += bytes.length;
        return this;
    }

    KeyWriter value(@Nullable Object value) {
        byte tag = tag(value);
        put(tag);
        switch (tag) {
            case NUMBER -> number((Number) Objects.requireNonNull(value));
            case STRING -> string((String) Objects.requireNonNull(value));
            case DOCUMENT -> document((Map<?, ?>) Objects.requireNonNull(value));
            case ARRAY -> {
                ((Collection<?>) Objects.requireNonNull(value)).forEach(this::value);
                put(0);
            }
            case BINARY -> {
                byte[] data = ((BinData) Objects.requireNonNull(value)).getData();
                int32(data.length).raw(data);
            }
            case LEGACY_UUID -> {
                // compares as java.util.UUID does: two signed halves
                UUID uuid = ((LegacyUUID) Objects.requireNonNull(value)).getUuid();
                int64(uuid.getMostSignificantBits() ^ Long.MIN_VALUE);
                int64(uuid.getLeastSignificantBits() ^ Long.MIN_VALUE);
            }
            case UUID_TAG -> {
                UUID uuid = (UUID) Objects.requireNonNull(value);
                int64(uuid.getMostSignificantBits());
                int64(uuid.getLeastSignificantBits());
            }
            case OBJECT_ID -> raw(((ObjectId) Objects.requireNonNull(value)).toByteArray());
            case BOOLEAN -> put(Boolean.TRUE.equals(value) ? 1 : 0);
            case DATE -> int64(((Instant) Objects.requireNonNull(value)).toEpochMilli() ^ Long.MIN_VALUE);
            case TIMESTAMP -> int64(((BsonTimestamp) Objects.requireNonNull(value)).getValue());
            case REGEX -> {
                BsonRegularExpression regex = (BsonRegularExpression) Objects.requireNonNull(value);
                string(regex.getPattern());
                string(Objects.requireNonNullElse(regex.getOptions(), ""));
            }
            case JAVASCRIPT -> string(((BsonJavaScript) Objects.requireNonNull(value)).getCode());
            default -> {} // the tag says it all
        }
        return this;
    }

    byte[] toBytes() {
        return Arrays.copyOf(buffer, length);
    }

    int length() {
        return length;
    }

    /** The first byte of a value's key; it orders the types. */
    static byte tag(@Nullable Object value) {
        return switch (value) {
            case null -> NULL;
            case Missing ignored -> NULL;
            case Number ignored -> NUMBER;
            case String ignored -> STRING;
            case Map<?, ?> ignored -> DOCUMENT;
            case Collection<?> ignored -> ARRAY;
            case BinData ignored -> BINARY;
            case LegacyUUID ignored -> LEGACY_UUID;
            case UUID ignored -> UUID_TAG;
            case ObjectId ignored -> OBJECT_ID;
            case Boolean ignored -> BOOLEAN;
            case Instant ignored -> DATE;
            case BsonTimestamp ignored -> TIMESTAMP;
            case BsonRegularExpression ignored -> REGEX;
            case BsonJavaScript ignored -> JAVASCRIPT;
            case MinKey ignored -> MIN_KEY;
            case MaxKey ignored -> MAX_KEY;
            default -> throw new IllegalArgumentException("No BSON type: " + value.getClass());
        };
    }

    private void document(Map<?, ?> document) {
        document.forEach((key, value) -> {
            put(tag(value));
            string(String.valueOf(key));
            value(value);
        });
        put(0);
    }

    private void string(String string) {
        reserve(string.length() * 3 + 1);
        for (int i = 0; i < string.length(); i++) {
            char c = string.charAt(i);
            if (c <= 1) { // 0 ends a string, so 0 and 1 are written as two bytes
                buffer[length++] = 1;
                buffer[length++] = (byte) (c + 1);
            } else if (c < 0x80) {
                buffer[length++] = (byte) c;
            } else if (c < 0x800) {
                buffer[length++] = (byte) (0xC0 | (c >> 6));
                buffer[length++] = (byte) (0x80 | (c & 0x3F));
            } else {
                buffer[length++] = (byte) (0xE0 | (c >> 12));
                buffer[length++] = (byte) (0x80 | ((c >> 6) & 0x3F));
                buffer[length++] = (byte) (0x80 | (c & 0x3F));
            }
        }
        put(0);
    }

    private void number(Number number) {
        double nearest = number.doubleValue();
        if (number instanceof Long exact) {
            long back = (long) nearest;
            // 2^63 as a double is one more than the greatest long
            double missed = nearest == 0x1p63 ? (double) (exact - Long.MAX_VALUE) - 1 : (double) (exact - back);
            real(nearest);
            missed(missed, 0);
        } else if (number instanceof Decimal128 decimal && !Double.isNaN(nearest) && !isInfinity(decimal)) {
            nearest = Math.clamp(nearest, -Double.MAX_VALUE, Double.MAX_VALUE);
            BigDecimal rest = decimal.toBigDecimal().subtract(new BigDecimal(nearest));
            double missed = rest.doubleValue();
            double second = Double.isInfinite(missed)
                    ? 0
                    : rest.subtract(new BigDecimal(missed)).doubleValue();
            real(nearest);
            missed(missed, second);
        } else {
            real(nearest);
            missed(0, 0);
        }
    }

    private static boolean isInfinity(Decimal128 decimal) {
        return decimal.equals(Decimal128.POSITIVE_INFINITY) || decimal.equals(Decimal128.NEGATIVE_INFINITY);
    }

    private void missed(double first, double second) {
        if (first == 0) {
            put(0x80);
        } else {
            put(first < 0 ? 0x7F : 0x81);
            real(first);
            real(second);
        }
    }

    private void real(double value) {
        long bits = Double.doubleToLongBits(value + 0.0); // -0.0 is 0.0
        int64(bits < 0 ? ~bits : bits ^ Long.MIN_VALUE);
    }

    private void int64(long value) {
        int32((int) (value >> 32)).int32((int) value);
    }

    private void put(int value) {
        reserve(1);
        buffer[length++] = (byte) value;
    }

    private void reserve(int more) {
        if (buffer.length - length < more) {
            buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, length + more));
        }
    }
}
