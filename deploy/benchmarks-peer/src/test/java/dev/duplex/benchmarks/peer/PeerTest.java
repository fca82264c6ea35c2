package dev.duplex.benchmarks.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.model.IndexOptions;
import dev.duplex.embeddedmongodb.EmbeddedMongo;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PeerTest {

    @TempDir
    private static Path directory;

    private static EmbeddedMongo mongo;
    private static MongoClient client;

    /** A test's own, on the server of all. */
    private final String database = "peer-" + UUID.randomUUID();

    @BeforeAll
    static void start() {
        mongo = EmbeddedMongo.start(directory, 0);
        client = Peer.connect(mongo.uri());
    }

    @AfterAll
    static void stop() {
        client.close();
        mongo.close();
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void what_four_writers_append_is_read_back_by_the_extension(Mode mode) throws IOException {
        JsonNode outcome = answers("append " + Append.word(mode) + " per-writer 4 300 " + database)
                .getLast();

        assertThat(outcome.path("errors").asLong()).as(outcome.toString()).isZero();
        assertThat(outcome.path("appends").asLong()).isEqualTo(300);
        assertThat(outcome.path("rate").asDouble()).isPositive();
        assertThat(outcome.path("p99Micros").asDouble())
                .isGreaterThanOrEqualTo(outcome.path("p50Micros").asDouble());
        EventStorageEngine engine = mode.engine(client, database);
        Map<String, List<Long>> tracked = tracked(engine);
        assertThat(tracked.values().stream().mapToInt(List::size).sum()).isEqualTo(300);
        assertThat(tracked.size()).isBetween(1, 4);
        tracked.forEach((aggregate, numbers) -> {
            List<Long> rising = LongStream.range(0, numbers.size()).boxed().toList();
            assertThat(numbers).containsExactlyInAnyOrderElementsOf(rising);
            assertThat(engine.readEvents(aggregate).asStream().map(DomainEventMessage::getSequenceNumber))
                    .containsExactlyElementsOf(rising);
            assertThat(engine.lastSequenceNumberFor(aggregate)).hasValue(numbers.size() - 1L);
        });
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void each_append_creates_an_aggregate_where_that_is_asked_for(Mode mode) throws IOException {
        JsonNode outcome = answers("append " + Append.word(mode) + " per-append 2 20 " + database)
                .getLast();

        assertThat(outcome.path("errors").asLong()).as(outcome.toString()).isZero();
        assertThat(tracked(mode.engine(client, database)).values())
                .hasSize(20)
                .allSatisfy(numbers -> assertThat(numbers).containsExactly(0L));
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void a_sequence_number_is_taken_once(Mode mode) {
        EventStorageEngine engine = mode.engine(client, database);
        SplittableRandom random = new SplittableRandom(1);
        for (long number = 0; number < 2; number++) {
            engine.appendEvents(new GenericDomainEventMessage<>("Conversation", "a", number, Remarked.some(random)));
        }

        assertThatThrownBy(() -> engine.appendEvents(
                        new GenericDomainEventMessage<>("Conversation", "a", 1, Remarked.some(random))))
                .isInstanceOf(ConcurrencyException.class);
        assertThatThrownBy(() -> engine.appendEvents(
                        new GenericDomainEventMessage<>("Conversation", "a", 0, Remarked.some(random))))
                .isInstanceOf(AggregateStreamCreationException.class);
    }

    @Test
    void the_extension_creates_its_indexes() {
        Mode.EVENT.engine(client, database + "-event");
        Mode.COMMIT.engine(client, database + "-commit");

        assertThat(indexes(database + "-event"))
                .containsExactlyInAnyOrder("_id_", "uniqueAggregateIndex", "orderedEventStreamIndex");
        assertThat(indexes(database + "-commit"))
                .containsExactlyInAnyOrder(
                        "_id_", "uniqueAggregateIndex", "orderedEventStreamIndex", "uniqueAggregateStartIndex");
    }

    @Test
    void a_payload_is_a_string_of_256_bytes_of_json() throws IOException {
        answers("append event per-append 1 1 " + database);

        Document stored = client.getDatabase(database)
                .getCollection("domainevents")
                .find()
                .first();
        assertThat(stored).isNotNull();
        assertThat(stored.getString("serializedPayload").getBytes(StandardCharsets.UTF_8))
                .hasSize(256);
    }

    @Test
    void writes_wait_for_majority_and_journal_whatever_the_uri_says() {
        try (MongoClient careless = Peer.connect(mongo.uri() + "/?w=1&journal=false")) {
            assertThat(careless.getDatabase(database)
                            .getCollection("domainevents")
                            .getWriteConcern())
                    .isEqualTo(WriteConcern.MAJORITY.withJournal(true));
        }
    }

    @Test
    void a_run_of_seconds_ends() throws IOException {
        JsonNode outcome = answers("append event per-writer 2 1s " + database).getLast();

        assertThat(outcome.path("seconds").asDouble()).isGreaterThanOrEqualTo(1);
        assertThat(outcome.path("appends").asLong()).isPositive();
    }

    @Test
    void what_fails_is_counted_and_told() throws IOException {
        client.getDatabase(database)
                .getCollection("domainevents")
                .createIndex(new Document("type", 1), new IndexOptions().unique(true));

        JsonNode outcome = answers("append event per-writer 1 5 " + database).getLast();

        assertThat(outcome.path("appends").asLong()).isEqualTo(1);
        assertThat(outcome.path("errors").asLong()).isEqualTo(4);
        assertThat(outcome.path("firstError").asText()).contains("E11000");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "append",
                "append neither per-writer 1 1 peer",
                "append event nobody 1 1 peer",
                "append event per-writer 0 1 peer",
                "append event per-writer many 1 peer",
                "append event per-writer 1 0 peer",
                "append event per-writer 1 1h peer",
                "append event per-writer 1 1 bad/name",
                "stop"
            })
    void a_line_that_can_not_be_obeyed_is_answered_and_the_next_one_is_read(String line) throws IOException {
        List<JsonNode> answers = answers(line, "", "append event per-append 1 1 " + database, "quit", "never read");

        assertThat(answers).hasSize(3);
        assertThat(answers.get(0).path("libraries").toString())
                .contains("axon-mongo-4.12.0", "axon-eventsourcing-4.13.0");
        assertThat(answers.get(1).path("error").asText()).isNotBlank();
        assertThat(answers.get(2).path("appends").asLong()).isEqualTo(1);
    }

    private List<JsonNode> answers(String... lines) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Peer.serve(
                client,
                new BufferedReader(new StringReader(String.join("\n", lines))),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                false);
        List<JsonNode> answers = new ArrayList<>();
        for (String line : out.toString(StandardCharsets.UTF_8).lines().toList()) {
            answers.add(new ObjectMapper().readTree(line));
        }
        return answers;
    }

    /** The sequence numbers of each aggregate, as a tracking processor would see them. */
    private static Map<String, List<Long>> tracked(EventStorageEngine engine) {
        return engine.readEvents(null, false)
                .map(event -> (DomainEventMessage<?>) event)
                .peek(event -> assertThat(event.getPayload()).isInstanceOf(Remarked.class))
                .collect(Collectors.groupingBy(
                        DomainEventMessage::getAggregateIdentifier,
                        TreeMap::new,
                        Collectors.mapping(DomainEventMessage::getSequenceNumber, Collectors.toList())));
    }

    private List<String> indexes(String database) {
        return client.getDatabase(database)
                .getCollection("domainevents")
                .listIndexes()
                .map(index -> index.getString("name"))
                .into(new ArrayList<>());
    }
}
