package dev.duplex.embeddedmongodb;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.wire.BsonConstants;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

/** Documents as bytes, within MongoDB's size limit. */
final class Bson {

    private static final ThreadLocal<ByteBuf> SCRATCH = ThreadLocal.withInitial(() -> Unpooled.buffer(4096));
    private static final int KEPT_SCRATCH = 1 << 20;

    private Bson() {}

    static Document decode(byte[] bytes) {
        return BsonDecoder.decodeBson(Unpooled.wrappedBuffer(bytes));
    }

    /**
     * A field that must be there.
     *
     * @throws MongoServerError FailedToParse if it is missing or of another type
     */
    static <T> T required(Document document, String field, Class<T> type) {
        Object value = document.get(field);
        if (!type.isInstance(value)) {
            throw new MongoServerError(9, "FailedToParse", "'" + field + "' is missing or no " + type.getSimpleName());
        }
        return type.cast(value);
    }

    /** @throws MongoServerError BSONObjectTooLarge above 16 MiB */
    static byte[] encode(Document document) {
        ByteBuf scratch = SCRATCH.get().clear();
        BsonEncoder.encodeDocument(document, scratch);
        int size = scratch.readableBytes();
        if (scratch.capacity() > KEPT_SCRATCH) {
            SCRATCH.remove();
        }
        if (size > BsonConstants.MAX_BSON_OBJECT_SIZE) {
            throw new MongoServerError(
                    10334,
                    "BSONObjectTooLarge",
                    "BSONObj size: " + size + " is invalid. Size must be between 0 and "
                            + BsonConstants.MAX_BSON_OBJECT_SIZE + "(16MB)");
        }
        byte[] bytes = new byte[size];
        scratch.readBytes(bytes);
        return bytes;
    }
}
