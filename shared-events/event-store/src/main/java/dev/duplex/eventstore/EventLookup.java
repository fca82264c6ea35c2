package dev.duplex.eventstore;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.axonframework.messaging.eventstreaming.Tag;
import org.bson.BsonBinarySubType;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.json.JsonMode;
import org.bson.json.JsonWriterSettings;

/**
 * Looks single events up as they are stored, without decoding their payloads: for people, and for events whose payload cannot
 * be decoded. Thread-safe.
 */
public final class EventLookup {

    private static final JsonWriterSettings FOR_PEOPLE = JsonWriterSettings.builder()
            .outputMode(JsonMode.RELAXED)
            .binaryConverter((value, writer) -> writer.writeString(
                    value.getType() == BsonBinarySubType.UUID_STANDARD.getValue()
                            ? value.asUuid().toString()
                            : Base64.getEncoder().encodeToString(value.getData())))
            .dateTimeConverter((value, writer) ->
                    writer.writeString(Instant.ofEpochMilli(value).toString()))
            .build();

    private final MongoCollection<BsonDocument> log;

    /**
     * A view of a log.
     *
     * @param database where the log is
     * @param collection the log's collection, see {@link EventStoreSettings#collection()}
     */
    public EventLookup(MongoDatabase database, String collection) {
        this.log = database.getCollection(collection, BsonDocument.class);
    }

    /**
     * An event as it is stored.
     *
     * @param position in the log
     * @param id the message's identifier
     * @param type its stored name
     * @param version the version it was stored with
     * @param at when it happened
     * @param tags its tags
     * @param payload its payload as it is stored
     */
    public record Found(
            long position, String id, String type, String version, Instant at, List<Tag> tags, BsonDocument payload) {

        /** The payload as JSON to be read by people: identifiers and instants are strings. */
        public String json() {
            return payload.toJson(FOR_PEOPLE);
        }
    }

    /**
     * The event at a position.
     *
     * @return empty behind the log's end
     */
    public Optional<Found> at(long position) {
        BsonDocument append = log.find(Filters.lte("_id", position))
                .sort(Sorts.descending("_id"))
                .limit(1)
                .first();
        if (append == null) {
            return Optional.empty();
        }
        int index = Math.toIntExact(position - append.getInt64("_id").getValue());
        List<BsonValue> events = append.getArray("events");
        return index < events.size()
                ? Optional.of(found(position, events.get(index).asDocument()))
                : Optional.empty();
    }

    private static Found found(long position, BsonDocument event) {
        BsonValue payload = event.get("payload");
        return new Found(
                position,
                event.getString("id").getValue(),
                event.getString("type").getValue(),
                event.getString("version").getValue(),
                Instant.ofEpochMilli(event.getDateTime("at").getValue()),
                event.getArray("tags").stream()
                        .map(tag -> Keys.parseTag(tag.asString().getValue()))
                        .toList(),
                payload instanceof BsonDocument document ? document : new BsonDocument());
    }
}
