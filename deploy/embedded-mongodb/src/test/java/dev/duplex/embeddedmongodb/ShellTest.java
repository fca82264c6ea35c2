package dev.duplex.embeddedmongodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What {@code mongosh} sends beside what drivers do. */
class ShellTest {

    @RegisterExtension
    final Server server = new Server();

    private Document run(Document command) {
        return server.database().runCommand(command);
    }

    @Test
    void its_version_and_its_protocol_are_of_one_server_that_drivers_of_today_talk_to() {
        assertThat(run(new Document("buildInfo", 1)).getString("version")).isEqualTo("5.0.0");
        assertThat(run(new Document("hello", 1)).getInteger("maxWireVersion")).isEqualTo(13);
    }

    @Test
    void explain_tells_the_index_of_each_command_that_looks_for_documents() {
        MongoCollection<Document> c = server.collection("c");
        c.createIndex(Indexes.ascending("k"));
        c.insertOne(new Document("k", 1));
        Document filter = new Document("k", 1);
        List<Document> commands = List.of(
                new Document("find", "c").append("filter", filter),
                new Document("count", "c").append("query", filter),
                new Document("distinct", "c").append("key", "k").append("query", filter),
                new Document("findAndModify", "c").append("query", filter).append("remove", true),
                new Document("aggregate", "c")
                        .append("pipeline", List.of(new Document("$match", filter), new Document("$count", "n")))
                        .append("cursor", new Document()));
        for (Document command : commands) {
            Document plan = run(new Document("explain", command))
                    .get("queryPlanner", Document.class)
                    .get("winningPlan", Document.class);
            assertThat(plan.getString("indexName")).as(command.toJson()).isEqualTo("k_1");
        }
        assertThat(c.countDocuments()).as("nothing was done").isEqualTo(1);
        assertThat(c.aggregate(List.of(Aggregates.match(Filters.eq("k", 1)))).explain())
                .containsKey("queryPlanner");
        assertThatThrownBy(() -> run(new Document("explain", new Document("insert", "c"))))
                .isInstanceOf(MongoCommandException.class)
                .hasMessageContaining("does not explain insert");
    }

    @Test
    void show_dbs_tells_sizes() {
        server.collection("c").insertOne(new Document("text", "x".repeat(1000)));
        Document listed = server.client().getDatabase("admin").runCommand(new Document("listDatabases", 1));
        assertThat(listed.getList("databases", Document.class)).singleElement().satisfies(database -> {
            assertThat(database.getString("name")).isEqualTo("test");
            assertThat(database.getLong("sizeOnDisk")).isGreaterThan(1000);
        });
        assertThat(listed.getLong("totalSize")).isGreaterThan(1000);
    }

    @Test
    void a_change_stream_is_refused_with_what_helps() {
        server.collection("c").insertOne(new Document());
        assertThatThrownBy(() -> server.collection("c").watch().cursor())
                .isInstanceOf(MongoCommandException.class)
                .hasMessageContaining("no change streams")
                .hasMessageContaining("replica set");
    }
}
