package dev.duplex.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duplex.events.DuplexEvent;
import dev.duplex.events.people.PersonKind;
import dev.duplex.query.testing.QueryService;
import dev.duplex.query.testing.Story;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What the web client needs to begin with. */
class ClientTest {

    private static QueryService service;
    private static UUID ann;
    private static UUID bob;
    private static UUID customer;
    private static UUID kim;

    @BeforeAll
    static void start(@TempDir Path directory) {
        service = QueryService.start(directory);
        List<DuplexEvent> told = new ArrayList<>();
        for (String workspace : List.of("beta", "acme", "corp")) {
            Story story = new Story(workspace);
            if (workspace.equals("acme")) {
                ann = story.member("Ann Weber");
                bob = story.member("Bob (Lumen)");
                customer = story.joins("Cleo", PersonKind.CUSTOMER);
            } else {
                kim = story.member("Kim");
            }
            told.addAll(story.told());
        }
        service.append(told);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return service.http()
                .send(HttpRequest.newBuilder(service.uri("http").resolve(path)).build(), BodyHandlers.ofString());
    }

    @Test
    void an_operator_pages_through_all_workspaces() {
        JsonNode first =
                service.query("{ workspaces(first: 2) { nodes { id name } pageInfo { hasNextPage endCursor } } }");
        assertThat(first.at("/workspaces/nodes").findValuesAsString("id")).containsExactly("acme", "beta");
        assertThat(first.at("/workspaces/pageInfo/hasNextPage").asBoolean()).isTrue();
        JsonNode rest = service.query("{ workspaces(first: 2, after: \"%s\") { nodes { id } } }"
                .formatted(first.at("/workspaces/pageInfo/endCursor").asString()));
        assertThat(rest.at("/workspaces/nodes").findValuesAsString("id")).containsExactly("corp");
    }

    @Test
    void a_person_sees_the_own_workspace_only() {
        String document = "{ workspaces { nodes { id } } }";
        assertThat(service.query(ann, document).at("/workspaces/nodes").findValuesAsString("id"))
                .containsExactly("acme");
        assertThat(service.query(UUID.randomUUID(), document).at("/workspaces/nodes"))
                .isEmpty();
    }

    @Test
    void people_are_found_by_a_part_of_their_name_as_it_is() {
        assertThat(matching("web")).containsExactly("Ann Weber");
        assertThat(matching("(lum")).containsExactly("Bob (Lumen)");
        assertThat(matching(".*")).isEmpty();
        assertThat(service.code(null, document("x".repeat(101)))).isEqualTo("out-of-range");
    }

    private static List<String> matching(String part) {
        return service.query(document(part)).at("/workspace/people/nodes").findValuesAsString("name");
    }

    private static String document(String part) {
        return "{ workspace(id: \"acme\") { people(matching: \"%s\") { nodes { name } } } }".formatted(part);
    }

    @Test
    void a_person_is_known_in_the_own_workspace_only() {
        String document = "{ person(id: \"%s\") { name } }";
        assertThat(service.query(ann, document.formatted(ann))
                        .at("/person/name")
                        .asString())
                .isEqualTo("Ann Weber");
        assertThat(service.query(bob, document.formatted(ann))
                        .at("/person/name")
                        .asString())
                .isEqualTo("Ann Weber");
        assertThat(service.code(bob, document.formatted(kim))).isEqualTo("unknown-person");
        assertThat(service.code(customer, document.formatted(ann))).isEqualTo("unknown-person");
        assertThat(service.code(ann, document.formatted(UUID.randomUUID()))).isEqualTo("unknown-person");
        assertThat(service.code(ann, document.formatted("x"))).isEqualTo("bad-id");
    }

    @Test
    void the_client_learns_where_commands_go_and_how_media_may_flow() throws Exception {
        HttpResponse<String> settings = get("/client.json");
        assertThat(settings.statusCode()).isEqualTo(200);
        assertThat(settings.body()).isEqualTo("""
                {"commandsUrl":"","calls":{"provider":"mesh","providers":["mesh"]}}""");
    }

    @Test
    void pages_run_no_script_and_frame_nothing_that_is_not_theirs() throws Exception {
        for (String page : List.of("/", "/index.html", "/graphiql", "/graphiql/index.html")) {
            String policy =
                    get(page).headers().firstValue("Content-Security-Policy").orElseThrow();
            assertThat(policy).as(page).contains("default-src 'none'", "frame-ancestors 'none'", "script-src 'self'");
            assertThat(policy)
                    .as(page)
                    .doesNotContainPattern("script-src[^;]*unsafe")
                    .doesNotContain("http", "*");
        }
        assertThat(get("/").headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("'sha256-")
                .doesNotContain("unsafe");
        assertThat(get("/client.json").headers().firstValue("Content-Security-Policy"))
                .isEmpty();
    }

    @Test
    void the_page_and_its_modules_are_asked_for_anew_after_an_update() throws Exception {
        assertThat(get("/").body()).contains("importmap");
        HttpResponse<String> module = get("/app/main.js");
        assertThat(module.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/javascript");
        assertThat(module.headers().firstValue("Cache-Control")).contains("no-cache");
    }
}
