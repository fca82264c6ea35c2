package dev.duplex.standalone.client;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Sends a file to a server and follows the import there. */
final class ImportClient implements AutoCloseable {

    /** Polls without an answer after which the server is given up: about the time of a restart. */
    private static final int LOST_ANSWERS = 20;

    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private final URI server;
    private final Duration pollInterval;

    ImportClient(URI server, Duration pollInterval) {
        this.server = server;
        this.pollInterval = pollInterval;
    }

    /** The resource of the import that the server started. */
    URI start(String workspace, String format, String identity, Path upload)
            throws ImportFailed, FileNotFoundException, InterruptedException {
        var target = server.resolve("/v1/workspaces/" + encoded(workspace) + "/imports?format=" + encoded(format)
                + "&identity=" + encoded(identity));
        var request = HttpRequest.newBuilder(target)
                .header("Content-Type", "application/octet-stream")
                .header("Accept", "application/json, application/problem+json")
                .POST(BodyPublishers.ofFile(upload))
                .build();
        HttpResponse<String> answer;
        try {
            answer = http.send(request, BodyHandlers.ofString());
        } catch (ConnectException | HttpConnectTimeoutException e) {
            throw new ImportFailed("No server answers at " + server
                    + ". Start one with deploy/run, or name another with --server URL.");
        } catch (IOException e) {
            throw new ImportFailed("The server at " + server + " broke off the upload (" + e.getMessage()
                    + "); is the file larger than it takes?");
        }
        if (answer.statusCode() != 202) {
            throw new ImportFailed("The server refused the import: " + problem(answer));
        }
        return answer.headers()
                .firstValue("Location")
                .map(target::resolve)
                .orElseThrow(() -> new ImportFailed(
                        "The server at " + server + " answered without a Location; is it a Duplex of this version?"));
    }

    /** Follows an import to its end. */
    ImportProgress follow(URI resource, Consumer<ImportProgress> seen) throws ImportFailed, InterruptedException {
        var request = HttpRequest.newBuilder(resource)
                .header("Accept", "application/json, application/problem+json")
                .timeout(Duration.ofSeconds(30))
                .build();
        for (int lost = 0; ; ) {
            try {
                var answer = http.send(request, BodyHandlers.ofString());
                if (answer.statusCode() != 200) {
                    throw new ImportFailed("The server lost sight of the import: " + problem(answer));
                }
                var progress = JSON.readValue(answer.body(), ImportProgress.class);
                lost = 0;
                seen.accept(progress);
                if (progress.state() != ImportProgress.State.RUNNING) {
                    return progress;
                }
            } catch (JacksonException e) {
                throw new ImportFailed("The server at " + server + " answered with something else than an import ("
                        + e.getOriginalMessage() + ").");
            } catch (IOException e) {
                if (++lost >= LOST_ANSWERS) {
                    throw new ImportFailed(
                            "The server at " + server
                                    + " stopped answering. Once it is back, run the same command again: nothing is imported twice.");
                }
            }
            Thread.sleep(pollInterval);
        }
    }

    /** A problem detail (RFC 9457) in words, else what there is. */
    private static String problem(HttpResponse<String> answer) {
        var words = new ArrayList<String>();
        try {
            var body = JSON.readTree(answer.body());
            for (var field : List.of("title", "detail", "remedy")) {
                var text = body.path(field).asString("");
                if (!text.isBlank() && !words.contains(text)) {
                    words.add(text);
                }
            }
        } catch (JacksonException noJson) {
            words.clear();
        }
        return words.isEmpty() ? "status " + answer.statusCode() : String.join(" - ", words);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
