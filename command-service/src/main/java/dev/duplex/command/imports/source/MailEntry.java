package dev.duplex.command.imports.source;

import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a mail in memory; its body stays in the file.
 *
 * @param parent id of the mail answered, {@code opener} of the one that opened the thread as far as this mail tells
 * @param start of the header section in the file, in bytes; {@code end} one after the body
 */
record MailEntry(
        String id,
        Instant at,
        String author,
        String subject,
        @Nullable String parent,
        @Nullable String opener,
        boolean automatic,
        Path file,
        String where,
        long start,
        long end) {

    MailEntry answeringNothing() {
        return new MailEntry(id, at, author, subject, null, null, automatic, file, where, start, end);
    }
}
