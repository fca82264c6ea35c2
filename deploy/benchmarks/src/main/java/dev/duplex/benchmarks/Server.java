package dev.duplex.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The standalone process, started by its script on a data directory of its own. */
public final class Server implements AutoCloseable {

    private static final String READY = "Duplex is ready: ";
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final Process process;
    private final String url;
    private final double secondsToReady;

    private Server(Process process, String url, double secondsToReady) {
        this.process = process;
        this.url = url;
        this.secondsToReady = secondsToReady;
    }

    public static Server start(Path script, Path data) throws IOException {
        long from = System.nanoTime();
        Process process = new ProcessBuilder(script.toString(), "--port", "0", "--data", data.toString())
                .redirectErrorStream(true)
                .start();
        BufferedReader output = process.inputReader();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith(READY)) {
                Thread.ofVirtual().start(() -> output.lines().forEach(System.err::println));
                return new Server(process, line.substring(READY.length()), seconds(from));
            }
            System.err.println(line);
        }
        throw new IOException("Duplex did not start");
    }

    public static double seconds(long from) {
        return (System.nanoTime() - from) / 1e9;
    }

    public double secondsToReady() {
        return secondsToReady;
    }

    /** Resident memory of the process in MiB, as Linux tells it. */
    public double residentMiB() throws IOException {
        return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
                .sum();
    }

    /** What the process has computed on all cores together. */
    public double cpuSeconds() {
        return cpuSeconds(process.toHandle());
    }

    public static double cpuSeconds(ProcessHandle process) {
        return process.info().totalCpuDuration().orElseThrow().toNanos() / 1e9;
    }

    /** What the process's heap holds after a collection, in MiB. */
    public double liveMiB() throws IOException {
        Process jcmd = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(process.pid()),
                        "GC.class_histogram")
                .redirectErrorStream(true)
                .start();
        try (BufferedReader lines = jcmd.inputReader()) {
            return lines.lines()
                    .filter(line -> line.startsWith("Total"))
                    .mapToDouble(line -> Double.parseDouble(line.strip().split("\\s+")[2]) / (1 << 20))
                    .findFirst()
                    .orElseThrow(() -> new IOException("jcmd told no total"));
        }
    }

    /** Where subscriptions go. */
    public URI socket() {
        return URI.create(url.replaceFirst("^http", "ws") + "/graphql");
    }

    public record Answer(JsonNode body, String position) {
        public String id() {
            return body.get("id").asString();
        }
    }

    public Answer post(String path, String by, Object body) throws IOException, InterruptedException {
        return send(path, by, "", "application/json", BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)));
    }

    public Answer upload(String path, Path file) throws IOException, InterruptedException {
        return send(path, "", "", "application/octet-stream", BodyPublishers.ofFile(file));
    }

    public JsonNode query(String query, String position) throws IOException, InterruptedException {
        return query(query, "", position);
    }

    /** @throws IOException also where the answer has errors */
    public JsonNode query(String query, String by, String position) throws IOException, InterruptedException {
        JsonNode answer = send(
                        "/graphql",
                        by,
                        position,
                        "application/json",
                        BodyPublishers.ofByteArray(JSON.writeValueAsBytes(Map.of("query", query))))
                .body();
        if (answer.has("errors")) {
            throw new IOException(answer.toString());
        }
        return answer.get("data");
    }

    public JsonNode get(String path) throws IOException, InterruptedException {
        return JSON.readTree(
                http.send(HttpRequest.newBuilder(URI.create(url + path)).build(), BodyHandlers.ofByteArray())
                        .body());
    }

    private Answer send(String path, String by, String position, String type, BodyPublisher body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path))
                .header("Content-Type", type)
                .POST(body);
        if (!by.isEmpty()) {
            request.header("Duplex-Person", by);
        }
        if (!position.isEmpty()) {
            request.header("Duplex-Position", position);
        }
        HttpResponse<byte[]> response = http.send(request.build(), BodyHandlers.ofByteArray());
        if (response.statusCode() >= 300) {
            throw new IOException(path + " answered " + response.statusCode() + ": "
                    + new String(response.body(), StandardCharsets.UTF_8));
        }
        return new Answer(
                JSON.readTree(response.body()),
                response.headers().firstValue("Duplex-Position").orElse(""));
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        http.close();
    }
}
