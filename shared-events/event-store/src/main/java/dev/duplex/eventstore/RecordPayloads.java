package dev.duplex.eventstore;

import java.lang.module.ModuleDescriptor;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.bson.BsonDocument;
import org.bson.BsonDocumentWrapper;
import org.bson.BsonReader;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.configuration.CodecConfigurationException;
import org.bson.codecs.configuration.CodecRegistry;
import org.jspecify.annotations.Nullable;

/**
 * Payloads that are records, as plain BSON: identifiers as binary UUIDs, instants as dates (so milliseconds remain), local
 * dates as dates at midnight UTC, zones, durations and enums as strings, lists, sets and nested records; a component that is
 * null is left out. What is not a record (strings, numbers) is stored in a document of its own; documents and maps as they
 * are.
 *
 * <p>Records must be registered under their stored name and version before they can be appended; an event whose name is not
 * registered is read as a {@link Document}, one in a later version than the registered one is refused
 * ({@link UnknownEventVersionException}).
 */
public final class RecordPayloads implements PayloadFormat {

    /** Where a payload is kept that is no document. */
    private static final String VALUE = "_value";

    private static final int LONGEST_CHAIN = 100;

    private static final Pattern NUMBERS = Pattern.compile("\\d{1,9}(\\.\\d{1,9})*");

    private final CodecRegistry registry;
    private final Codec<Document> documents;
    private final Map<String, Registered<?>> byName;
    private final Upcaster upcaster;

    private record Registered<T extends Record>(String version, Class<T> type, Codec<T> codec) {

        Object decode(BsonReader reader) {
            return codec.decode(reader, DecoderContext.builder().build());
        }

        RawBsonDocument encode(Object payload) {
            return new RawBsonDocument(type.cast(payload), codec);
        }
    }

    private RecordPayloads(Builder builder) {
        this.registry = RecordCodecs.registry();
        this.documents = registry.get(Document.class);
        this.upcaster = builder.upcaster;
        Map<String, Registered<?>> registered = new HashMap<>();
        builder.types.forEach((name, type) ->
                registered.put(name, registered(builder.versions.getOrDefault(name, ""), type, registry)));
        this.byName = Map.copyOf(registered);
    }

    private static <T extends Record> Registered<T> registered(String version, Class<T> type, CodecRegistry registry) {
        return new Registered<>(version, type, registry.get(type));
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Collects what is known before the first event is read. */
    public static final class Builder {

        private final Map<String, Class<? extends Record>> types = new HashMap<>();
        private final Map<String, String> versions = new HashMap<>();
        private Upcaster upcaster = (name, version, payload) -> {
            throw new IllegalArgumentException("No upcaster for %s in version %s".formatted(name, version));
        };

        private Builder() {}

        /**
         * Makes a record known.
         *
         * @param name the stored name of the event
         * @param version its current version, best a number, or numbers with dots between: then later ones are known as such
         * @param type the record that is its current form
         * @throws IllegalArgumentException when the name was registered before
         */
        public Builder register(String name, String version, Class<? extends Record> type) {
            if (types.putIfAbsent(name, type) != null) {
                throw new IllegalArgumentException("Registered twice: " + name);
            }
            versions.put(name, version);
            return this;
        }

        /** What brings stored payloads of earlier versions to later ones, step by step. */
        public Builder upcaster(Upcaster steps) {
            this.upcaster = steps;
            return this;
        }

        /**
         * Builds the format.
         *
         * @throws CodecConfigurationException when a component of a record is of a type that cannot be stored
         */
        public RecordPayloads build() {
            return new RecordPayloads(this);
        }
    }

    @Override
    public BsonDocument encode(String type, String version, @Nullable Object payload) {
        Registered<?> known = byName.get(type);
        if (known != null && known.type().isInstance(payload)) {
            if (!known.version().equals(version)) {
                throw new IllegalArgumentException(
                        "%s is in version %s, not %s".formatted(type, known.version(), version));
            }
            return known.encode(payload);
        }
        if (known != null || payload instanceof Record) {
            throw new IllegalArgumentException("%s is not registered as %s"
                    .formatted(payload == null ? "null" : payload.getClass().getName(), type));
        }
        return encodeOther(type, payload);
    }

    private BsonDocument encodeOther(String type, @Nullable Object payload) {
        try {
            return switch (payload) {
                case BsonDocument bson -> bson.clone();
                case Document document -> BsonDocumentWrapper.asBsonDocument(document, registry);
                case Map<?, ?> map -> {
                    Document document = new Document();
                    map.forEach((key, value) -> document.append(String.valueOf(key), value));
                    yield BsonDocumentWrapper.asBsonDocument(document, registry);
                }
                case null, default -> BsonDocumentWrapper.asBsonDocument(new Document(VALUE, payload), registry);
            };
        } catch (CodecConfigurationException e) {
            throw new IllegalArgumentException("The payload of " + type + " cannot be stored as BSON", e);
        }
    }

    @Override
    public String currentVersion(String type, String storedVersion) {
        Registered<?> known = byName.get(type);
        return known == null || isLater(storedVersion, known.version()) ? storedVersion : known.version();
    }

    @Override
    public @Nullable Object decode(String type, String storedVersion, BsonDocument stored) {
        Registered<?> known = byName.get(type);
        if (known == null) {
            Document document = read(stored);
            return document.size() == 1 && document.containsKey(VALUE) ? document.get(VALUE) : document;
        }
        if (isLater(storedVersion, known.version())) {
            throw new UnknownEventVersionException(type, storedVersion, known.version());
        }
        try {
            BsonDocument current = known.version().equals(storedVersion)
                    ? stored
                    : upcast(type, storedVersion, known.version(), read(stored));
            return known.decode(reader(current));
        } catch (IllegalArgumentException | UnknownEventVersionException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(
                    "A stored %s in version %s cannot be read".formatted(type, storedVersion), e);
        }
    }

    private BsonDocument upcast(String type, String storedVersion, String currentVersion, Map<String, Object> payload) {
        Upcaster.Upcasted step = new Upcaster.Upcasted(storedVersion, payload);
        for (int i = 0; i < LONGEST_CHAIN && !step.version().equals(currentVersion); i++) {
            step = upcaster.upcast(type, step.version(), step.payload());
        }
        if (!step.version().equals(currentVersion)) {
            throw new IllegalArgumentException("Upcasting %s from version %s does not reach version %s"
                    .formatted(type, storedVersion, currentVersion));
        }
        return BsonDocumentWrapper.asBsonDocument(new Document(step.payload()), registry);
    }

    /** Versions are numbers, or numbers with dots between; of others nothing is known but whether they are the same. */
    private static boolean isLater(String version, String than) {
        if (version.equals(than)
                || !NUMBERS.matcher(version).matches()
                || !NUMBERS.matcher(than).matches()) {
            return false;
        }
        return ModuleDescriptor.Version.parse(version).compareTo(ModuleDescriptor.Version.parse(than)) > 0;
    }

    private Document read(BsonDocument stored) {
        return documents.decode(reader(stored), DecoderContext.builder().build());
    }

    private static BsonReader reader(BsonDocument document) {
        return document.asBsonReader();
    }
}
