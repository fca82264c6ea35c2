package dev.duplex.query.timeline;

import dev.duplex.query.graphql.QueryRejected;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** What a text will look like, for whoever is still writing it. */
@Controller
class PreviewController {

    private static final int LONGEST = 40_000;

    @QueryMapping
    String preview(@Argument String text) {
        if (text.length() > LONGEST) {
            throw new QueryRejected(
                    "too-long",
                    "text",
                    "The text has " + text.length() + " characters",
                    "Send at most " + LONGEST + " characters; send more as a file");
        }
        return Markdown.html(text);
    }
}
