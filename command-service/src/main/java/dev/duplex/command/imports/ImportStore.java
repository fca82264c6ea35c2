package dev.duplex.command.imports;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bson.Document;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The imports of this installation in MongoDB, as their JSON beside the fields that are asked by. */
@Component
final class ImportStore {

    private final MongoCollection<Document> imports;
    private final JsonMapper json;

    ImportStore(MongoDatabase database, JsonMapper json) {
        this.imports = database.getCollection("imports");
        this.json = json;
    }

    void save(ImportResource resource) {
        String id = resource.id().toString();
        imports.replaceOne(
                Filters.eq("_id", id),
                new Document("_id", id)
                        .append("state", resource.state().name())
                        .append("resource", json.writeValueAsString(resource)),
                new ReplaceOptions().upsert(true));
    }

    Optional<ImportResource> find(UUID id) {
        return Optional.ofNullable(
                        imports.find(Filters.eq("_id", id.toString())).first())
                .map(this::read);
    }

    List<ImportResource> running() {
        return imports.find(Filters.eq("state", ImportState.RUNNING.name()))
                .map(this::read)
                .into(new ArrayList<>());
    }

    private ImportResource read(Document stored) {
        return json.readValue(stored.getString("resource"), ImportResource.class);
    }
}
