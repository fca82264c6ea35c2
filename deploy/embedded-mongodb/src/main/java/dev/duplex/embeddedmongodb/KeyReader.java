package dev.duplex.embeddedmongodb;

import de.bwaldvogel.mongo.bson.ObjectId;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;

/** Reads back what a {@link KeyWriter} wrote, as far as a key tells exactly what it was. Not thread-safe. */
final class KeyReader {

    private final ByteBuffer key;

    /** @param from where the first value begins */
    KeyReader(byte[] key, int from) {
        this.key = ByteBuffer.wrap(key, from, key.length - from);
    }

    /** Whether values of a type come back as they were: a number's type is not in its key. */
    static boolean tells(byte tag) {
        return switch (tag) {
            case KeyWriter.STRING, KeyWriter.UUID_TAG, KeyWriter.OBJECT_ID, KeyWriter.BOOLEAN, KeyWriter.DATE -> true;
            default -> false;
        };
    }

    /** The next value, empty where its key does not tell it: then nothing can be read behind it. */
    Optional<Object> value() {
        return switch (key.get()) {
            case KeyWriter.STRING -> Optional.of(string());
            case KeyWriter.UUID_TAG -> Optional.of(new UUID(key.getLong(), key.getLong()));
            case KeyWriter.OBJECT_ID -> {
                byte[] id = new byte[12];
                key.get(id);
                yield Optional.of(new ObjectId(id));
            }
            case KeyWriter.BOOLEAN -> Optional.of(key.get() == 1);
            case KeyWriter.DATE -> Optional.of(Instant.ofEpochMilli(key.getLong() ^ Long.MIN_VALUE));
            default -> Optional.empty();
        };
    }

    /** Whether the next value could be passed over. */
    boolean skip() {
        return switch (key.get()) {
            case KeyWriter.NULL -> true;
            case KeyWriter.STRING -> {
                int at = key.position();
                while (key.get(at) != 0) {
                    at++;
                }
                yield moveTo(at + 1);
            }
            case KeyWriter.UUID_TAG -> moveTo(key.position() + 2 * Long.BYTES);
            case KeyWriter.OBJECT_ID -> moveTo(key.position() + 12);
            case KeyWriter.BOOLEAN -> moveTo(key.position() + 1);
            case KeyWriter.DATE -> moveTo(key.position() + Long.BYTES);
            case KeyWriter.NUMBER -> {
                boolean whole = key.get(key.position() + Long.BYTES) == (byte) 0x80;
                yield moveTo(key.position() + Long.BYTES + 1 + (whole ? 0 : 2 * Long.BYTES));
            }
            default -> false;
        };
    }

    private boolean moveTo(int position) {
        key.position(position);
        return true;
    }

    private String string() {
        char[] read = new char[16];
        int length = 0;
        for (int next = key.get() & 0xFF; next != 0; next = key.get() & 0xFF) {
            if (length == read.length) {
                read = Arrays.copyOf(read, 2 * length);
            }
            read[length++] = (char)
                    (next == 1
                            ? key.get() - 1
                            : next < 0x80
                                    ? next
                                    : next < 0xE0 ? (next & 0x1F) << 6 | low() : next << 12 | low() << 6 | low());
        }
        return new String(read, 0, length);
    }

    private int low() {
        return key.get() & 0x3F;
    }
}
