package dev.duplex.query.timeline;

import java.util.Set;
import org.commonmark.node.Text;
import org.commonmark.parser.beta.InlineContentParser;
import org.commonmark.parser.beta.InlineContentParserFactory;
import org.commonmark.parser.beta.InlineParserState;
import org.commonmark.parser.beta.ParsedInline;
import org.commonmark.parser.beta.Position;
import org.commonmark.parser.beta.Scanner;

/**
 * Takes a {@code <} for what it says unless a link in angle brackets follows: HTML is shown as it was written anyway, and
 * the parser's own search for its end takes seconds for a text of nothing else.
 */
final class AngleBrackets implements InlineContentParserFactory, InlineContentParser {

    /** Of a link. */
    private static final int LONGEST = 2_000;

    @Override
    public Set<Character> getTriggerCharacters() {
        return Set.of('<');
    }

    @Override
    public InlineContentParser create() {
        return this;
    }

    @Override
    public ParsedInline tryParse(InlineParserState state) {
        Scanner scanner = state.scanner();
        scanner.next();
        Position after = scanner.position();
        return isLink(scanner) ? ParsedInline.none() : ParsedInline.of(new Text("<"), after);
    }

    private static boolean isLink(Scanner scanner) {
        boolean address = false;
        for (int length = 0; length < LONGEST; length++) {
            char next = scanner.peek();
            if (next == '>') {
                return address;
            }
            if (next == '<' || next == Scanner.END || Character.isWhitespace(next)) {
                return false;
            }
            address |= next == ':' || next == '@';
            scanner.next();
        }
        return false;
    }
}
