package dev.duplex.standalone.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportCommandTest {

    private static final String RUNNING = """
            {"id":"i1","workspace":"acme","format":"slack","state":"RUNNING","done":3,"total":10}""";
    private static final String DONE = """
            {"id":"i1","workspace":"acme","format":"slack","state":"DONE","done":10,"total":10,
             "counts":{"people":2,"messages":1234,"fileShares":1},"added":{"people":2,"messages":4,"fileShares":0},
             "skipped":[{"reason":"duplicate","count":5,"examples":["a 1","a 2","a 3","a 4"]}]}""";

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final Deque<String> answers = new ArrayDeque<>(List.of(RUNNING, RUNNING, DONE));
    private final List<String> requests = new ArrayList<>();
    private byte[] received = {};
    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/workspaces/acme/imports", exchange -> {
            requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            received = exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().add("Location", "/v1/imports/i1");
            answer(exchange, 202, "{}");
        });
        server.createContext("/v1/imports/i1", exchange -> answer(exchange, 200, answers.remove()));
        server.createContext("/", exchange -> answer(exchange, 404, """
                {"title":"Unknown workspace","status":404,"detail":"There is no workspace nowhere.","remedy":"Open it."}"""));
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void a_file_is_sent_as_it_is_and_the_end_is_summed_up() throws IOException {
        var file = Files.writeString(folder.resolve("export.zip"), "content");
        assertThat(run("slack", file.toString(), "--workspace", "acme")).isZero();
        assertThat(requests).containsExactly("POST /v1/workspaces/acme/imports?format=slack&identity=address");
        assertThat(received).asString(StandardCharsets.UTF_8).isEqualTo("content");
        assertThat(out.toString().lines().map(line -> line.strip().replaceAll("\\s+", " ")))
                .contains("found new", "people 2 2", "messages 1,234 4", "file shares 1 0", "5 duplicate", "a 3", "...")
                .doesNotContain("a 4");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void a_folder_is_packed() throws IOException {
        Files.createDirectories(folder.resolve("export/general"));
        Files.writeString(folder.resolve("export/users.json"), "[]");
        Files.writeString(folder.resolve("export/general/2018-02-02.json"), "[1]");
        assertThat(run("MBOX", folder.resolve("export").toString(), "-w", "acme", "--identity", "name"))
                .isZero();
        assertThat(requests).containsExactly("POST /v1/workspaces/acme/imports?format=mbox&identity=name");
        var names = new ArrayList<String>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(received))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        assertThat(names).containsExactly("general/2018-02-02.json", "users.json");
    }

    @Test
    void an_import_that_fails_says_why() throws IOException {
        answers.clear();
        answers.add("{\"id\":\"i1\",\"state\":\"FAILED\",\"done\":3,\"total\":10,\"error\":\"the disk is full\"}");
        assertThat(run("slack", file(), "--workspace", "acme")).isEqualTo(1);
        assertThat(err.toString()).contains("the disk is full");
    }

    @Test
    void a_problem_detail_is_told_in_words() throws IOException {
        assertThat(run("slack", file(), "--workspace", "no where")).isEqualTo(1);
        assertThat(err.toString())
                .isEqualToIgnoringNewLines("The server refused the import: Unknown workspace - "
                        + "There is no workspace nowhere. - Open it.");
    }

    @Test
    void a_server_that_is_not_there_is_named_with_what_to_do() throws IOException {
        server.stop(0);
        assertThat(run("slack", file(), "--workspace", "acme")).isEqualTo(1);
        assertThat(err.toString()).contains("No server answers at http://").contains("deploy/run");
    }

    @Test
    void a_server_that_goes_away_is_told_with_what_to_do() throws IOException {
        answers.clear();
        assertThat(run("slack", file(), "--workspace", "acme")).isEqualTo(1);
        assertThat(err.toString()).contains("stopped answering").contains("nothing is imported twice");
    }

    @Test
    void wrong_usage_is_told_before_anything_is_sent() throws IOException {
        assertThat(run("slack", folder.resolve("missing").toString(), "--workspace", "acme"))
                .isEqualTo(1);
        assertThat(err.toString()).contains("missing");
        assertThat(run("teams", file(), "--workspace", "acme")).isEqualTo(2);
        assertThat(run("slack", file())).isEqualTo(2);
        assertThat(run("slack", file(), "--workspace", "acme", "--server", "localhost:1"))
                .isEqualTo(1);
        assertThat(requests).isEmpty();
    }

    private String file() throws IOException {
        return Files.writeString(folder.resolve("file"), "x").toString();
    }

    private int run(String... arguments) {
        var command = ImportCommand.commandLine(Duration.ofMillis(1));
        command.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        var all = new ArrayList<>(List.of(arguments));
        if (!all.contains("--server")) {
            all.addAll(List.of(
                    "--server", "http://localhost:" + server.getAddress().getPort()));
        }
        return command.execute(all.toArray(String[]::new));
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        try (exchange) {
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
