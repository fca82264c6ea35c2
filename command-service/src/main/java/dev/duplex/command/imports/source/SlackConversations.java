package dev.duplex.command.imports.source;

import static dev.duplex.command.imports.source.SlackJson.number;
import static dev.duplex.command.imports.source.SlackJson.string;
import static dev.duplex.command.imports.source.SlackJson.strings;

import dev.duplex.command.imports.source.ImportedConversation.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which conversations an export lists, and which of its files belong to each. */
final class SlackConversations {

    /** @param files names of the days' files, in order of the days */
    record Listed(
            String key,
            Kind kind,
            @Nullable String name,
            @Nullable Instant created,
            List<String> members,
            List<String> files) {}

    private static final Map<String, Kind> LISTS = new LinkedHashMap<>();
    private static final Pattern DAY = Pattern.compile("([^/]+)/\\d{4}-\\d{2}-\\d{2}\\.json");
    private static final String USERS = "users.json";

    static {
        LISTS.put("channels.json", Kind.CHANNEL);
        LISTS.put("groups.json", Kind.GROUP);
        LISTS.put("mpims.json", Kind.GROUP);
        LISTS.put("dms.json", Kind.DIRECT);
    }

    private final SequencedMap<String, Listed> byKey = new LinkedHashMap<>();
    private final Map<String, Listed> byFolder = new HashMap<>();
    private final String top;

    SlackConversations(UploadedFiles files, Tally tally) {
        top = top(files);
        LISTS.forEach((list, kind) -> {
            if (files.files().containsKey(top + list)) {
                SlackJson.list(files, top + list, entry -> list(entry, list, kind, tally));
            }
        });
        for (var name : files.files().keySet()) {
            assign(name, tally);
        }
    }

    List<Listed> all() {
        return List.copyOf(byKey.values());
    }

    /** Where the list of users would be. */
    String users() {
        return top + USERS;
    }

    String name(String id) {
        var listed = byKey.get("slack:" + id);
        return listed == null || listed.name() == null ? id : listed.name();
    }

    private void list(tools.jackson.databind.JsonNode entry, String list, Kind kind, Tally tally) {
        var id = string(entry, "id");
        if (id == null) {
            tally.tell(Reason.NO_ID, list, "");
            return;
        }
        var name = string(entry, "name");
        var created = number(entry, "created");
        var shown = kind == Kind.DIRECT || list.equals("mpims.json") ? null : name;
        var listed = new Listed(
                "slack:" + id,
                kind,
                shown,
                created == null || created <= 0 ? null : Instant.ofEpochSecond(created),
                strings(entry.path("members")),
                new ArrayList<>());
        if (byKey.putIfAbsent(listed.key(), listed) != null) {
            tally.tell(Reason.DUPLICATE, list, id);
            return;
        }
        byFolder.putIfAbsent(id, listed);
        if (name != null) {
            byFolder.putIfAbsent(name, listed);
        }
    }

    private void assign(String name, Tally tally) {
        var inside = name.startsWith(top) ? name.substring(top.length()) : "";
        var day = DAY.matcher(inside);
        if (day.matches()) {
            byFolder.computeIfAbsent(day.group(1), folder -> unlisted(folder, tally))
                    .files()
                    .add(name);
        } else if (!LISTS.containsKey(inside) && !inside.equals(USERS)) {
            tally.tell(Reason.NOT_PART_OF_EXPORT, name, "");
        }
    }

    private Listed unlisted(String folder, Tally tally) {
        tally.tell(Reason.UNLISTED_CHANNEL, folder, "");
        var listed = new Listed("slack:folder:" + folder, Kind.CHANNEL, folder, null, List.of(), new ArrayList<>());
        byKey.put(listed.key(), listed);
        return listed;
    }

    /** The export is at the top of the upload, or in its one folder. */
    private static String top(UploadedFiles files) {
        var names = files.files().keySet();
        var tops = names.stream()
                .filter(name -> name.equals(USERS) || LISTS.containsKey(name))
                .findAny()
                .map(name -> List.of(""))
                .orElseGet(() -> names.stream()
                        .filter(name -> name.matches("[^/]+/[^/]+"))
                        .filter(name -> isList(name.substring(name.indexOf('/') + 1)))
                        .map(name -> name.substring(0, name.indexOf('/') + 1))
                        .distinct()
                        .toList());
        if (tops.size() != 1) {
            throw new BadImport(
                    "upload",
                    tops.isEmpty()
                            ? "there is no users.json and no channels.json in it"
                            : "there are several exports in it: " + String.join(", ", tops),
                    "Upload one Slack export as zip, tar or tar.gz, as Slack made it.");
        }
        return tops.getFirst();
    }

    private static boolean isList(String file) {
        return file.equals(USERS) || LISTS.containsKey(file);
    }
}
