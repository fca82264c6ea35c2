package dev.duplex.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duplex.query.testing.QueryService;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RequestTest {

    private static QueryService service;

    @BeforeAll
    static void start(@TempDir Path directory) {
        service = QueryService.start(directory, Map.of("duplex.query.position-wait", "500ms"));
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void a_query_of_depth_50_is_told_to_be_too_deep() {
        String document = "{ conversation(id: \"x\") ";
        for (int i = 0; i < 24; i++) {
            document += "{ workspace { conversations { nodes ";
        }
        document += "{ id }" + " } } }".repeat(24) + " }";
        JsonNode error = service.error(null, document);
        assertThat(error.at("/extensions/code").asString()).isEqualTo("too-deep");
        assertThat(error.get("message").asString()).contains("depth");
    }

    @Test
    void a_query_for_millions_of_values_is_told_to_be_too_complex() {
        String document = """
                { workspace(id: "x") { conversations(first: 200) { nodes { timeline(first: 200) { nodes {
                    ... on Message { mentions { id name } } } } } } } }
                """;
        assertThat(service.code(null, document)).isEqualTo("too-complex");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    { nothing }                           | invalid-query
                    { conversation }                      | invalid-query
                    { conversation(id: "x") { id          | bad-syntax
                    query A { position } query B { position } | invalid-query
                    """)
    void every_error_has_a_code_and_a_field(String document, String code) {
        JsonNode error = service.error(null, document);
        assertThat(error.at("/extensions/code").asString()).isEqualTo(code);
        assertThat(error.at("/extensions/field").asString()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"query": "{ position }"
                    {"query": 7}
                    []
                    {}
                    {"query": "{ position }", "variables": "no"}
                    {"query": "query A { position }", "operationName": "B"}
                    {"operationName": "B"}
                    """)
    void bad_requests_are_told_so(String body) {
        HttpResponse<String> response = service.post(body, Map.of());
        assertThat(response.statusCode()).as(response.body()).isLessThan(500);
        assertThat(response.statusCode() >= 400 || response.body().contains("\"errors\""))
                .as(response.statusCode() + " " + response.body())
                .isTrue();
    }

    @Test
    void a_position_that_is_not_there_yet_is_a_503_that_says_so() {
        HttpResponse<String> response =
                service.post("{\"query\": \"{ position }\"}", Map.of("Duplex-Position", "1000000"));
        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(response.body()).contains("not-yet-reached");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ ... { position } }",
                "{ ... on Query { position } }",
                "query { ...Where } fragment Where on Query { position }"
            })
    void fragments_wait_for_a_position_as_well(String document) {
        HttpResponse<String> response = service.post(
                new JsonMapper().writeValueAsString(Map.of("query", document)), Map.of("Duplex-Position", "1000000"));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(503);
        assertThat(response.body()).contains("not-yet-reached");
    }

    @Test
    void a_null_first_leaves_the_size_to_last() {
        String document = """
                { workspace(id: "x") { conversations(first: 200) { nodes { timeline(first: null, last: 200) { nodes {
                    ... on Message { mentions { id name } } } } } } } }
                """;
        assertThat(service.code(null, document)).isEqualTo("too-complex");
    }

    @ParameterizedTest
    @ValueSource(strings = {"+300000-01-01T00:00:00Z", "+10000-01-01T00:00:00Z", "1969-12-31T23:59:59Z", "soon"})
    void an_instant_beyond_all_calendars_is_told_so(String instant) {
        String literal =
                "{ responseTimes(workspace: \"x\", metric: FIRST_RESPONSE, from: \"2026-01-01T00:00:00Z\", to: \"%s\") { __typename } }"
                        .formatted(instant);
        JsonNode error = service.error(null, literal);
        assertThat(error.at("/extensions/code").asString()).isEqualTo("invalid-query");
        assertThat(error.get("message").asString()).contains("'to'");
        HttpResponse<String> response = service.post(
                new JsonMapper()
                        .writeValueAsString(Map.of(
                                "query",
                                "query At($to: Instant) { responseTimes(workspace: \"x\", metric: FIRST_RESPONSE, from: \"2026-01-01T00:00:00Z\", to: $to) { __typename } }",
                                "variables",
                                Map.of("to", instant))),
                Map.of());
        assertThat(response.body()).contains("'to'").contains("invalid-query").doesNotContain("internal-error");
    }

    @Test
    void headers_that_make_no_sense_are_told_so() {
        for (String bad : List.of("soon", "-2", "-9223372036854775808", "9223372036854775808", "1.5")) {
            HttpResponse<String> position =
                    service.post("{\"query\": \"{ position }\"}", Map.of("Duplex-Position", bad));
            assertThat(position.statusCode()).as(bad).isEqualTo(400);
            assertThat(position.body()).contains("bad-position").contains("Duplex-Position");
        }
        String empty = service.post("{\"query\": \"{ position }\"}", Map.of("Duplex-Position", "-1"))
                .body();
        assertThat(empty).as("what a command answers in an empty log").doesNotContain("errors");
        HttpResponse<String> person = service.post("{\"query\": \"{ position }\"}", Map.of("Duplex-Person", "me"));
        assertThat(person.statusCode()).isEqualTo(400);
        assertThat(person.body()).contains("bad-id").contains("Duplex-Person");
    }

    @Test
    void a_body_that_is_too_large_is_refused_whether_it_says_so_or_not() throws Exception {
        String body = "{\"query\": \"{ position }" + " ".repeat(1 << 20) + "\"}";
        HttpResponse<String> told = service.post(body, Map.of());
        assertThat(told.statusCode()).isEqualTo(413);
        assertThat(told.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(told.body()).contains("body-too-large");
        assertThat(chunked(body).statusCode()).isEqualTo(413);
        HttpResponse<String> small = chunked("{\"query\": \"{ position }\"}");
        assertThat(small.statusCode()).isEqualTo(200);
        assertThat(small.body()).contains("position");
    }

    private static HttpResponse<String> chunked(String body) throws Exception {
        return service.http()
                .send(
                        HttpRequest.newBuilder(service.uri("http"))
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofInputStream(
                                        () -> new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8))))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void the_schema_can_be_asked_for() {
        String introspection = """
                { __schema { types { name fields { name args { name type { ...T } } type { ...T } } } } }
                fragment T on __Type { kind name ofType { kind name ofType { kind name ofType { kind name
                  ofType { kind name ofType { kind name ofType { kind name ofType { kind name } } } } } } } }
                """;
        assertThat(service.query(introspection).at("/__schema/types").size()).isGreaterThan(40);
    }
}
