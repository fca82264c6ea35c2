package dev.duplex.command.imports.source;

import static dev.duplex.command.imports.source.SlackJson.string;
import static dev.duplex.command.imports.source.SlackJson.stringOr;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Slack's markup as readable text: {@code <@U1>} becomes {@code @name}, {@code <#C1|name>} {@code #name}, a link with a
 * label Markdown, and the three entities that Slack escapes become characters again.
 *
 * @param mentions ids of users and bots
 */
record SlackText(String text, Set<String> mentions) {

    private static final Pattern MARKED = Pattern.compile("<([^<>]+)>");

    static SlackText of(String markup, UnaryOperator<String> nameOfUser, UnaryOperator<String> nameOfChannel) {
        var mentions = new LinkedHashSet<String>();
        var text = new StringBuilder();
        int end = 0;
        for (var marked : (Iterable<MatchResult>) MARKED.matcher(markup).results()::iterator) {
            text.append(unescaped(markup.substring(end, marked.start())));
            text.append(readable(marked.group(1), mentions, nameOfUser, nameOfChannel));
            end = marked.end();
        }
        text.append(unescaped(markup.substring(end)));
        return new SlackText(text.toString(), mentions);
    }

    private static String readable(
            String marked,
            Set<String> mentions,
            UnaryOperator<String> nameOfUser,
            UnaryOperator<String> nameOfChannel) {
        int bar = marked.indexOf('|');
        var target = unescaped(bar < 0 ? marked : marked.substring(0, bar));
        var label = bar < 0 ? "" : unescaped(marked.substring(bar + 1));
        if (target.matches("@[UWB][A-Z0-9]+")) {
            mentions.add(target.substring(1));
            return "@" + nameOfUser.apply(target.substring(1));
        }
        if (target.startsWith("#")) {
            return "#" + (label.isEmpty() ? nameOfChannel.apply(target.substring(1)) : label);
        }
        if (target.startsWith("!")) {
            // <!here>, <!subteam^S1|@team>, <!date^...|as text>
            return label.isEmpty() ? "@" + target.substring(1) : label;
        }
        if (target.equals("mailto:" + label)) {
            return label;
        }
        return label.isEmpty() || label.equals(target) ? target : "[" + label + "](" + target + ")";
    }

    // the ampersand last: an escaped entity becomes that entity, not what it stands for
    private static String unescaped(String text) {
        return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    }

    /** What a message without a text shows: its attachments, else the texts in its blocks. */
    static String beside(JsonNode message) {
        var lines = new ArrayList<String>();
        for (var attachment : message.path("attachments").values()) {
            var shown = attachment(attachment);
            lines.addAll(shown.isEmpty() ? List.of(stringOr(attachment, "fallback", "")) : shown);
        }
        if (lines.isEmpty()) {
            lines.addAll(message.path("blocks").findValuesAsString("text"));
        }
        lines.removeIf(String::isBlank);
        return String.join("\n", lines);
    }

    private static List<String> attachment(JsonNode attachment) {
        var lines = new ArrayList<String>();
        var title = string(attachment, "title");
        var link = string(attachment, "title_link");
        lines.add(stringOr(attachment, "pretext", ""));
        if (title != null) {
            lines.add(link == null ? title : "<" + link + "|" + title + ">");
        }
        lines.add(stringOr(attachment, "text", ""));
        lines.removeIf(String::isBlank);
        return lines;
    }
}
