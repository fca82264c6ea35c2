package dev.duplex.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import dev.duplex.events.DuplexEvent;
import dev.duplex.events.catalogue.EventCatalogue;
import dev.duplex.events.catalogue.StoredType;
import dev.duplex.query.testing.QueryService;
import dev.duplex.query.testing.RandomStory;
import dev.duplex.query.testing.Shown;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayTest {

    @Test
    void a_dropped_read_model_is_rebuilt_from_the_log(@TempDir Path directory) {
        try (QueryService service = QueryService.start(directory)) {
            service.append(new RandomStory(7).tell(1_200));
            service.query("{ position }");
            List<Projection> projections = List.copyOf(service.beans(Projection.class));
            Map<String, Map<Object, Document>> before = read(service.bean(MongoDatabase.class), projections);
            service.restart(database -> projections.forEach(projection -> {
                database.getCollection("tokens").deleteMany(Filters.eq("processor", projection.name()));
                projection
                        .shelves()
                        .forEach(shelf ->
                                database.getCollection(shelf.collection()).drop());
            }));
            service.query("{ position }");
            assertThat(read(service.bean(MongoDatabase.class), projections)).isEqualTo(before);
        }
    }

    private static Map<String, Map<Object, Document>> read(MongoDatabase database, List<Projection> projections) {
        Map<String, Map<Object, Document>> all = new HashMap<>();
        projections.stream()
                .flatMap(projection -> Shown.shelves(projection).stream())
                .forEach(shelf -> {
                    Map<Object, Document> documents = new HashMap<>();
                    database.getCollection(shelf.collection()).find().forEach(document -> {
                        document.remove("position");
                        documents.put(document.get("_id"), document);
                    });
                    assertThat(documents).as(shelf.collection()).isNotEmpty();
                    all.put(shelf.collection(), documents);
                });
        return all;
    }

    @Test
    void every_event_of_the_catalogue_reaches_the_projections(@TempDir Path directory) {
        try (QueryService service = QueryService.start(directory)) {
            List<DuplexEvent> events = new RandomStory(1).tell(1_200);
            Set<Class<?>> told = events.stream().map(DuplexEvent::getClass).collect(Collectors.toSet());
            assertThat(told)
                    .isEqualTo(EventCatalogue.current().types().stream()
                            .map(StoredType::record)
                            .collect(Collectors.toSet()));
            service.append(events);
            service.query("{ position }");
            assertThat(service.bean(RecordingProjection.class).seen()).isEqualTo(events);
        }
    }
}
