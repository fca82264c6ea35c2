package dev.duplex.eventstore;

import static org.bson.codecs.configuration.CodecRegistries.fromCodecs;
import static org.bson.codecs.configuration.CodecRegistries.fromProviders;
import static org.bson.codecs.configuration.CodecRegistries.fromRegistries;
import static org.bson.codecs.configuration.CodecRegistries.withUuidRepresentation;

import java.time.Duration;
import java.time.ZoneId;
import java.util.function.Function;
import org.bson.BsonReader;
import org.bson.BsonWriter;
import org.bson.UuidRepresentation;
import org.bson.codecs.BsonValueCodecProvider;
import org.bson.codecs.Codec;
import org.bson.codecs.CollectionCodecProvider;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.DocumentCodecProvider;
import org.bson.codecs.EncoderContext;
import org.bson.codecs.EnumCodecProvider;
import org.bson.codecs.IterableCodecProvider;
import org.bson.codecs.MapCodecProvider;
import org.bson.codecs.ValueCodecProvider;
import org.bson.codecs.configuration.CodecRegistry;
import org.bson.codecs.jsr310.Jsr310CodecProvider;
import org.bson.codecs.record.RecordCodecProvider;

/** The types that records in the log may have as components. */
final class RecordCodecs {

    private RecordCodecs() {}

    static CodecRegistry registry() {
        return withUuidRepresentation(
                fromRegistries(
                        fromCodecs(
                                new Text<>(ZoneId.class, ZoneId::getId, ZoneId::of),
                                new Text<>(Duration.class, Duration::toString, Duration::parse)),
                        fromProviders(
                                new ValueCodecProvider(),
                                new BsonValueCodecProvider(),
                                new Jsr310CodecProvider(),
                                new CollectionCodecProvider(),
                                new IterableCodecProvider(),
                                new DocumentCodecProvider(),
                                new MapCodecProvider(),
                                new EnumCodecProvider(),
                                new RecordCodecProvider())),
                UuidRepresentation.STANDARD);
    }

    private record Text<T>(Class<T> type, Function<T, String> print, Function<String, T> parse) implements Codec<T> {

        @Override
        public void encode(BsonWriter writer, T value, EncoderContext context) {
            writer.writeString(print.apply(value));
        }

        @Override
        public T decode(BsonReader reader, DecoderContext context) {
            return parse.apply(reader.readString());
        }

        @Override
        public Class<T> getEncoderClass() {
            return type;
        }
    }
}
