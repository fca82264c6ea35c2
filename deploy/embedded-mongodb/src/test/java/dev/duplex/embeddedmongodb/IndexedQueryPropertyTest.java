package dev.duplex.embeddedmongodb;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Updates;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.bson.Document;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IndexedQueryPropertyTest {

    private static final int STEPS = 250;

    private static final List<Document> INDEXES = List.of(
            new Document("k", 1).append("_id", 1),
            new Document("k", 1).append("s", -1),
            new Document("n", -1),
            new Document("s", 1).append("n", -1),
            new Document("sub.a", 1),
            new Document("s", 1).append("k", 1),
            new Document("s", 1).append("t", 1).append("sub.b", 1).append("n", 1),
            new Document("t", 1).append("s", 1),
            new Document("sub.b", 1),
            new Document("n", 1).append("sub.a", 1).append("s", 1));

    @RegisterExtension
    final Server server = new Server();

    private final Map<Object, Document> model = new TreeMap<>(ModelFilter.ORDER);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 20260101})
    void whatever_is_written_queries_answer_as_without_indexes(long seed) {
        Random random = new Random(seed);
        ModelGenerator generator = new ModelGenerator(random);
        for (int step = 0; step < STEPS; step++) {
            MongoCollection<Document> collection = server.collection("model");
            String where = "seed " + seed + ", step " + step;
            change(collection, random, generator);
            for (int query = 0; query < 4; query++) {
                check(collection, random, generator, where);
            }
            if (step % 100 == 99) {
                server.restart();
            }
        }
    }

    private void change(MongoCollection<Document> collection, Random random, ModelGenerator generator) {
        switch (random.nextInt(12)) {
            case 0 -> {
                Document keys = INDEXES.get(random.nextInt(INDEXES.size()));
                collection.createIndex(keys, new IndexOptions().sparse(keys.containsKey("sub.a")));
            }
            case 1 -> {
                if (random.nextInt(4) == 0
                        && collection.listIndexes().into(new ArrayList<>()).size() > 1) {
                    collection.dropIndexes();
                }
            }
            case 2, 3, 4, 5 -> {
                List<Document> inserted = new ArrayList<>();
                for (int i = random.nextInt(8) + 1; i > 0; i--) {
                    Document document = generator.document(generator.id());
                    if (!model.containsKey(document.get("_id"))) {
                        model.put(document.get("_id"), document);
                        inserted.add(document);
                    }
                }
                if (!inserted.isEmpty()) {
                    collection.insertMany(inserted);
                }
            }
            case 6 -> {
                Object id = generator.id();
                Document before = model.get(id);
                Document document = generator.document(before == null ? id : before.get("_id"));
                model.put(document.get("_id"), document);
                collection.replaceOne(new Document("_id", id), document, new ReplaceOptions().upsert(true));
            }
            case 7 -> {
                ModelFilter filter = generator.filter(1);
                String tag = generator.string();
                model.values().stream().filter(filter::matches).toList().forEach(document -> document.append("s", tag));
                collection.updateMany(filter.query(), Updates.set("s", tag));
            }
            case 8 -> {
                String tag = generator.string();
                ModelFilter filter = new ModelFilter.In("_id", List.of(generator.id(), generator.id()));
                for (Document document : model.values()) {
                    if (filter.matches(document) && document.get("k") instanceof List<?> tags) {
                        List<Object> more = new ArrayList<>(tags);
                        more.add(tag);
                        document.append("k", more);
                    }
                }
                collection.updateMany(
                        new Document(filter.query()).append("k", new Document("$type", "array")),
                        Updates.push("k", tag));
            }
            case 9 -> {
                ModelFilter filter = generator.filter(1);
                model.values().stream().filter(filter::matches).forEach(document -> document.remove("n"));
                collection.updateMany(filter.query(), Updates.unset("n"));
            }
            case 10 -> {
                Object id = generator.id();
                model.remove(id);
                collection.deleteOne(new Document("_id", id));
            }
            default -> {
                ModelFilter filter = new ModelFilter.All(List.of(generator.filter(0), generator.filter(0)));
                model.values().removeIf(filter::matches);
                collection.deleteMany(filter.query());
            }
        }
    }

    private void check(MongoCollection<Document> collection, Random random, ModelGenerator generator, String where) {
        ModelFilter filter = generator.filter(2);
        Document sort = generator.sort();
        int skip = random.nextInt(3) == 0 ? random.nextInt(4) : 0;
        int limit = random.nextInt(3) == 0 ? random.nextInt(8) + 1 : 0;
        List<Object> expected = model.values().stream()
                .filter(filter::matches)
                .sorted(order(sort))
                .skip(skip)
                .limit(limit == 0 ? Long.MAX_VALUE : limit)
                .map(document -> document.get("_id"))
                .toList();
        List<Object> found = collection
                .find(filter.query())
                .sort(sort)
                .skip(skip)
                .limit(limit)
                .batchSize(random.nextInt(20) + 2)
                .map(document -> document.get("_id"))
                .into(new ArrayList<>());
        assertThat(found).as("%s: %s sorted %s", where, filter.query(), sort).isEqualTo(expected);
        assertThat(collection.find(filter.query()).into(new ArrayList<>()))
                .as("%s: %s", where, filter.query())
                .containsExactlyInAnyOrderElementsOf(
                        model.values().stream().filter(filter::matches).toList());
        List<String> asked = generator.fields();
        assertThat(collection
                        .find(filter.query())
                        .projection(Projections.fields(Projections.include(asked), Projections.excludeId()))
                        .into(new ArrayList<>()))
                .as("%s: %s of %s", where, asked, filter.query())
                .containsExactlyInAnyOrderElementsOf(model.values().stream()
                        .filter(filter::matches)
                        .map(document -> ModelFilter.only(document, asked))
                        .toList());
        assertThat(collection.countDocuments(filter.query()))
                .as("%s: count of %s", where, filter.query())
                .isEqualTo(model.values().stream().filter(filter::matches).count());
        assertThat(collection.estimatedDocumentCount()).as(where).isEqualTo(model.size());
    }

    private static Comparator<Document> order(Document sort) {
        return sort.entrySet().stream()
                .map(key -> {
                    Comparator<Document> by = Comparator.comparing(
                            document ->
                                    ModelFilter.values(document, key.getKey()).getFirst(),
                            ModelFilter.ORDER);
                    return (Integer) key.getValue() < 0 ? by.reversed() : by;
                })
                .reduce(Comparator::thenComparing)
                .orElseThrow();
    }
}
