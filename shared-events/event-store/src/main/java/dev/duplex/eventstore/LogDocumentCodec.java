package dev.duplex.eventstore;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.eventsourcing.eventstore.TaggedEventMessage;
import org.axonframework.messaging.core.MessageType;
import org.axonframework.messaging.core.Metadata;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.bson.BsonBinary;
import org.bson.BsonBinaryWriter;
import org.bson.BsonDocument;
import org.bson.BsonReader;
import org.bson.BsonSerializationException;
import org.bson.BsonType;
import org.bson.BsonWriter;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.bson.codecs.BsonValueCodec;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.bson.codecs.RawBsonDocumentCodec;
import org.bson.io.BasicOutputBuffer;
import org.jspecify.annotations.Nullable;

/** The layout of a log document. Reads in one pass and leaves payloads undecoded. */
final class LogDocumentCodec implements Codec<LogDocument> {

    /** What MongoDB accepts as a document. */
    static final int MAX_BYTES = 16 << 20;

    /** Where {@code _id}'s value is: after the length, the type, and the name with its terminator. */
    private static final int ID_OFFSET = 4 + 1 + 4;

    private static final RawBsonDocumentCodec RAW = new RawBsonDocumentCodec();
    private static final BsonDocumentCodec BSON = new BsonDocumentCodec();
    private static final BsonValueCodec VALUE = new BsonValueCodec();

    private final PayloadFormat format;

    LogDocumentCodec(PayloadFormat format) {
        this.format = format;
    }

    /** An append ready to be sent, but for its position. */
    static final class Prepared {

        private final byte[] bytes;
        private final LogDocument document;

        private Prepared(byte[] bytes, LogDocument document) {
            this.bytes = bytes;
            this.document = document;
        }

        int size() {
            return bytes.length;
        }

        LogDocument document() {
            return document;
        }

        /** The position is written into the bytes: one at a time. */
        RawBsonDocument at(long position) {
            ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(ID_OFFSET, position);
            return new RawBsonDocument(bytes);
        }
    }

    Prepared prepare(UUID append, Instant recorded, List<? extends TaggedEventMessage<?>> events) {
        List<StoredEvent> stored = new ArrayList<>(events.size());
        BasicOutputBuffer buffer = new BasicOutputBuffer(512 * events.size() + 256);
        try (BsonBinaryWriter writer = new BsonBinaryWriter(buffer)) {
            List<RawBsonDocument> payloads = new ArrayList<>(events.size());
            for (TaggedEventMessage<?> tagged : events) {
                EventMessage event = tagged.event();
                AppendLimits.check(event, tagged.tags());
                String type = event.type().name();
                String version = event.type().version();
                RawBsonDocument payload = raw(format.encode(type, version, event.payload()));
                int bytes = payload.getByteBuffer().remaining();
                payloads.add(payload);
                stored.add(new StoredEvent(
                        event.identifier(),
                        new MessageType(type, format.currentVersion(type, version)),
                        Instant.ofEpochMilli(event.timestamp().toEpochMilli()),
                        event.metadata(),
                        tagged.tags().stream().map(Keys::ofTag).sorted().toList(),
                        new LazyPayload(format, type, version, payload, bytes)));
            }
            StoredEvents content = new StoredEvents(stored);
            Collection<String> keys = content.indexKeys();
            AppendLimits.check(keys);
            writeHead(writer, append, recorded, stored.size(), keys);
            writer.writeStartArray("events");
            for (int i = 0; i < stored.size(); i++) {
                writeEvent(writer, stored.get(i), events.get(i).event().type().version(), payloads.get(i));
            }
            writer.writeEndArray();
            writer.writeEndDocument();
            if (buffer.getSize() > MAX_BYTES) {
                throw new AppendTooLargeException(buffer.getSize(), MAX_BYTES, events.size());
            }
            return new Prepared(buffer.toByteArray(), new LogDocument(-1, append, content));
        } catch (BsonSerializationException e) {
            throw new UnstorableTextException("A payload has a name that cannot be stored: " + e.getMessage());
        }
    }

    private static RawBsonDocument raw(BsonDocument payload) {
        return payload instanceof RawBsonDocument raw ? raw : new RawBsonDocument(payload, BSON);
    }

    private static void writeHead(
            BsonWriter writer, UUID append, Instant recorded, int count, Collection<String> keys) {
        writer.writeStartDocument();
        writer.writeInt64("_id", -1);
        writer.writeInt32("n", count);
        writer.writeBinaryData("append", new BsonBinary(append));
        writer.writeDateTime("recorded", recorded.toEpochMilli());
        writer.writeStartArray("k");
        keys.forEach(writer::writeString);
        writer.writeEndArray();
    }

