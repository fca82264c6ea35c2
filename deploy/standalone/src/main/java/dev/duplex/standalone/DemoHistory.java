package dev.duplex.standalone;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The invented past of the demo workspace, as the Slack export that it is imported from. */
final class DemoHistory {

    private record Person(String id, String name, String zone) {}

    private static final Map<String, Person> PEOPLE = Map.of(
            "ann", new Person("U0ANN", "Ann Weber", "Europe/Berlin"),
            "priya", new Person("U0PRIYA", "Priya Raman", "Asia/Kolkata"),
            "sam", new Person("U0SAM", "Sam Ortiz", "America/New_York"));

    private final JsonMapper json;
    private final LocalDate today;

    DemoHistory(JsonMapper json, Instant now) {
        this.json = json;
        this.today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    }

    byte[] asSlackExport() {
        Map<String, ArrayNode> channels = new TreeMap<>();
        Map<String, ObjectNode> messages = new HashMap<>();
        for (String line : lines()) {
            if (line.startsWith("+")) {
                react(List.of(line.substring(1).split("\\|", 3)), messages);
            } else {
                say(List.of(line.split("\\|", 7)), channels, messages);
            }
        }
        return zip(channels);
    }

    private void say(List<String> fields, Map<String, ArrayNode> channels, Map<String, ObjectNode> messages) {
        ObjectNode message = channels.computeIfAbsent(fields.get(0), channel -> json.createArrayNode())
                .addObject()
                .put("type", "message")
                .put("user", person(fields.get(1)).id())
                .put("ts", timestamp(fields.get(2), fields.get(3)))
                .put("text", fields.get(6));
        messages.put(fields.get(4), message);
        if (!fields.get(5).isEmpty()) {
            message.put(
                    "thread_ts",
                    Objects.requireNonNull(messages.get(fields.get(5)))
                            .get("ts")
                            .asString());
        }
    }

    private static void react(List<String> fields, Map<String, ObjectNode> messages) {
        ArrayNode users = Objects.requireNonNull(messages.get(fields.get(0)))
                .withArray("reactions")
                .addObject()
                .put("name", fields.get(1))
                .putArray("users");
        for (String who : fields.get(2).split(",")) {
            users.add(person(who).id());
        }
    }

    private byte[] zip(Map<String, ArrayNode> channels) {
        ArrayNode users = json.createArrayNode();
        PEOPLE.values()
                .forEach(person -> users.addObject()
                        .put("id", person.id())
                        .put("name", person.name())
                        .put("tz", person.zone())
                        .putObject("profile")
                        .put("real_name", person.name()));
        ArrayNode list = json.createArrayNode();
        channels.keySet().forEach(channel -> {
            ArrayNode members = list.addObject()
                    .put("id", "C0" + channel.toUpperCase(Locale.ROOT))
                    .put("name", channel)
                    .putArray("members");
            PEOPLE.values().forEach(person -> members.add(person.id()));
        });
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            write(zip, "users.json", users);
            write(zip, "channels.json", list);
            for (var channel : channels.entrySet()) {
                write(zip, channel.getKey() + "/" + today + ".json", channel.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private void write(ZipOutputStream zip, String name, ArrayNode content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(json.writeValueAsBytes(content));
    }

    private String timestamp(String workingDaysAgo, String time) {
        LocalDate day = today;
        for (int left = Integer.parseInt(workingDaysAgo); left > 0; left--) {
            day = day.minusDays(1);
            while (day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0) {
                day = day.minusDays(1);
            }
        }
        Instant at = day.atTime(LocalTime.parse(time)).toInstant(ZoneOffset.UTC);
        return at.getEpochSecond() + ".000100";
    }

    private static Person person(String key) {
        return Objects.requireNonNull(PEOPLE.get(key), key);
    }

    private static List<String> lines() {
        try (InputStream in = Objects.requireNonNull(DemoHistory.class.getResourceAsStream("/demo/history.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
