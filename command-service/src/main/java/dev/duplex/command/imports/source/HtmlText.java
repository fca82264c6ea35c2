package dev.duplex.command.imports.source;

import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** The text of an HTML mail: blocks as lines, links as Markdown, everything else gone. */
final class HtmlText implements NodeVisitor {

    private static final Set<String> LINES = Set.of(
            "p", "div", "tr", "li", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "table", "ul", "ol");
    private static final Set<String> PARAGRAPHS = Set.of("p", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "blockquote");

    private final StringBuilder text = new StringBuilder();

    static String of(String html) {
        var body = Jsoup.parse(html).body();
        body.select("script, style, head, title").remove();
        var visitor = new HtmlText();
        body.traverse(visitor);
        return visitor.text
                .toString()
                .replaceAll("[ \\t]+\n", "\n")
                .replaceAll("\n{3,}", "\n\n")
                .strip();
    }

    @Override
    public void head(Node node, int depth) {
        switch (node) {
            case TextNode words -> words(words);
            case Element element when element.nameIs("br") -> text.append('\n');
            case Element element when element.nameIs("li") -> line().append("- ");
            case Element element when LINES.contains(element.normalName()) -> line();
            case Element element when isLink(element) -> text.append('[');
            default -> {}
        }
    }

    @Override
    public void tail(Node node, int depth) {
        if (node instanceof Element element) {
            if (isLink(element)) {
                text.append("](").append(element.attr("href")).append(')');
            } else if (PARAGRAPHS.contains(element.normalName())) {
                line().append('\n');
            } else if (LINES.contains(element.normalName())) {
                line();
            }
        }
    }

    private static boolean isLink(Element element) {
        var target = element.attr("href");
        return element.nameIs("a")
                && target.matches("(?i)(https?|mailto):.*")
                && !element.text().equals(target);
    }

    private void words(TextNode node) {
        var parent = node.parent();
        var preformatted = parent != null && parent.closest("pre") != null;
        var words = preformatted ? node.getWholeText() : node.text();
        text.append(!preformatted && endsWithSpace() ? words.stripLeading() : words);
    }

    private boolean endsWithSpace() {
        return text.isEmpty() || Character.isWhitespace(text.charAt(text.length() - 1));
    }

    private StringBuilder line() {
        return text.isEmpty() || text.charAt(text.length() - 1) == '\n' ? text : text.append('\n');
    }
}
