package dev.duplex.command.imports.source;

import java.nio.file.Path;

/**
 * @param identity what makes two mails come from one person (Slack has ids of its own)
 * @param textLimit characters (UTF-16 units) of a message that are kept; a longer one is cut and told in the report
 * @param temporary an existing folder for unpacked files
 */
public record SourceOptions(Identity identity, int textLimit, ArchiveLimits limits, Path temporary) {

    /** Whom a mail is from. */
    public enum Identity {
        /** The address, in small letters; "ann at host.org" is ann@host.org. */
        ADDRESS,
        /** The name: in parentheses at the end of From, else the display name, else all of From. */
        NAME
    }

    public static SourceOptions defaults() {
        return new SourceOptions(
                Identity.ADDRESS, 40_000, ArchiveLimits.defaults(), Path.of(System.getProperty("java.io.tmpdir")));
    }

    public SourceOptions withIdentity(Identity other) {
        return new SourceOptions(other, textLimit, limits, temporary);
    }
}
