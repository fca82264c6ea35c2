package dev.duplex.command.imports.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/** Lists in JSON files, and fields that may be absent, null or of another type. */
final class SlackJson {

    private static final long MOST_BYTES_OF_A_DAY = 64L << 20;
    private static final int MOST_RECORDS = 1_000_000;

    /** Of one record: even nothing but brackets stays small in memory. */
    private static final int MOST_TOKENS = 1_000_000;

    private static final ObjectReader READER = JsonMapper.shared().readerFor(JsonNode.class);

    private SlackJson() {}

    /** Reads a day's file record by record; all of it is checked before the first is given. */
    static void day(UploadedFiles files, String name, Consumer<JsonNode> each) {
        try {
            if (Files.size(files.path(name)) > MOST_BYTES_OF_A_DAY) {
                throw tooLarge(name, "is larger than " + MOST_BYTES_OF_A_DAY + " bytes");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        list(files, name, each);
    }

    /** Reads a list element by element; all of it is checked before the first is given. */
    static void list(UploadedFiles files, String name, Consumer<JsonNode> each) {
        try {
            check(files, name);
            try (var in = files.read(name);
                    MappingIterator<JsonNode> records = READER.readValues(in)) {
                while (records.hasNextValue()) {
                    each.accept(records.nextValue());
                }
            }
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

    /** A few bytes of JSON become many in memory: nothing is kept before it is known how much it is. */
    private static void check(UploadedFiles files, String name) throws IOException {
        try (var in = files.read(name);
                var json = READER.createParser(in)) {
            if (json.nextToken() != JsonToken.START_ARRAY) {
                throw new BadImport(name, "is not a JSON list", "Upload the export as Slack made it.");
            }
            int depth = 1;
            int records = 0;
            int tokens = 0;
            for (var token = json.nextToken(); token != null; token = json.nextToken()) {
                if (depth == 0) {
                    throw new BadImport(name, "is not one JSON list", "Upload the export as Slack made it.");
                }
                if (depth == 1 && !token.isStructEnd()) {
                    tokens = 0;
                    if (++records > MOST_RECORDS) {
                        throw tooLarge(name, "has more than " + MOST_RECORDS + " records");
                    }
                }
                if (++tokens > MOST_TOKENS) {
                    throw tooLarge(name, "has a record of more than " + MOST_TOKENS + " parts");
                }
                if (token.isStructStart()) {
                    depth++;
                } else if (token.isStructEnd()) {
                    depth--;
                }
            }
        }
    }

    private static BadImport tooLarge(String name, String how) {
        return new BadImport(name, how, "Export again, or remove this file.");
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