    private static void writeEvent(BsonWriter writer, StoredEvent event, String version, RawBsonDocument payload) {
        writer.writeStartDocument();
        writer.writeString("id", event.id);
        writer.writeString("type", event.type.name());
        writer.writeString("version", version);
        writer.writeDateTime("at", event.at.toEpochMilli());
        writer.writeStartArray("tags");
        event.tagKeys.forEach(writer::writeString);
        writer.writeEndArray();
        writer.writeName("payload");
        RAW.encode(writer, payload, EncoderContext.builder().build());
        writer.writeStartDocument("metadata");
        event.metadata.forEach(writer::writeString);
        writer.writeEndDocument();
        writer.writeEndDocument();
    }

    @Override
    public LogDocument decode(BsonReader reader, DecoderContext context) {
        Head head = new Head();
        try {
            return decode(reader, context, head);
        } catch (ForeignDocumentException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new ForeignDocumentException(head.id, String.valueOf(e.getMessage()), e);
        }
    }

    /** What was read of a document so far. */
    private static final class Head {

        private Object id = "(none)";
        private long first = -1;
        private int count;
        private @Nullable UUID append;
    }

    private LogDocument decode(BsonReader reader, DecoderContext context, Head head) {
        List<StoredEvent> events = new ArrayList<>();
        reader.readStartDocument();
        while (reader.readBsonType() != BsonType.END_OF_DOCUMENT) {
            switch (reader.readName()) {
                case "_id" -> readId(reader, context, head);
                case "n" -> head.count = reader.readInt32();
                case "append" -> head.append = reader.readBinaryData().asUuid();
                case "events" -> {
                    reader.readStartArray();
                    while (reader.readBsonType() != BsonType.END_OF_DOCUMENT) {
                        events.add(decodeEvent(reader, context));
                    }
                    reader.readEndArray();
                }
                default -> reader.skipValue();
            }
        }
        reader.readEndDocument();
        UUID append = head.append;
        if (append == null || head.first < 0 || events.isEmpty() || events.size() != head.count) {
            throw new ForeignDocumentException(
                    head.id, "it has no position, append or events, or not as many events as it says", null);
        }
        return new LogDocument(head.first, append, new StoredEvents(events));
    }

    private static void readId(BsonReader reader, DecoderContext context, Head head) {
        if (reader.getCurrentBsonType() == BsonType.INT64) {
            head.first = reader.readInt64();
            head.id = head.first;
        } else {
            head.id = VALUE.decode(reader, context);
            throw new ForeignDocumentException(head.id, "its _id is no position (a long, 0 or more)", null);
        }
    }

    private StoredEvent decodeEvent(BsonReader reader, DecoderContext context) {
        String id = "";
        String type = "";
        String version = "";
        Instant at = Instant.EPOCH;
        List<String> tags = List.of();
        RawBsonDocument payload = null;
        Metadata metadata = Metadata.emptyInstance();
        reader.readStartDocument();
        while (reader.readBsonType() != BsonType.END_OF_DOCUMENT) {
            switch (reader.readName()) {
                case "id" -> id = reader.readString();
                case "type" -> type = reader.readString();
                case "version" -> version = reader.readString();
                case "at" -> at = Instant.ofEpochMilli(reader.readDateTime());
                case "tags" -> tags = readStrings(reader);
                case "payload" -> payload = RAW.decode(reader, context);
                case "metadata" -> metadata = readMetadata(reader);
                default -> reader.skipValue();
            }
        }
        reader.readEndDocument();
        return stored(id, type, version, at, tags, payload, metadata);
    }

    private StoredEvent stored(
            String id,
            String type,
            String version,
            Instant at,
            List<String> tags,
            @Nullable RawBsonDocument payload,
            Metadata metadata) {
        if (payload == null) {
            throw new IllegalStateException("An event without payload in the log: " + id);
        }
        return new StoredEvent(
                id,
                new MessageType(type, format.currentVersion(type, version)),
                at,
                metadata,
                tags,
                new LazyPayload(
                        format, type, version, payload, payload.getByteBuffer().remaining()));
    }

    private static List<String> readStrings(BsonReader reader) {
        List<String> strings = new ArrayList<>();
        reader.readStartArray();
        while (reader.readBsonType() != BsonType.END_OF_DOCUMENT) {
            strings.add(reader.readString());
        }
        reader.readEndArray();
        return List.copyOf(strings);
    }

    private static Metadata readMetadata(BsonReader reader) {
        Map<String, String> metadata = new LinkedHashMap<>();
        reader.readStartDocument();
        while (reader.readBsonType() != BsonType.END_OF_DOCUMENT) {
            metadata.put(reader.readName(), reader.readString());
        }
        reader.readEndDocument();
        return Metadata.from(metadata);
    }

    /** Appends are sent as prepared bytes instead. */
    @Override
    public void encode(BsonWriter writer, LogDocument document, EncoderContext context) {
        throw new IllegalStateException("Log documents are written by prepare()");
    }

    @Override
    public Class<LogDocument> getEncoderClass() {
        return LogDocument.class;
    }
}
