package dev.duplex.query.timeline;

import java.util.List;
import java.util.regex.Pattern;
import org.commonmark.Extension;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/**
 * What people write as HTML that is safe to show: CommonMark with the tables, strikethrough and bare links of GitHub. HTML
 * in a text is shown as it was written, and a picture from elsewhere is a link to it, so that reading tells nobody.
 */
final class Markdown {

    /** Nobody nests deeper by hand, and rendering takes some stack for each level. */
    private static final int DEEPEST = 100;

    private static final List<Extension> EXTENSIONS =
            List.of(TablesExtension.create(), StrikethroughExtension.create(), AutolinkExtension.create());

    private static final Parser PARSER = Parser.builder()
            .extensions(EXTENSIONS)
            .customInlineContentParserFactory(new AngleBrackets())
            .maxOpenBlockParsers(DEEPEST)
            .build();
    private static final HtmlRenderer RENDERER = HtmlRenderer.builder()
            .extensions(EXTENSIONS)
            .escapeHtml(true)
            .sanitizeUrls(true)
            .build();

    private static final Pattern LINKED = Pattern.compile("(?i)(https?://|mailto:).+", Pattern.DOTALL);
    private static final Pattern LANGUAGE = Pattern.compile("language-[A-Za-z0-9_+#.-]{1,40}");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");
    private static final Pattern ALIGNMENT = Pattern.compile("left|center|right");

    private static final PolicyFactory SAFE = new HtmlPolicyBuilder()
            .allowElements(
                    "p",
                    "br",
                    "hr",
                    "h1",
                    "h2",
                    "h3",
                    "h4",
                    "h5",
                    "h6",
                    "em",
                    "strong",
                    "del",
                    "code",
                    "pre",
                    "blockquote",
                    "ul",
                    "ol",
                    "li",
                    "a",
                    "table",
                    "thead",
                    "tbody",
                    "tr",
                    "th",
                    "td")
            .allowUrlProtocols("http", "https", "mailto")
            .allowAttributes("href")
            .matching(LINKED)
            .onElements("a")
            .allowAttributes("title")
            .onElements("a")
            .requireRelsOnLinks("noopener", "nofollow")
            .allowAttributes("class")
            .matching(LANGUAGE)
            .onElements("code")
            .allowAttributes("start")
            .matching(NUMBER)
            .onElements("ol")
            .allowAttributes("align")
            .matching(ALIGNMENT)
            .onElements("th", "td")
            .toFactory();

    private Markdown() {}

    /** @param source in Markdown */
    static String html(String source) {
        Node document = parse(source);
        document.accept(new PicturesToLinks());
        return SAFE.sanitize(RENDERER.render(document));
    }

    private static Node parse(String source) {
        try {
            Node document = PARSER.parse(source);
            return isTooDeep(document) ? plain(source) : document;
        } catch (StackOverflowError e) {
            // the parser goes down emphasis in emphasis by itself
            return plain(source);
        }
    }

    private static Node plain(String source) {
        Paragraph paragraph = new Paragraph();
        paragraph.appendChild(new Text(source));
        return paragraph;
    }

    /** Goes through the tree without a stack of its own. */
    private static boolean isTooDeep(Node document) {
        int depth = 0;
        Node at = document;
        while (at != null) {
            if (at.getFirstChild() != null) {
                at = at.getFirstChild();
                depth++;
                if (depth > DEEPEST) {
                    return true;
                }
                continue;
            }
            while (at != null && at.getNext() == null) {
                at = at.getParent();
                depth--;
            }
            at = at == null ? null : at.getNext();
        }
        return false;
    }

    private static final class PicturesToLinks extends AbstractVisitor {

        @Override
        public void visit(Image image) {
            visitChildren(image);
            Link link = new Link(image.getDestination(), image.getTitle());
            boolean named = image.getFirstChild() != null;
            while (image.getFirstChild() != null) {
                link.appendChild(image.getFirstChild());
            }
            if (!named) {
                link.appendChild(new Text(image.getDestination()));
            }
            if (isLinked(image)) {
                while (link.getFirstChild() != null) {
                    image.insertBefore(link.getFirstChild());
                }
            } else {
                image.insertBefore(link);
            }
            image.unlink();
        }

        private static boolean isLinked(Node node) {
            for (Node at = node.getParent(); at != null; at = at.getParent()) {
                if (at instanceof Link) {
                    return true;
                }
            }
            return false;
        }
    }
}
