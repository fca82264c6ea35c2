package dev.duplex.embeddedmongodb;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Where a document is kept: its collection's space and its {@code _id}. */
@SuppressWarnings("ArrayRecordComponent") // equality is its own
record DocumentKey(byte[] bytes) {

    static DocumentKey of(int space, @Nullable Object id) {
        return new DocumentKey(new KeyWriter().int32(space).value(id).toBytes());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DocumentKey that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }
}
