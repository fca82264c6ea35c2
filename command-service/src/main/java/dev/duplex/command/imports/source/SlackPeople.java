package dev.duplex.command.imports.source;

import static dev.duplex.command.imports.source.SlackJson.string;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The people and bots of an export: those listed in {@code users.json}, and those whom only messages name. */
final class SlackPeople {

    private final SequencedMap<String, ImportedPerson> listed = new LinkedHashMap<>();
    private final SequencedMap<String, ImportedPerson> met = new LinkedHashMap<>();
    private final Map<String, String> userOfBot = new HashMap<>();
    private final Map<String, String> namesTold = new HashMap<>();

    void list(JsonNode user, Tally tally) {
        var id = string(user, "id");
        if (id == null) {
            tally.tell(Reason.NO_ID, "users.json", "");
            return;
        }
        var profile = user.path("profile");
        var name = SlackRecord.nameIn(profile);
        var bot = user.path("is_bot").asBoolean(false) || id.equals("USLACKBOT");
        if (name == null) {
            name = SlackRecord.nameIn(user);
        }
        var botId = string(profile, "bot_id");
        if (botId != null) {
            userOfBot.put(botId, id);
        }
        var email = string(profile, "email");
        listed.put(
                key(id),
                new ImportedPerson(key(id), name == null ? unknown(id) : name, email, bot, zone(user, id, tally)));
    }

    private static @Nullable String zone(JsonNode user, String id, Tally tally) {
        var zone = string(user, "tz");
        if (zone == null) {
            return null;
        }
        try {
            return ZoneId.of(zone).getId();
        } catch (DateTimeException e) {
            tally.tell(Reason.BAD_TIME_ZONE, "users.json " + id, zone);
            return null;
        }
    }

    /** Remembers a name that a message carries for someone who may not be listed. */
    void told(String id, @Nullable String name) {
        if (name != null) {
            namesTold.putIfAbsent(id, name);
        }
    }

    /** The key of a user, who becomes one of the people. */
    String user(String id) {
        if (id.startsWith("B")) {
            return bot(id, null);
        }
        if (!listed.containsKey(key(id))) {
            met.computeIfAbsent(key(id), key -> new ImportedPerson(key, key, null, id.equals("USLACKBOT"), null));
        }
        return key(id);
    }

    /** The key of a bot, by its id or, where a message has none, by its name. */
    String bot(@Nullable String id, @Nullable String name) {
        if (id != null && userOfBot.containsKey(id)) {
            return key(userOfBot.get(id));
        }
        var key = id == null ? "slack:bot-name:" + name : key(id);
        told(key.substring("slack:".length()), name);
        met.computeIfAbsent(key, k -> new ImportedPerson(k, k, null, true, null));
        return key;
    }

    boolean isBot(String id) {
        var person = listed.get(key(id));
        return person == null ? id.equals("USLACKBOT") : person.bot();
    }

    String name(String id) {
        var person = listed.get(key(id));
        if (person != null) {
            return person.name();
        }
        var user = userOfBot.get(id);
        return user == null
                ? namesTold.getOrDefault(id, id.equals("USLACKBOT") ? "Slackbot" : unknown(id))
                : name(user);
    }

    List<ImportedPerson> all() {
        var all = new java.util.ArrayList<>(listed.values());
        for (var person : met.values()) {
            var id = person.key().substring("slack:".length());
            all.add(new ImportedPerson(person.key(), name(id), null, person.bot(), null));
        }
        return all;
    }

    private static String key(String id) {
        return "slack:" + id;
    }

    private static String unknown(String id) {
        return "Unknown (" + id + ")";
    }
}
