package dev.duplex.command.rest;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.jdk.StringDeserializer;

/**
 * A text as the log keeps it: half of a surrogate pair has no form in UTF-8. Replaced here as it would be there, so that a
 * repeated request compares by what was kept.
 */
final class WholeText extends StringDeserializer {

    private static final Pattern HALF = Pattern.compile("\\p{Cs}");

    @Override
    public @Nullable String deserialize(JsonParser parser, DeserializationContext context) {
        String text = super.deserialize(parser, context);
        return text == null || StandardCharsets.UTF_8.newEncoder().canEncode(text)
                ? text
                : HALF.matcher(text).replaceAll("\uFFFD");
    }
}
