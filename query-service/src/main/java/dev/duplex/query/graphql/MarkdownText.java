package dev.duplex.query.graphql;

/** What somebody wrote in Markdown: the field {@code html} of its type is resolved where that is rendered. */
public interface MarkdownText {

    String text();
}
