package dev.duplex.query.testing;

import com.mongodb.client.MongoDatabase;
import dev.duplex.embeddedmongodb.EmbeddedMongo;
import dev.duplex.events.DuplexEvent;
import dev.duplex.eventstore.MongoEventStorageEngine;
import dev.duplex.query.TestApplication;
import dev.duplex.query.projection.SharedReadModels;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The query service as a process would run it, on the embedded database, asked over HTTP. */
public final class QueryService implements AutoCloseable {

    /** How long anything may take: a busy machine is slow, not wrong. */
    public static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final JsonMapper JSON = new JsonMapper();

    static {
        Awaitility.setDefaultTimeout(PATIENCE);
    }

    private final EmbeddedMongo mongo;
    private final Path nodeData;
    private final Map<String, Object> settings;
    private final boolean owner;
    private final HttpClient http = HttpClient.newHttpClient();
    private ServletWebServerApplicationContext context;
    private long position = -1;

    private QueryService(EmbeddedMongo mongo, Path nodeData, Map<String, Object> settings, boolean owner) {
        this.mongo = mongo;
        this.nodeData = nodeData;
        this.settings = settings;
        this.owner = owner;
        this.context = open();
    }

    public static QueryService start(Path directory) {
        return start(directory, Map.of());
    }

    /** @param settings that are to differ from those of the other tests */
    public static QueryService start(Path directory, Map<String, Object> settings) {
        return new QueryService(
                EmbeddedMongo.start(directory.resolve("mongo"), 0), directory.resolve("node"), settings, true);
    }

    /** Another node on the same database; to be closed before the first one. */
    public QueryService another(Path directory) {
        Map<String, Object> own = new HashMap<>(settings);
        own.put("duplex.node", directory.getFileName().toString());
        return new QueryService(mongo, directory, own, false);
    }

    private ServletWebServerApplicationContext open() {
        return (ServletWebServerApplicationContext) new SpringApplicationBuilder(TestApplication.class)
                .properties(Map.of(
                        "server.port", "0",
                        "duplex.mongodb.uri", mongo.uri() + "/duplex",
                        "duplex.node", "test",
                        "duplex.data", nodeData.toString(),
                        "spring.threads.virtual.enabled", "true",
                        "duplex.query.position-wait", PATIENCE.toSeconds() + "s",
                        "duplex.query.replay-grace", "1s",
                        "duplex.query.max-history-messages", "1000",
                        "management.endpoints.web.exposure.include", "deadletters,projections,metrics",
                        "logging.level.root", "WARN"))
                .properties(settings)
                .run();
    }

    /** Stops the service, does something to its data, and starts it again; what is not in the log then is not waited for. */
    public void restart(java.util.function.Consumer<MongoDatabase> meanwhile) {
        context.close();
        try (com.mongodb.client.MongoClient client = com.mongodb.client.MongoClients.create(mongo.uri())) {
            meanwhile.accept(client.getDatabase("duplex"));
        }
        context = open();
        position = Math.min(position, bean(MongoEventStorageEngine.class).durableEnd() - 1);
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public <T> java.util.Collection<T> beans(Class<T> type) {
        return context.getBeansOfType(type).values();
    }

    public URI uri(String scheme) {
        return URI.create(scheme + "://localhost:" + context.getWebServer().getPort() + "/graphql");
    }

    /** Appends, which may be nothing new; later queries wait for all that was appended so far. */
    public long append(List<DuplexEvent> events) {
        position = Math.max(position, new Log(bean(MongoEventStorageEngine.class)).append(events));
        return position;
    }

    /** Waits until all that was appended can be queried. */
    public void caughtUp() {
        long end = bean(MongoEventStorageEngine.class).position();
        if (end > 0 && !bean(SharedReadModels.class).await(end - 1, PATIENCE)) {
            throw new IllegalStateException("The read models have not reached position " + (end - 1));
        }
    }

    /** The data of an answer without errors. */
    public JsonNode query(@Nullable UUID viewer, String document) {
        JsonNode answer = ask(viewer, document);
        if (answer.has("errors")) {
            throw new AssertionError(answer.get("errors").toString());
        }
        return answer.get("data");
    }

    public JsonNode query(String document) {
        return query(null, document);
    }

    /** The first error of an answer. */
    public JsonNode error(@Nullable UUID viewer, String document) {
        JsonNode answer = ask(viewer, document);
        if (!answer.has("errors")) {
            throw new AssertionError("no error: " + answer);
        }
        return answer.get("errors").get(0);
    }

    public String code(@Nullable UUID viewer, String document) {
        return error(viewer, document).at("/extensions/code").asString();
    }

    public JsonNode ask(@Nullable UUID viewer, String document) {
        Map<String, String> headers = viewer == null
                ? Map.of("Duplex-Position", Long.toString(position))
                : Map.of("Duplex-Position", Long.toString(position), "Duplex-Person", viewer.toString());
        HttpResponse<String> response = post(JSON.writeValueAsString(Map.of("query", document)), headers);
        if (response.statusCode() != 200) {
            throw new AssertionError(response.statusCode() + " " + response.body());
        }
        return JSON.readTree(response.body());
    }

    public HttpResponse<String> post(String body, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri("http"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What an operator asks of a management endpoint. */
    public Managed manage(String method, String path, String body) {
        URI address = URI.create("http://localhost:" + context.getWebServer().getPort() + "/actuator/" + path);
        try {
            HttpResponse<String> response = http.send(
                    HttpRequest.newBuilder(address)
                            .header("Content-Type", "application/json")
                            .method(method, HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            return new Managed(
                    response.statusCode(),
                    response.body().isBlank() ? JSON.createObjectNode() : JSON.readTree(response.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public record Managed(int status, JsonNode body) {}

    public HttpClient http() {
        return http;
    }

    @Override
    public void close() {
        context.close();
        if (owner) {
            mongo.close();
        }
    }
}
