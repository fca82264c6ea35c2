package dev.duplex.embeddedmongodb;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.or;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PlannerTest {

    @RegisterExtension
    final Server server = new Server();

    private MongoCollection<Document> events;

    @BeforeEach
    void index_the_log() {
        events = server.collection("events");
        events.createIndex(Indexes.ascending("k", "_id"), new IndexOptions().name("k"));
        events.createIndex(
                Indexes.compoundIndex(Indexes.ascending("person"), Indexes.descending("lastAt")),
                new IndexOptions().name("person"));
        events.createIndex(
                Indexes.ascending("rare"), new IndexOptions().name("rare").sparse(true));
        events.createIndex(
                Indexes.ascending("open"),
                new IndexOptions().name("open").partialFilterExpression(new Document("state", "open")));
        events.insertOne(new Document("_id", 1L).append("k", List.of("a", "b")));
    }

    @Test
    void a_tag_with_a_position_is_one_range_in_order() {
        assertThat(plan(and(eq("k", "a"), lt("_id", 9L)), new Document("_id", 1)))
                .isEqualTo("IXSCAN k forward 1");
        assertThat(plan(eq("k", "a"), new Document("_id", -1))).isEqualTo("IXSCAN k backward 1");
    }

    @Test
    void several_tags_are_read_side_by_side_in_order() {
        assertThat(plan(and(in("k", "a", "b", "c"), gte("_id", 2L)), new Document("_id", 1)))
                .isEqualTo("SORT_MERGE IXSCAN k forward 3");
        assertThat(plan(or(eq("k", "a"), in("k", "b", "c")), new Document("_id", 1)))
                .isEqualTo("SORT_MERGE IXSCAN k forward 3");
    }

    @Test
    void positions_are_read_from_the_documents_themselves() {
        assertThat(plan(gte("_id", 5), new Document("_id", 1))).isEqualTo("IXSCAN _id_ forward 1");
        assertThat(plan(in("_id", 5, 7), null)).isEqualTo("IXSCAN _id_ forward 2");
        assertThat(plan(new Document(), new Document("_id", -1))).isEqualTo("COLLSCAN _id_ backward 1");
        assertThat(plan(and(eq("_id", 1L), eq("k", "a")), null)).isEqualTo("IXSCAN _id_ forward 1");
    }

    @Test
    void an_order_is_taken_from_an_index_in_either_direction_and_sorted_otherwise() {
        assertThat(plan(eq("person", "p"), new Document("lastAt", -1))).isEqualTo("IXSCAN person forward 1");
        assertThat(plan(eq("person", "p"), new Document("lastAt", 1))).isEqualTo("IXSCAN person backward 1");
        assertThat(plan(new Document(), new Document("person", 1).append("lastAt", -1)))
                .isEqualTo("IXSCAN person forward 1");
        assertThat(plan(new Document(), new Document("person", 1).append("lastAt", 1)))
                .isEqualTo("SORT COLLSCAN _id_ forward 1");
        assertThat(plan(new Document(), new Document("k", 1))).isEqualTo("SORT COLLSCAN _id_ forward 1");
    }

    @Test
    void an_index_that_leaves_documents_out_is_used_only_where_it_has_all_that_match() {
        assertThat(plan(eq("rare", 1), null)).isEqualTo("IXSCAN rare forward 1");
        assertThat(plan(eq("rare", null), null)).isEqualTo("COLLSCAN _id_ forward 1");
        assertThat(plan(new Document(), new Document("rare", 1))).isEqualTo("SORT COLLSCAN _id_ forward 1");
        assertThat(plan(and(eq("open", 1), eq("state", "open")), null)).isEqualTo("IXSCAN open forward 1");
        assertThat(plan(eq("open", 1), null)).isEqualTo("COLLSCAN _id_ forward 1");
    }

    @Test
    void what_an_index_holds_is_read_from_it_alone() {
        Bson last = Projections.fields(Projections.include("person", "lastAt"), Projections.excludeId());
        Bson open = Projections.fields(Projections.include("open"), Projections.excludeId());
        assertThat(plan(and(eq("open", "yes"), eq("state", "open")), null, open))
                .as("the state is not in the index")
                .isEqualTo("IXSCAN open forward 1");
        assertThat(plan(eq("person", "p"), null, last))
                .as("the last is kept from its end")
                .isEqualTo("IXSCAN person forward 1");
        events.createIndex(Indexes.ascending("room", "left", "guest"), new IndexOptions().name("room"));
        Bson guest = Projections.fields(Projections.include("guest"), Projections.excludeId());
        Bson here = and(eq("room", "r"), eq("left", null));
        assertThat(plan(here, null, guest)).isEqualTo("PROJECTION_COVERED IXSCAN room forward 1");
        assertThat(plan(here, null, Projections.include("guest")))
                .as("with the _id behind it")
                .isEqualTo("PROJECTION_COVERED IXSCAN room forward 1");
        assertThat(plan(and(here, eq("state", "open")), null, guest)).isEqualTo("IXSCAN room forward 1");
        assertThat(plan(and(here, eq("room", "s")), null, guest)).isEqualTo("IXSCAN room forward 1");
        assertThat(plan(eq("room", 1), null, guest))
                .as("numbers of several types are one key")
                .isEqualTo("IXSCAN room forward 1");
        assertThat(plan(here, null, Projections.exclude("guest"))).isEqualTo("IXSCAN room forward 1");
        assertThat(plan(here, null, Projections.include("guest", "since"))).isEqualTo("IXSCAN room forward 1");
        events.insertOne(new Document("room", "r").append("guest", List.of("a")));
        assertThat(plan(here, null, guest)).as("arrays are taken apart").isEqualTo("IXSCAN room forward 1");
    }

    private String plan(Bson filter, Document sort) {
        return plan(filter, sort, null);
    }

    private String plan(Bson filter, Document sort, Bson projection) {
        BsonDocument asked = filter.toBsonDocument();
        Document find = new Document("find", "events").append("filter", asked);
        if (sort != null) {
            find.append("sort", sort);
        }
        if (projection != null) {
            find.append("projection", projection.toBsonDocument());
        }
        Document stage = server.database()
                .runCommand(new Document("explain", find))
                .get("queryPlanner", Document.class)
                .get("winningPlan", Document.class);
        StringBuilder told = new StringBuilder();
        while (stage.containsKey("inputStage")) {
            told.append(stage.getString("stage")).append(' ');
            stage = stage.get("inputStage", Document.class);
        }
        return told.append(stage.getString("stage"))
                .append(' ')
                .append(stage.getString("indexName"))
                .append(' ')
                .append(stage.getString("direction"))
                .append(' ')
                .append(stage.getInteger("intervals"))
                .toString();
    }
}
