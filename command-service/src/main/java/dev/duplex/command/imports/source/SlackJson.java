package dev.duplex.command.imports.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Lists in JSON files, and fields that may be absent, null or of another type. */
final class SlackJson {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private SlackJson() {}

    static Collection<JsonNode> list(UploadedFiles files, String name) {
        try (var in = files.read(name)) {
            var json = MAPPER.readTree(in);
            if (!json.isArray()) {
                throw new BadImport(name, "is not a JSON list", "Upload the export as Slack made it.");
            }
            return json.values();
        } catch (JacksonException e) {
            var at = e.getLocation();
            throw new BadImport(
                    name,
                    "is not JSON" + (at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr())
                            + " (" + e.getOriginalMessage() + ")",
                    "Export again, or repair or remove this file.");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A string that is not blank. */
    static @Nullable String string(JsonNode object, String field) {
        var value = object.path(field);
        if (!value.isString()) {
            return null;
        }
        var text = value.stringValue();
        return text.isBlank() ? null : text;
    }

    static String stringOr(JsonNode object, String field, String otherwise) {
        var text = string(object, field);
        return text == null ? otherwise : text;
    }

    static @Nullable Long number(JsonNode object, String field) {
        var value = object.path(field);
        return value.isIntegralNumber() && value.canConvertToLong() ? value.longValue() : null;
    }

    static List<String> strings(JsonNode list) {
        return list.values().stream()
                .filter(JsonNode::isString)
                .map(JsonNode::stringValue)
                .toList();
    }
}
