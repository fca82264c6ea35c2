package dev.duplex.command.imports.source;

/** The exports that can be read. */
public enum SourceFormat {
    /** A Slack export: zip, tar or tar.gz of {@code users.json}, {@code channels.json}, {@code <channel>/<day>.json}. */
    SLACK,
    /** Mail in mbox files (RFC 4155, also as pipermail writes it): one, one in gz, or several in a zip, tar or tar.gz. */
    MBOX
}
