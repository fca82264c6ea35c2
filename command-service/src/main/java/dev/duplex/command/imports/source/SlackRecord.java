package dev.duplex.command.imports.source;

import static dev.duplex.command.imports.source.SlackJson.number;
import static dev.duplex.command.imports.source.SlackJson.string;
import static dev.duplex.command.imports.source.SlackJson.stringOr;
import static dev.duplex.command.imports.source.SlackJson.strings;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One entry of a day's file, without what is not used, so that a channel fits into memory.
 *
 * @param where the file
 * @param user the author; for a comment on a file its author
 * @param userName from the author's profile in this record
 * @param text Slack's markup
 * @param named the new name, of a rename; {@code before} has the old one
 * @param target the message that is changed or deleted
 * @param changed that message as it is now, {@code previous} as it was
 * @param previews whether there are attachments beside the text
 */
record SlackRecord(
        String where,
        SlackTimestamp ts,
        String subtype,
        @Nullable String user,
        @Nullable String userName,
        @Nullable String bot,
        @Nullable String botName,
        String text,
        @Nullable String thread,
        @Nullable SlackTimestamp editedAt,
        @Nullable String editedBy,
        List<FileReference> files,
        List<Reaction> reactions,
        @Nullable String named,
        @Nullable String before,
        @Nullable SlackTimestamp target,
        @Nullable SlackRecord changed,
        @Nullable SlackRecord previous,
        boolean previews) {

    record Reaction(String emoji, List<String> users) {}

    static @Nullable SlackRecord of(JsonNode json, String where) {
        var ts = timestamp(json, "ts");
        if (ts == null) {
            return null;
        }
        var type = stringOr(json, "type", "message");
        var comment = json.path("comment");
        var user = string(json, "user");
        var changed = json.path("message");
        var previous = json.path("previous_message");
        var target = changed.isObject() ? timestamp(changed, "ts") : timestamp(json, "deleted_ts");
        var text = stringOr(json, "text", "");
        var attachments = json.path("attachments");
        return new SlackRecord(
                where,
                ts,
                type.equals("message") ? stringOr(json, "subtype", "") : type,
                user == null ? string(comment, "user") : user,
                nameIn(json.path("user_profile")),
                string(json, "bot_id"),
                botName(json),
                text.isEmpty() ? SlackText.beside(json) : text,
                string(json, "thread_ts"),
                timestamp(json.path("edited"), "ts"),
                string(json.path("edited"), "user"),
                files(json),
                reactions(json.path("reactions")),
                string(json, "name"),
                string(json, "old_name"),
                target,
                changed.isObject() ? of(changed, where) : null,
                previous.isObject() ? of(previous, where) : null,
                !text.isEmpty() && attachments.isArray() && !attachments.isEmpty());
    }

    /** The name that Slack shows. */
    static @Nullable String nameIn(JsonNode profile) {
        for (var field : List.of("display_name", "real_name", "name")) {
            var name = string(profile, field);
            if (name != null) {
                return name.strip();
            }
        }
        return null;
    }

    private static @Nullable String botName(JsonNode json) {
        var name = string(json.path("bot_profile"), "name");
        return name == null ? string(json, "username") : name;
    }

    private static @Nullable SlackTimestamp timestamp(JsonNode json, String field) {
        return SlackTimestamp.of(stringOr(json, field, "")).orElse(null);
    }

    private static List<FileReference> files(JsonNode json) {
        var files = new ArrayList<FileReference>();
        for (var file : json.path("files").values()) {
            files.add(file(file));
        }
        if (json.path("file").isObject()) {
            files.add(file(json.path("file")));
        }
        return files;
    }

    /** {@code url_private} is the last choice and loses its query: exports put an access token there. */
    private static FileReference file(JsonNode file) {
        var url = string(file, "permalink");
        if (url == null) {
            url = string(file, "url_private");
        }
        return new FileReference(
                stringOr(file, "name", stringOr(file, "title", stringOr(file, "id", "file"))),
                string(file, "mimetype"),
                number(file, "size"),
                url == null ? null : url.replaceFirst("\\?.*", ""));
    }

    private static List<Reaction> reactions(JsonNode json) {
        var reactions = new ArrayList<Reaction>();
        for (var reaction : json.values()) {
            var emoji = string(reaction, "name");
            if (emoji != null) {
                reactions.add(new Reaction(emoji, strings(reaction.path("users"))));
            }
        }
        return reactions;
    }
}
